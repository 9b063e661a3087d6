import type { PolicySpec } from '../scheduler/index.ts';
import type { JobTable } from '../workload/job-table.ts';

/** How long a job will stay on the machine, s: its run time, unless the walltime rule ends it before. */
export function timeOnMachine(policy: PolicySpec, runtime: number, limit: number): number {
  switch (policy.walltime.rule) {
    case 'kill':
      return Math.min(runtime, limit);
    case 'grace':
      return Math.min(runtime, limit + policy.walltime.grace);
    case 'extend':
      return runtime;
  }
}

/** What the scheduler is told of each job's length, s: the requested limit, or for an oracle the true time on the machine. */
export function estimates(jobs: JobTable, policy: PolicySpec): Float64Array {
  if (!policy.oracle) return jobs.limit;
  return Float64Array.from({ length: jobs.count }, (_, job) =>
    timeOnMachine(policy, jobs.runtime[job]!, jobs.limit[job]!),
  );
}
