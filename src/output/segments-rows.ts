import type { FinishedRun } from '../experiment/index.ts';
import { jobStates, type Placement } from '../simulation/index.ts';
import { type Origin, runEnding } from './origin.ts';
import { nodesOf, placementText } from './placement-text.ts';
import { runFields } from './run-fields.ts';

const suspended = jobStates.indexOf('suspended');

/** The rows of `segments.csv`, in the order of its columns. */
export function* segmentsRows(run: FinishedRun, origin: Origin): Generator<string> {
  const { jobs, outcome, result } = run;
  const { pools, states } = runFields(run, origin);
  const { placement, segments } = outcome;
  const ending = runEnding(origin, result.policy, result.replication);
  for (let job = 0; job < jobs.count; job += 1) {
    const start = outcome.start[job]!;
    if (Number.isNaN(start)) continue;
    const number = jobs.number[job]!;
    const how = states[outcome.state[job]!]!;
    if (segments === undefined) {
      yield `${number},1,${start},${outcome.end[job]!},${pools[outcome.pool[job]!]!},${jobs.accelerators[job]!},${where(placement, job)},${how},0${ending}`;
      continue;
    }
    const { offset, start: from, end: to, pool, accelerators, overhead } = segments;
    const last = offset[job + 1]! - 1;
    for (let k = offset[job]!; k <= last; k += 1) {
      const ended = k < last ? states[suspended]! : how;
      yield `${number},${k - offset[job]! + 1},${from[k]!},${to[k]!},${pools[pool[k]!]!},${accelerators[k]!},${where(segments.placement, k)},${ended},${overhead[k]!}${ending}`;
    }
  }
}

/** `nodes` and `placement` of a row. */
function where(placement: Placement | undefined, row: number): string {
  const nodes = placement ? nodesOf(placement, row) : 0;
  return placement && nodes > 0 ? `${nodes},${placementText(placement, row)}` : ',';
}
