import type { FinishedRun } from '../experiment/index.ts';
import { type Origin, runEnding } from './origin.ts';
import { nodesOf, placementText } from './placement-text.ts';
import { runFields } from './run-fields.ts';

/** The rows of `segments.csv`, in the order of its columns. A job runs in one piece, so it has one segment. */
export function* segmentsRows(run: FinishedRun, origin: Origin): Generator<string> {
  const { jobs, outcome, result } = run;
  const { pools, states } = runFields(run, origin);
  const { placement } = outcome;
  const ending = runEnding(origin, result.policy, result.replication);
  for (let job = 0; job < jobs.count; job += 1) {
    const start = outcome.start[job]!;
    if (Number.isNaN(start)) continue;
    const nodes = placement ? nodesOf(placement, job) : 0;
    const where = placement && nodes > 0 ? `${nodes},${placementText(placement, job)}` : ',';
    yield `${jobs.number[job]!},1,${start},${outcome.end[job]!},${pools[outcome.pool[job]!]!},${jobs.accelerators[job]!},${where},${states[outcome.state[job]!]!}${ending}`;
  }
}
