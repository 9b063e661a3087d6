import {
  type Ladder,
  type LimitSearch,
  ladderOf,
  mostRows,
  policiesWithThresholds,
  searchLimit,
} from '../../experiment/index.ts';
import { limitTables } from '../../output/search-tables.ts';
import {
  defaultCapacity,
  type OpenScenario,
  type RequestedAxis,
  readAxis,
  requestedAxes,
  type Scenario,
} from '../../scenario/index.ts';
import type { Flags } from '../flags.ts';
import { readOpenScenario, refuse } from '../read-scenario.ts';
import { refuseAt } from '../refuse-at.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { placeOfAxis } from './axis-place.ts';
import { limitText } from './limit-text.ts';
import { readMeasures } from './measures.ts';
import { searchWork } from './search-work.ts';

/** Searches for the largest load or the smallest machine at which every threshold holds: the work of `capacity` and `size`. */
export async function limitWork(flags: Flags, terminal: Terminal, kind: 'capacity' | 'size'): Promise<number> {
  const file = flags.text('file')!;
  const { open, scenario, notes } = readOpenScenario(file, flags.sets, terminal);
  if (policiesWithThresholds({ scenario }).length === 0)
    throw new UsageError(
      `${file} has no thresholds, so there is nothing to hold`,
      'say what must hold, such as thresholds: ["wait.p95 < 4 h"]',
    );
  const over = flags.all('over');
  const { axes, faults } = requestedAxes(open, over.length > 0 ? without(scenario, kind) : scenario, over, kind);
  if (faults.length > 0) return refuse('this search cannot be played', faults, open.text, terminal);
  const refuseSearch: Refuse = (part, problem, hint) =>
    refuseAt(open, part, { whole: 'this search cannot be played', problem, hint }, terminal);
  const varied = axes.length > 0 ? axes : defaultAxes(kind);
  const ladders = laddersOf(varied, kind, stepsOf(flags, scenario.capacity?.steps), refuseSearch);
  const costs = costsOf(varied, scenario, kind, open, refuseSearch);
  for (const end of kind === 'size' ? ['last'] : ['first', 'last']) {
    const reading = open.variant(
      ladders.map(({ path, values, placeOf }) => {
        const value = values[end === 'first' ? 0 : values.length - 1]!;
        return { path, value, place: placeOf(value) };
      }),
    );
    if (reading.faults !== undefined)
      return refuse('the ends of this search are no valid scenarios', reading.faults, open.text, terminal);
  }
  const written = [...new Set((scenario.thresholds ?? []).map(({ measure }) => measure))];
  const asked = [...new Set([...written, ...flags.all('measure')])];
  const measures = readMeasures(
    open,
    scenario,
    { flags: asked, written: [], place: [], varied: ladders.map(({ path }) => path) },
    terminal,
  );
  return searchWork<LimitSearch>(flags, terminal, {
    scenario,
    notes,
    play: (players, own) => searchLimit({ kind, open, scenario, ladders, costs, measures }, players, own),
    text: limitText,
    tables: limitTables,
    found: ({ outcome }) => Object.values(outcome.found).some((value) => value !== null),
  });
}

type Refuse = (part: ReturnType<typeof placeOfAxis>, problem: string, hint?: string) => never;

/** What the flags vary stands in place of what the scenario does: more paths would make another search of it. */
function without(scenario: Scenario, kind: 'capacity' | 'size'): Scenario {
  const { [kind]: _own, ...rest } = scenario;
  return rest;
}

function defaultAxes(kind: 'capacity' | 'size'): RequestedAxis[] {
  if (kind === 'size')
    throw new UsageError(
      'nothing says what may be made smaller',
      'give --over "cluster.pools.NAME.nodes=8 … 64", or the same under \'size\' in the scenario',
    );
  return Object.entries(defaultCapacity).map(([path, range]) => {
    const reading = readAxis(range);
    if (!('axis' in reading)) throw new Error(reading.expected);
    return { path, axis: reading.axis, placeOf: () => undefined };
  });
}

function laddersOf(
  axes: readonly RequestedAxis[],
  kind: 'capacity' | 'size',
  steps: number,
  refuseSearch: Refuse,
): Ladder[] {
  if (kind === 'capacity' && axes.length > 1)
    throw new UsageError('the capacity is searched along one path', 'give one range with --over');
  const ladders = axes.map((axis, at) => {
    const ladder = ladderOf(axis, steps);
    return 'problem' in ladder ? refuseSearch(placeOfAxis(axes, at), ladder.problem) : ladder;
  });
  if (ladders.length === 1) return ladders;
  const uneven = ladders.findIndex(({ numbers }) => numbers.some((number, at) => number !== numbers[0]! + at));
  if (uneven >= 0) {
    const problem = `a mix takes every whole number of a range; '${axes[uneven]!.path}' has others`;
    return refuseSearch(placeOfAxis(axes, uneven), problem, 'such as 1 … 16');
  }
  const rows = ladders.slice(0, -1).reduce((product, { values }) => product * values.length, 1);
  if (rows > mostRows)
    throw new UsageError(
      `all but the last path have ${rows.toLocaleString('en')} combinations; at most ${mostRows.toLocaleString('en')} are tried`,
      'narrow their ranges, and put the widest last',
    );
  return ladders;
}

function costsOf(
  axes: readonly RequestedAxis[],
  { size }: Scenario,
  kind: 'capacity' | 'size',
  open: OpenScenario,
  refuseSearch: Refuse,
): number[] {
  if (kind === 'capacity') return [1];
  const costs = size?.costs ?? {};
  const stray = Object.keys(costs).find((path) => !axes.some((axis) => axis.path === path));
  if (stray !== undefined) {
    const known = `varied: ${axes.map(({ path }) => path).join(', ')}`;
    return refuseSearch(open.part(['size', 'costs', stray]), `size.costs has '${stray}', which is not varied`, known);
  }
  if (axes.length > 1) {
    const free = axes.findIndex(({ path }) => costs[path] === undefined);
    const problem = `nothing says what one more of '${axes[free]?.path}' costs`;
    if (free >= 0) return refuseSearch(placeOfAxis(axes, free), problem, "say it under 'size.costs'");
  }
  return axes.map(({ path }) => costs[path] ?? 1);
}

function stepsOf(flags: Flags, written = 30): number {
  const given = flags.text('steps');
  if (given === undefined) return written;
  const steps = Number(given);
  if (Number.isInteger(steps) && steps >= 1 && steps <= 10_000) return steps;
  throw new UsageError(`--steps takes a whole number from 1 to 10,000, got '${given}'`);
}
