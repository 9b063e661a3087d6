import type { Outlook } from './forecast.ts';

/**
 * The start of the window of a given length with the lowest integral, among starts from `earliest` to `latest`; the earliest
 * of equals. Exact for steps: the integral is linear between starts at which the window's start or end meets a step, so only
 * these are tried. O(steps²) at most, in steps of the outlook.
 */
export function lowestWindow(outlook: Outlook, length: number, earliest: number, latest: number): number {
  let best = earliest;
  let least = outlook.integral(earliest, earliest + length);
  const consider = (start: number) => {
    const sum = outlook.integral(start, start + length);
    // Sums of the same steps in another order may differ in their last digits.
    if (sum < least - 1e-12 * Math.abs(least) || (sum < least && start < best)) {
      best = start;
      least = sum;
    }
  };
  for (let at = outlook.next(earliest); at <= latest; at = outlook.next(at)) consider(at);
  for (let at = outlook.next(earliest + length); at - length <= latest; at = outlook.next(at)) consider(at - length);
  if (latest > earliest) consider(latest);
  return best;
}
