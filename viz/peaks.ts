import type { Jobs } from './data.ts';
import type { Schedule } from './schedule.ts';

/** The largest value in each of equal steps of time, and the moment, s, at which it was first reached. */
export interface StepPeaks {
  readonly from: number;
  readonly step: number;
  readonly height: Float64Array;
  readonly at: Float64Array;
}

export interface Peak {
  readonly height: number;
  /** When it was first reached in the window, s. */
  readonly at: number;
}

/**
 * The true peak within a window, by the peaks of the steps it covers. Null where it cannot be told: a step at an edge of the window has its own
 * peak outside of the window, and one that may be higher than all others inside of it.
 */
export function peakWithin({ from: start, step, height, at }: StepPeaks, from: number, to: number): Peak | null {
  const first = Math.max(0, Math.floor((from - start) / step));
  const last = Math.min(height.length - 1, Math.ceil((to - start) / step));
  let best: Peak = { height: 0, at: from };
  let unknown = 0;
  for (let k = first; k <= last; k++) {
    if (start + (k + 1) * step <= from || start + k * step >= to) continue;
    const inside = at[k]! >= from && at[k]! < to;
    if (!inside) unknown = Math.max(unknown, height[k]!);
    else if (height[k]! > best.height) best = { height: height[k]!, at: at[k]! };
  }
  return unknown > best.height ? null : best;
}

/** How many jobs wait from each moment on. */
interface WaitingSteps {
  readonly time: Float64Array;
  readonly jobs: Int32Array;
}

const stepsOf = new WeakMap<Schedule, WaitingSteps>();

/** The same by single jobs, which tell it of any window, to the tick that their times are counted in. */
export function peakOfJobs(jobs: Jobs, schedule: Schedule, from: number, to: number): Peak {
  let steps = stepsOf.get(schedule);
  if (steps === undefined) stepsOf.set(schedule, (steps = waitingSteps(jobs, schedule)));
  let low = 0;
  for (let high = steps.time.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (steps.time[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  let best: Peak = { height: low > 0 ? steps.jobs[low - 1]! : 0, at: from };
  for (let i = low; i < steps.time.length && steps.time[i]! < to; i++)
    if (steps.jobs[i]! > best.height) best = { height: steps.jobs[i]!, at: steps.time[i]! };
  return best;
}

function waitingSteps(jobs: Jobs, schedule: Schedule): WaitingSteps {
  const begins: number[] = [];
  const ends: number[] = [];
  eachWait(jobs, schedule, (begin, end) => {
    begins.push(begin);
    ends.push(end);
  });
  const [came, went] = [Float64Array.from(begins).sort(), Float64Array.from(ends).sort()];
  const time = new Float64Array(2 * came.length);
  const waiting = new Int32Array(2 * came.length);
  let length = 0;
  for (let i = 0, k = 0; k < went.length; ) {
    const now = i < came.length && came[i]! < went[k]! ? came[i]! : went[k]!;
    while (i < came.length && came[i] === now) i++;
    while (k < went.length && went[k] === now) k++;
    time[length] = now;
    waiting[length++] = i - k;
  }
  return { time: time.subarray(0, length), jobs: waiting.subarray(0, length) };
}

/** Every stretch of time in which a job waited: before it first ran, and whenever it was paused. Those that took no time are left out. */
export function eachWait(
  jobs: Jobs,
  { start, stretches }: Schedule,
  visit: (begin: number, end: number) => void,
  until = Number.POSITIVE_INFINITY,
): void {
  for (let job = 0; job < jobs.count; job++) {
    if (jobs.submit[job]! >= until) break;
    if (start[job]! > jobs.submit[job]!) visit(jobs.submit[job]!, start[job]!);
    if (stretches.whole) continue;
    const [first, last] = stretches.of(job);
    for (let i = first + 1; i < last; i++)
      if (stretches.start[i]! > stretches.end[i - 1]!) visit(stretches.end[i - 1]!, stretches.start[i]!);
  }
}
