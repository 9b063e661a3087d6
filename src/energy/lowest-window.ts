import type { Outlook } from './forecast.ts';
import { knownBetween } from './known-time.ts';
import { type Steps, stepsOf } from './steps.ts';

/**
 * The start of the window of a given length with the lowest integral, among starts from `earliest` to `latest` for which there are
 * data over the whole window; the earliest of equals, undefined where there is none. Exact for steps: the integral is linear between
 * starts at which the window's start or end meets a step, so only these are tried. Running sums sift them first, so that it is O(steps).
 */
export function lowestWindow(outlook: Outlook, length: number, earliest: number, latest: number): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  // A window of no length lies at a moment, also at the last one.
  for (const { from, until } of knownBetween(outlook, earliest, latest + Math.max(length, 1))) {
    const last = until >= latest + length ? latest : until - length;
    if (last < from) continue;
    const steps = stepsOf(outlook, from, until);
    const sift = siftOf(steps, length);
    const consider = (start: number) => {
      if (sift(start) >= least) return;
      const sum = outlook.integral(start, start + length);
      // Sums of the same steps in another order may differ in their last digits.
      if (best === undefined || sum < least - 1e-12 * Math.abs(least) || (sum < least && start < best)) {
        best = start;
        least = sum;
      }
    };
    consider(from);
    for (let i = 1; i < steps.count && steps.from[i]! <= last; i += 1) consider(steps.from[i]!);
    const next = bordersOf(steps, outlook);
    for (let at = next(from + length); at - length <= last; at = next(at)) consider(at - length);
    if (last > from) consider(last);
  }
  return best;
}

/** The next border after a time, asked in ascending order: of times that are borders from the steps, of others from the outlook. */
function bordersOf({ count, from }: Steps, outlook: Outlook): (time: number) => number {
  let i = 0;
  return (time) => {
    while (i < count && from[i]! < time) i += 1;
    return i > 0 && i + 1 < count && from[i] === time ? from[i + 1]! : outlook.next(time);
  };
}

/** A sum that the integral over the window from a start is not below, to a hair's breadth: from running sums, O(1) for starts in order. */
function siftOf({ count, from, until, value }: Steps, length: number): (start: number) => number {
  const sums = new Float64Array(count);
  let largest = 0;
  for (let i = 0; i < count; i += 1) {
    if (i > 0) sums[i] = sums[i - 1]! + value[i - 1]! * (until[i - 1]! - from[i - 1]!);
    largest = Math.max(largest, Math.abs(value[i]!));
  }
  // Far more than sums of a series of decades lose to rounding, and so little that hardly a window passes for the best in vain.
  const margin = 1e-6 * largest * (length + 1e-3 * (until[count - 1]! - from[0]!));
  const upTo = () => {
    let i = 0;
    return (time: number) => {
      if (from[i]! > time) i = 0;
      while (i + 1 < count && from[i + 1]! <= time) i += 1;
      return sums[i]! + value[i]! * (time - from[i]!);
    };
  };
  const atStart = upTo();
  const atEnd = upTo();
  return (start) => atEnd(start + length) - atStart(start) - margin;
}
