import { jobStates, type Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { eachSegment } from './segments.ts';

/** What came of the accelerators' work in the measured window; together it is all of it. */
export interface WorkDone {
  /** Held by jobs that completed, in accelerator·s. */
  readonly useful: number;
  /** Held by jobs that did not, so that their work is lost, in accelerator·s. */
  readonly lost: number;
  /** Held while checkpoints were read after interruptions, in accelerator·s; undefined where no job may be interrupted. */
  readonly overhead: number | undefined;
}

const completed = jobStates.indexOf('completed');

/** Cuts the time of every job, measured or not, at the edges of the window. O(jobs). */
export function workDone(jobs: JobTable, outcome: Outcome, { from, to }: MeasuredWindow): WorkDone {
  const { state, segments } = outcome;
  let useful = 0;
  let lost = 0;
  let overhead = 0;
  eachSegment(jobs, outcome, (job, start, end, accelerators, _, restoring) => {
    const seen = Math.min(end, to) - Math.max(start, from);
    // Not so for a job that never started: its times are NaN.
    if (!(seen > 0)) return;
    const restored = restoring > 0 ? Math.max(0, Math.min(start + restoring, to) - Math.max(start, from)) : 0;
    overhead += accelerators * restored;
    if (state[job] === completed) useful += accelerators * (seen - restored);
    else lost += accelerators * (seen - restored);
  });
  return { useful, lost, overhead: segments && overhead };
}
