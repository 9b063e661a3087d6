import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';

/** The columns that job metrics are made of, one row a measured job. */
export interface MeasuredJobs {
  readonly count: number;
  /** Time submitted and not running, s; NaN for a job that never started. */
  readonly wait: Float64Array;
  /** Time on the machine, s; NaN for a job that never started. */
  readonly run: Float64Array;
  readonly accelerators: Int32Array;
  /** Requested limit, s. */
  readonly limit: Float64Array;
  /** Index into `jobStates`. */
  readonly state: Uint8Array;
  /** Index into `startReasons`. */
  readonly startedBy: Uint8Array;
}

/** The measured jobs of a run. A job runs in one piece, so it waits from submission to its start. */
export function measuredJobs(jobs: JobTable, outcome: Outcome, { first, last }: MeasuredWindow): MeasuredJobs {
  const count = last - first;
  const wait = new Float64Array(count);
  const run = new Float64Array(count);
  const { submit } = jobs;
  const { start, end } = outcome;
  for (let row = 0, job = first; row < count; row += 1, job += 1) {
    wait[row] = start[job]! - submit[job]!;
    run[row] = end[job]! - start[job]!;
  }
  return {
    count,
    wait,
    run,
    accelerators: jobs.accelerators.subarray(first, last),
    limit: jobs.limit.subarray(first, last),
    state: outcome.state.subarray(first, last),
    startedBy: outcome.startedBy.subarray(first, last),
  };
}
