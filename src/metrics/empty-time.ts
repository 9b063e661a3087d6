import type { Note } from '../catalogue/index.ts';
import type { Outcome } from '../simulation/outcome.ts';
import { formatDuration, formatPercent, formatShare, formatSpan } from '../units/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';

/** What lies in the measured window beside the time in which jobs are submitted. Times in s of the scenario. */
export interface ReplayedTime {
  readonly from: number;
  readonly to: number;
  /** Whether a horizon ends the window. */
  readonly open: boolean;
  /** Measured jobs. */
  readonly jobs: number;
  readonly firstSubmission: number;
  readonly lastSubmission: number;
  /** The job that ends last: its number, and how long it ran. */
  readonly lastJob: number;
  readonly lastRun: number;
}

/** Undefined without measured jobs. */
export function replayedTime(
  jobs: JobTable,
  { start, end, finished }: Outcome,
  { from, to, first, last, open }: MeasuredWindow,
): ReplayedTime | undefined {
  if (last <= first) return undefined;
  let latest = first;
  for (let job = first; job < last; job++) if (end[job]! > end[latest]! || Number.isNaN(end[latest]!)) latest = job;
  return {
    from,
    to: Number.isFinite(to) ? to : Math.max(from, finished),
    open,
    jobs: last - first,
    firstSubmission: jobs.submit[first]!,
    lastSubmission: jobs.submit[last - 1]!,
    lastJob: jobs.number[latest]!,
    lastRun: end[latest]! - start[latest]!,
  };
}

/** Empty time before the first submission, or after the last before the horizon, is told of when it is this share of the window … */
const muchOfWindow = 0.1;
/** … and so many times the mean gap between submissions. */
const meanGaps = 10;
/** Use is far below the load when it is less than this part of it … */
const farBelow = 0.8;
/** … and at least this part of what is missing is idle because nobody is there. */
const mostlyIdle = 0.5;

/** Warnings of time that is measured although no jobs come, and so lowers use, and raises what standing idle costs. */
export function measuredWithoutJobs(time: ReplayedTime, system: Readonly<Record<string, number | null>>): Note[] {
  const { from, to, open, jobs, firstSubmission, lastSubmission } = time;
  const window = to - from;
  const long = (length: number) =>
    length >= muchOfWindow * window && length > (meanGaps * (lastSubmission - firstSubmission)) / jobs;
  const notes: Note[] = [];
  const warn = (code: string, text: string) => notes.push({ code, severity: 'warning', about: code, text });
  const lead = firstSubmission - from;
  if (long(lead))
    warn(
      'empty-before',
      `In the first ${formatSpan(lead)} of the measured window, ${formatShare(lead / window)} of it, no job is submitted; that time is measured too. 'warmup: ${Math.floor(firstSubmission)} s' leaves it out.`,
    );
  const rest = to - lastSubmission;
  if (open && long(rest))
    warn(
      'empty-after',
      `The last job is submitted ${formatSpan(rest)} before the measured window ends, ${formatShare(rest / window)} of it; that time is measured too. 'horizon: ${Math.floor(lastSubmission) + 1} s' ends with the jobs.`,
    );
  if (!open && rest >= muchOfWindow * window) notes.push(...useBelowLoad(time, system));
  return notes;
}

/** Use and load say the same in the time in which jobs come; where they do not, most of the window lies behind it. */
function useBelowLoad(
  { from, lastSubmission, lastJob, lastRun, to }: ReplayedTime,
  system: Readonly<Record<string, number | null>>,
): Note[] {
  const { utilisation, 'offered-load': load, 'idle-empty-queue': idle } = system;
  if (typeof utilisation !== 'number' || typeof load !== 'number' || typeof idle !== 'number') return [];
  const possible = Math.min(1, load);
  if (utilisation >= farBelow * possible || idle < mostlyIdle * (possible - utilisation)) return [];
  const code = 'use-below-load';
  const text = `Only ${formatPercent(utilisation)} of the machine is in use, although jobs ask for ${formatPercent(load)} of it while they come: the last is submitted ${formatDuration(lastSubmission - from)} after the measured window begins, and the last to end (job ${lastJob}, which runs for ${formatDuration(lastRun)}) keeps it open for ${formatDuration(to - lastSubmission)} more. 'horizon: ${Math.floor(lastSubmission) + 1} s' measures while jobs come.`;
  return [{ code, severity: 'warning', about: code, text }];
}
