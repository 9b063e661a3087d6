import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import { heldBy, runTimeOf } from './measured-jobs.ts';

/**
 * Whether the jobs are a closed batch: a pile of work that stands there at (or nearly at) the start and is worked
 * off. True when all are submitted at one instant or, without a horizon, when submissions end before half of the
 * shortest conceivable makespan: the larger of all work ÷ installed accelerators and the longest run.
 * Only then is the makespan a property of the policy; otherwise it is that of the arrivals.
 */
export function isClosedBatch(jobs: JobTable, outcome: Outcome, installed: number, horizon: boolean): boolean {
  const { count, submit } = jobs;
  if (count === 0) return false;
  const span = submit[count - 1]! - submit[0]!;
  if (span === 0) return true;
  if (horizon) return false;
  let work = 0;
  let longest = 0;
  for (let job = 0; job < count; job += 1) {
    const run = runTimeOf(jobs, outcome, job);
    if (!(run > 0)) continue;
    work += heldBy(jobs, outcome, job);
    if (run > longest) longest = run;
  }
  return span <= Math.max(work / installed, longest) / 2;
}

/** First submission to last end, s; null when no job ran. */
export function makespanOf(jobs: JobTable, outcome: Outcome): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let job = 0; job < jobs.count; job += 1) {
    if (outcome.end[job]! > last) last = outcome.end[job]!;
  }
  return last === Number.NEGATIVE_INFINITY ? null : last - jobs.submit[0]!;
}
