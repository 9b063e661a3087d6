import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Cells } from './cells.ts';
import type { Growth } from './growing-queues.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { GroupResult, GrowingQueue, Timeline } from './result.ts';

/** Tells which groups have a measured job of a queue that grows. O(measured jobs). */
export function growingGroups(
  { grows, queues }: Growth,
  { cell, count, groupings }: Cells,
  { first }: MeasuredWindow,
): (group: Pick<GroupResult, 'dimension' | 'name'>) => boolean {
  if (queues.length === 0) return () => false;
  const growing = new Uint8Array(count);
  for (let row = 0; row < cell.length; row += 1) if (grows[first + row] === 1) growing[cell[row]!] = 1;
  const found = new Map(
    groupings.map(({ dimension, names, group }) => {
      const own = new Set<string>();
      growing.forEach((one, at) => {
        if (one === 1) own.add(names[group[at]!]!);
      });
      return [dimension, own];
    }),
  );
  return ({ dimension, name }) => found.get(dimension)?.has(name) === true;
}

/** The queues that grow, by names; the pools are not named where they are all that the machine has. */
export function growingQueues({ queues }: Growth, names: readonly string[]): GrowingQueue[] {
  return queues.map(({ pools, groups }) => ({
    pools: pools.length >= names.length ? null : pools.map((pool) => names[pool]!),
    groups,
  }));
}

/** Jobs in the system whose queue does not grow, over the steps of a timeline; nothing where all grow. O(jobs + steps). */
export function steadyJobs(
  { grows }: Growth,
  { from, step, queuedJobs }: Timeline,
  { count, submit }: JobTable,
  { start, end }: Outcome,
): Pick<Timeline, 'steadyJobs'> {
  const edges = new Float64Array(queuedJobs.length + 1);
  const whole = new Float64Array(queuedJobs.length + 1);
  const last = queuedJobs.length - 1;
  let steady = 0;
  for (let job = 0; job < count; job += 1) {
    if (grows[job] === 1 || Number.isNaN(start[job]!)) continue;
    steady += 1;
    const since = Math.max(0, (submit[job]! - from) / step);
    const until = Math.min(queuedJobs.length, (end[job]! - from) / step);
    if (!(until > since)) continue;
    const [first, final] = [Math.min(last, Math.floor(since)), Math.min(last, Math.floor(until))];
    if (first === final) edges[first]! += until - since;
    else {
      edges[first]! += first + 1 - since;
      edges[final]! += until - final;
      whole[first + 1]! += 1;
      whole[final]! -= 1;
    }
  }
  if (steady === 0) return {};
  let covering = 0;
  const means = queuedJobs.map((_, k) => {
    covering += whole[k]!;
    return edges[k]! + covering;
  });
  return { steadyJobs: means };
}
