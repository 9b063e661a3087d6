import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';

/**
 * Whether the jobs are a closed batch: a pile of work that stands there at (or nearly at) the start and is worked off. True when all
 * are submitted at one instant or, without a horizon, when half of the jobs run at least as long as it takes until the last has come,
 * so that these are all there then, however large the machine. Neither its size nor one long job has a say: where jobs come over time,
 * and too many for the machine, the makespan is that of the overload. Only in a closed batch is it a property of the policy.
 */
export function isClosedBatch(jobs: Pick<JobTable, 'count' | 'submit' | 'runtime'>, horizon: boolean): boolean {
  const { count, submit, runtime } = jobs;
  if (count === 0) return false;
  const span = submit[count - 1]! - submit[0]!;
  if (span === 0) return true;
  if (horizon) return false;
  let long = 0;
  for (let job = 0; job < count; job += 1) if (runtime[job]! >= span) long += 1;
  return 2 * long >= count;
}

/** First submission to last end, s; null when no job ran. */
export function makespanOf(jobs: JobTable, outcome: Outcome): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let job = 0; job < jobs.count; job += 1) {
    if (outcome.end[job]! > last) last = outcome.end[job]!;
  }
  return last === Number.NEGATIVE_INFINITY ? null : last - jobs.submit[0]!;
}
