import type { PolicySpec, WalltimeSpec } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';

/** How long past its limit a job may stay on the machine, s. */
export function graceOf(walltime: WalltimeSpec): number {
  if (walltime.rule === 'extend') return Infinity;
  return walltime.rule === 'grace' ? walltime.grace : 0;
}

/** How long a job will stay on the machine, s: its run time, unless it is killed before. */
export function timeOnMachine(runtime: number, limit: number, grace: number): number {
  const allowed = limit + grace;
  return runtime < allowed ? runtime : allowed;
}

/** What the scheduler is told of each job's length, s: the requested limit, or for an oracle the true time on the machine. */
export function estimates(jobs: JobTable, policy: PolicySpec): Float64Array {
  if (!policy.oracle) return jobs.limit;
  const grace = graceOf(policy.walltime);
  return Float64Array.from({ length: jobs.count }, (_, job) =>
    timeOnMachine(jobs.runtime[job]!, jobs.limit[job]!, grace),
  );
}
