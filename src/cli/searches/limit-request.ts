import { type Ladder, type LimitRequest, ladderOf, mostRows, policiesWithThresholds } from '../../experiment/index.ts';
import {
  defaultCapacity,
  type OpenScenario,
  type RequestedAxis,
  readAxis,
  requestedAxes,
  requestedMeasures,
  type Scenario,
} from '../../scenario/index.ts';
import { placeOfAxis } from './axis-place.ts';
import { keyPart, Objections, type Request } from './request.ts';

export type LimitKind = 'capacity' | 'size';

interface Asked {
  readonly over: readonly string[];
  readonly measures: readonly string[];
  /** Equal steps of a range. */
  readonly steps: number | undefined;
}

/** What is varied in search of a limit, or everything that is wrong with it. */
export function limitRequest(
  open: OpenScenario,
  scenario: Scenario,
  kind: LimitKind,
  asked: Asked,
): Request<LimitRequest> {
  const objections = new Objections();
  if (policiesWithThresholds({ scenario }).length === 0)
    objections.at(keyPart(open, kind), {
      problem: 'the scenario has no thresholds, so there is nothing to hold',
      hint: 'say what must hold, such as thresholds: ["wait.p95 < 4 h"]',
    });
  const { over } = asked;
  const { axes, faults } = requestedAxes(open, over.length > 0 ? without(scenario, kind) : scenario, over, kind);
  objections.add(...faults);
  const varied = axes.length > 0 || faults.length > 0 ? axes : defaultAxes(kind, objections);
  const ladders = laddersOf(varied, kind, asked.steps ?? scenario.capacity?.steps ?? 30, objections);
  const costs = costsOf(varied, scenario, { kind, open, objections });
  for (const end of kind === 'size' ? [-1] : [0, -1]) {
    const changes = ladders.map(({ path, values, placeOf }) => {
      const value = values.at(end)!;
      return { path, value, place: placeOf(value) };
    });
    objections.add(...(open.variant(changes).faults ?? []));
  }
  const written = (scenario.thresholds ?? []).map(({ measure }) => measure);
  const measures = requestedMeasures(open, scenario, {
    flags: [...new Set([...written, ...asked.measures])],
    written: [],
    place: [],
    varied: ladders.map(({ path }) => path),
  });
  objections.add(...measures.faults);
  const refusal = objections.refusal('this search cannot be played');
  if (refusal !== undefined) return { refusal };
  return { ready: { kind, open, scenario, ladders, costs, measures: measures.measures } };
}

/** What the flags vary stands in place of what the scenario does: more paths would make another search of it. */
function without(scenario: Scenario, kind: LimitKind): Scenario {
  const { [kind]: _own, ...rest } = scenario;
  return rest;
}

function defaultAxes(kind: LimitKind, objections: Objections): RequestedAxis[] {
  if (kind === 'size') {
    objections.at(undefined, {
      problem: 'nothing says what may be made smaller',
      hint: 'give --over "cluster.pools.NAME.nodes=8 … 64", or the same under \'size\' in the scenario',
    });
    return [];
  }
  return Object.entries(defaultCapacity).map(([path, range]) => {
    const reading = readAxis(range);
    if (!('axis' in reading)) throw new Error(reading.expected);
    return { path, axis: reading.axis, role: 'choice' as const, placeOf: () => undefined };
  });
}

function laddersOf(axes: readonly RequestedAxis[], kind: LimitKind, steps: number, objections: Objections): Ladder[] {
  if (kind === 'capacity' && axes.length > 1)
    objections.at(placeOfAxis(axes, 1), {
      problem: 'the capacity is searched along one path',
      hint: 'give one range with --over',
    });
  const ladders = axes.flatMap((axis, at) => {
    const ladder = ladderOf(axis, steps);
    if (!('problem' in ladder)) return [ladder];
    objections.at(placeOfAxis(axes, at), ladder);
    return [];
  });
  if (ladders.length < 2 || ladders.length < axes.length) return ladders;
  const uneven = ladders.findIndex(({ numbers }) => numbers.some((number, at) => number !== numbers[0]! + at));
  if (uneven >= 0)
    objections.at(placeOfAxis(axes, uneven), {
      problem: `a mix takes every whole number of a range; '${axes[uneven]!.path}' has others`,
      hint: 'such as 1 … 16',
    });
  const rows = ladders.slice(0, -1).reduce((product, { values }) => product * values.length, 1);
  if (rows > mostRows)
    objections.at(placeOfAxis(axes, 0), {
      problem: `all but the last path have ${rows.toLocaleString('en')} combinations; at most ${mostRows.toLocaleString('en')} are tried`,
      hint: 'narrow their ranges, and put the widest last',
    });
  return ladders;
}

interface Costing {
  readonly kind: LimitKind;
  readonly open: OpenScenario;
  readonly objections: Objections;
}

function costsOf(
  axes: readonly RequestedAxis[],
  { size }: Scenario,
  { kind, open, objections }: Costing,
): readonly number[] {
  if (kind === 'capacity') return [1];
  const costs = size?.costs ?? {};
  for (const path of Object.keys(costs)) {
    if (axes.some((axis) => axis.path === path)) continue;
    objections.at(open.part(['size', 'costs', path]), {
      problem: `size.costs has '${path}', which is not varied`,
      hint: `varied: ${axes.map((axis) => axis.path).join(', ')}`,
    });
  }
  for (const [at, { path }] of axes.entries()) {
    if (axes.length < 2 || costs[path] !== undefined) continue;
    objections.at(placeOfAxis(axes, at), {
      problem: `nothing says what one more of '${path}' costs`,
      hint: "say it under 'size.costs'",
    });
  }
  return axes.map(({ path }) => costs[path] ?? 1);
}
