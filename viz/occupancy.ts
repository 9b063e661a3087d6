import type { Jobs } from './data.ts';
import { eachWait } from './peaks.ts';
import type { Schedule } from './schedule.ts';

/** Time averages of how much holds in each of equal bins of a window, from intervals and their weights. */
export interface Occupancy {
  /** Adds something of this weight that holds from one moment to another, s. */
  add(start: number, end: number, weight: number): void;
  /** The averages, bin by bin. */
  values(): Float64Array;
}

/** Exact: an interval counts in a bin by the share of the bin it covers. Each `add` takes constant time. */
export function occupancy(from: number, to: number, bins: number): Occupancy {
  const partial = new Float64Array(bins + 1);
  const steps = new Float64Array(bins + 2);
  const perSecond = bins / (to - from);
  return {
    add(start, end, weight) {
      const s = Math.max(0, (start - from) * perSecond);
      const e = Math.min(bins, (end - from) * perSecond);
      if (!(e > s)) return;
      const first = Math.floor(s);
      const last = Math.floor(e);
      if (first === last) {
        partial[first]! += (e - s) * weight;
        return;
      }
      partial[first]! += (first + 1 - s) * weight;
      partial[last]! += (e - last) * weight;
      steps[first + 1]! += weight;
      steps[last]! -= weight;
    },
    values() {
      const values = new Float64Array(bins);
      let whole = 0;
      for (let i = 0; i < bins; i++) {
        whole += steps[i]!;
        values[i] = Math.max(0, partial[i]! + whole);
      }
      return values;
    },
  };
}

/** Jobs waiting, in the queue, held or paused, averaged over each bin. */
export function waiting(jobs: Jobs, schedule: Schedule, from: number, to: number, bins: number): Float64Array {
  const sum = occupancy(from, to, bins);
  eachWait(jobs, schedule, (begin, end) => sum.add(begin, end, 1), to);
  return sum.values();
}

/** Accelerators allocated, averaged over each bin, one array a position (of a legend). */
export function allocated(
  schedule: Schedule,
  positionOf: (job: number) => number,
  positions: number,
  from: number,
  to: number,
  bins: number,
): Float64Array[] {
  const sums = Array.from({ length: positions }, () => occupancy(from, to, bins));
  const { order, start, end, accelerators, jobOf } = schedule.stretches;
  for (const stretch of order) {
    if (start[stretch]! >= to) break;
    if (end[stretch]! > from)
      sums[positionOf(jobOf(stretch))]!.add(start[stretch]!, end[stretch]!, accelerators[stretch]!);
  }
  return sums.map((sum) => sum.values());
}

/** A series of equal steps, averaged over each bin. */
export function resampled(
  values: ArrayLike<number>,
  start: number,
  step: number,
  from: number,
  to: number,
  bins: number,
): Float64Array {
  const sum = occupancy(from, to, bins);
  for (let i = 0; i < values.length; i++) sum.add(start + i * step, start + (i + 1) * step, values[i]!);
  return sum.values();
}
