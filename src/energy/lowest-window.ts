import type { Outlook } from './forecast.ts';
import { knownBetween } from './known-time.ts';

/**
 * The start of the window of a given length with the lowest integral, among starts from `earliest` to `latest` for which there are
 * data over the whole window; the earliest of equals, undefined where there is none. Exact for steps: the integral is linear between
 * starts at which the window's start or end meets a step, so only these are tried. O(steps²) at most, in steps of the outlook.
 */
export function lowestWindow(outlook: Outlook, length: number, earliest: number, latest: number): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  const consider = (start: number) => {
    const sum = outlook.integral(start, start + length);
    // Sums of the same steps in another order may differ in their last digits.
    if (best === undefined || sum < least - 1e-12 * Math.abs(least) || (sum < least && start < best)) {
      best = start;
      least = sum;
    }
  };
  // A window of no length lies at a moment, also at the last one.
  for (const { from, until } of knownBetween(outlook, earliest, latest + Math.max(length, 1))) {
    const last = until >= latest + length ? latest : until - length;
    if (last < from) continue;
    consider(from);
    for (let at = outlook.next(from); at <= last; at = outlook.next(at)) consider(at);
    for (let at = outlook.next(from + length); at - length <= last; at = outlook.next(at)) consider(at - length);
    if (last > from) consider(last);
  }
  return best;
}
