import { jobStates, type Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';

/** What came of the accelerators' work in the measured window; together it is all of it. */
export interface WorkDone {
  /** Held by jobs that completed, in accelerator·s. */
  readonly useful: number;
  /** Held by jobs that did not, so that their work is lost, in accelerator·s. */
  readonly lost: number;
}

const completed = jobStates.indexOf('completed');

/** Cuts the time of every job, measured or not, at the edges of the window. O(jobs). */
export function workDone({ accelerators }: JobTable, outcome: Outcome, { from, to }: MeasuredWindow): WorkDone {
  const { start, end, state } = outcome;
  let useful = 0;
  let lost = 0;
  for (let job = 0; job < start.length; job++) {
    const seen = Math.min(end[job]!, to) - Math.max(start[job]!, from);
    // Not so for a job that never started: its times are NaN.
    if (!(seen > 0)) continue;
    if (state[job] === completed) useful += accelerators[job]! * seen;
    else lost += accelerators[job]! * seen;
  }
  return { useful, lost };
}
