import type { Scenario } from '../../scenario/scenario.ts';
import { pilotOf } from '../auto-warmup.ts';
import type { RunKey } from './run-record.ts';

/** The runs of a scenario in order. */
export function* runKeys(scenario: Scenario): Generator<RunKey> {
  for (let replication = 0; replication < scenario.replications; replication++) {
    for (const policy of Object.keys(scenario.policies)) yield { scenario, policy, replication };
  }
}

/** The runs of a study that came to so many replications, in order; first those that only find its warm-up. */
export function* studyKeys(scenario: Scenario, replications: number): Generator<RunKey> {
  if (scenario.autoWarmup) for (const key of runKeys(pilotOf(scenario))) yield { ...key, pilot: true };
  yield* runKeys({ ...scenario, replications });
}
