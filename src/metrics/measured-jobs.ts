import { jobStates, type Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { areaInSegments, lastSeen, ranInPieces, timeInSegments } from './segments.ts';

/** The columns that job metrics are made of, one row a measured job. */
export interface MeasuredJobs {
  readonly count: number;
  /** Time submitted and not running, s; NaN for a job that never started. */
  readonly wait: Float64Array;
  /** Time on the machine, s; NaN for a job that never started. */
  readonly run: Float64Array;
  readonly accelerators: Int32Array;
  /** What it held, accelerator·s; absent where every job held what it asked for while it ran. */
  readonly area?: Float64Array;
  /** Requested limit, s. */
  readonly limit: Float64Array;
  /** Index into `jobStates`. */
  readonly state: Uint8Array;
  /** Index into `startReasons`. */
  readonly startedBy: Uint8Array;
}

const completed = jobStates.indexOf('completed');

/**
 * Time a job was on the machine, s; NaN when it never started. A completed job was there for its run time, to the last
 * digit; the difference of its end and start would be rounded, and differently under each policy.
 */
export function runTimeOf(jobs: JobTable, outcome: Outcome, job: number): number {
  if (ranInPieces(jobs, outcome, job)) return timeInSegments(outcome.segments!, job);
  return outcome.state[job] === completed ? jobs.runtime[job]! : outcome.end[job]! - outcome.start[job]!;
}

/** What a job held while it ran, accelerator·s; NaN when it never started. */
export function heldBy(jobs: JobTable, outcome: Outcome, job: number): number {
  if (ranInPieces(jobs, outcome, job)) return areaInSegments(outcome.segments!, job);
  return runTimeOf(jobs, outcome, job) * jobs.accelerators[job]!;
}

/** Time a job was submitted and not running, s; NaN when it never started. */
export function waitOf(jobs: JobTable, outcome: Outcome, job: number): number {
  const { start, segments } = outcome;
  if (!ranInPieces(jobs, outcome, job)) return start[job]! - jobs.submit[job]!;
  return lastSeen(outcome, job) - jobs.submit[job]! - timeInSegments(segments!, job);
}

/** The measured jobs of a run. */
export function measuredJobs(jobs: JobTable, outcome: Outcome, { first, last }: MeasuredWindow): MeasuredJobs {
  const count = last - first;
  const wait = new Float64Array(count);
  const run = new Float64Array(count);
  const { segments } = outcome;
  const area = segments && new Float64Array(count);
  for (let row = 0, job = first; row < count; row += 1, job += 1) {
    wait[row] = waitOf(jobs, outcome, job);
    run[row] = runTimeOf(jobs, outcome, job);
    if (area) area[row] = heldBy(jobs, outcome, job);
  }
  return {
    count,
    wait,
    run,
    accelerators: jobs.accelerators.subarray(first, last),
    ...(area ? { area } : {}),
    limit: jobs.limit.subarray(first, last),
    state: outcome.state.subarray(first, last),
    startedBy: outcome.startedBy.subarray(first, last),
  };
}
