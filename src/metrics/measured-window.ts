import type { JobTable } from '../workload/job-table.ts';

/**
 * What is measured: the jobs submitted in a window of time (they run to their end, whenever that is), and the
 * machine in that window. It is drawn from the jobs alone, before the run, so every policy is measured on the same jobs.
 */
export interface MeasuredWindow {
  /** Start, s. */
  readonly from: number;
  /** End, s; Infinity means until the last job has left. */
  readonly to: number;
  /** First measured job (row). */
  readonly first: number;
  /** Row after the last measured job. */
  readonly last: number;
  /** Whether arrivals are cut off at a horizon: a system seen in its running, not a list of jobs worked off. */
  readonly open: boolean;
}

export interface WindowSettings {
  /** Jobs and time before it are not measured, s. */
  readonly warmup: number;
  /** Jobs and time in the last so many seconds before the horizon are not measured, s. */
  readonly cooldown: number;
  /** When arrivals stop, s; null when the jobs end by themselves (a log, a list of times). */
  readonly horizon: number | null;
}

/**
 * The window of a run: `[warmup, horizon − cooldown)`. Without a horizon it lasts until the last job has left, and
 * holds every job from the warm-up on; a cool-down then counts back from the last submission.
 */
export function measuredWindow(jobs: JobTable, settings: WindowSettings): MeasuredWindow {
  const { submit, count } = jobs;
  const { warmup, horizon } = settings;
  const to = endOf(jobs, settings);
  const first = lowerBound(submit, count, warmup);
  const last = to === Number.POSITIVE_INFINITY ? count : lowerBound(submit, count, to);
  return { from: warmup, to: Math.max(to, warmup), first, last: Math.max(first, last), open: horizon !== null };
}

function endOf({ submit, count }: JobTable, { cooldown, horizon }: WindowSettings): number {
  if (horizon !== null) return horizon - cooldown;
  if (cooldown === 0 || count === 0) return Number.POSITIVE_INFINITY;
  return submit[count - 1]! - cooldown;
}

/** The first position in an ascending column whose value is not below `value`. */
function lowerBound(ascending: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
