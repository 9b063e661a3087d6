import type { OpenScenario, Scenario } from '../../scenario/index.ts';
import { limitRequest } from './limit-request.ts';
import { paretoRequest } from './pareto-request.ts';
import type { Refusal, Request } from './request.ts';
import { selectionRequest } from './selection-request.ts';
import { sensitivityRequest } from './sensitivity-request.ts';
import { sweepRequest } from './sweep-request.ts';

/** Nothing but what the scenario says. */
const asWritten = {
  over: [],
  measures: [],
  measure: undefined,
  worthwhile: undefined,
  method: undefined,
  design: undefined,
  points: undefined,
  steps: undefined,
};

/** A search that cannot be played as the scenario has it. */
export interface Refused {
  /** The command that would refuse it. */
  readonly command: string;
  readonly refusal: Refusal;
}

/** Every search that a scenario describes, as its own command would ask for it without flags; those that would be refused. */
export function refusedSearches(open: OpenScenario, scenario: Scenario): Refused[] {
  const searches: Readonly<Record<string, readonly [written: unknown, request: () => Request<unknown>]>> = {
    sweep: [scenario.sweep, () => sweepRequest(open, scenario, asWritten)],
    best: [scenario.select, () => selectionRequest(open, scenario, asWritten)],
    sensitivity: [scenario.sensitivity, () => sensitivityRequest(open, scenario, asWritten)],
    capacity: [scenario.capacity, () => limitRequest(open, scenario, 'capacity', asWritten)],
    size: [scenario.size, () => limitRequest(open, scenario, 'size', asWritten)],
    pareto: [scenario.plans ?? scenario.pareto, () => paretoRequest(open, scenario, asWritten)],
  };
  return Object.entries(searches).flatMap(([command, [written, request]]) => {
    const { refusal } = written === undefined ? {} : request();
    return refusal === undefined ? [] : [{ command, refusal }];
  });
}
