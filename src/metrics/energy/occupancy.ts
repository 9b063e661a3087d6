import { jobStates, type Outcome, type Placement } from '../../simulation/outcome.ts';
import type { JobTable } from '../../workload/job-table.ts';
import { runTimeOf } from '../measured-jobs.ts';

/** Who held which accelerators from when to when, as rows: one a job, or one a segment where jobs may run in several. */
export interface Occupancy {
  readonly rows: number;
  /** s; NaN for a job that never started. */
  readonly start: Float64Array;
  /** s */
  readonly end: Float64Array;
  /** Index of the pool. */
  readonly pool: Uint8Array;
  readonly accelerators: Int32Array;
  readonly placement: Placement | undefined;
  /** The job of each row; undefined where rows are jobs. */
  readonly job: Uint32Array | undefined;
  /** By row: how long at its start no work was done, s; undefined where rows are jobs. */
  readonly overhead: Float64Array | undefined;
  /** Whether the work of a row came to something. */
  useful(row: number): boolean;
  /** Length of a row, s. */
  time(row: number): number;
}

const completed = jobStates.indexOf('completed');

export function occupancyOf(jobs: JobTable, outcome: Outcome): Occupancy {
  const { segments, state } = outcome;
  if (segments === undefined) {
    return {
      ...outcome,
      rows: jobs.count,
      accelerators: jobs.accelerators,
      placement: outcome.placement,
      job: undefined,
      overhead: undefined,
      useful: (row) => state[row] === completed,
      time: (row) => runTimeOf(jobs, outcome, row),
    };
  }
  const { offset, start, end } = segments;
  const job = new Uint32Array(start.length);
  for (let j = 0; j < jobs.count; j += 1) job.fill(j, offset[j]!, offset[j + 1]!);
  return {
    ...segments,
    rows: start.length,
    placement: segments.placement,
    job,
    useful: (row) => state[job[row]!] === completed,
    time: (row) => end[row]! - start[row]!,
  };
}

/** Sums of rows by job. */
export function byJob(column: Float64Array, { job }: Occupancy, jobs: number): Float64Array {
  if (job === undefined) return column;
  const sums = new Float64Array(jobs);
  for (let row = 0; row < column.length; row += 1) sums[job[row]!]! += column[row]!;
  return sums;
}
