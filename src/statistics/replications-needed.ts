import { studentTQuantile } from './student-t.ts';

/** More than this are not worth naming. */
const most = 100_000;

/**
 * The fewest independent values whose mean has a t-interval no wider than that half-width, at the spread given: the smallest n
 * with t·s/√n ≤ half-width; null when that is out of reach.
 */
export function replicationsNeeded(standardDeviation: number, halfWidth: number, confidence: number): number | null {
  const enough = (count: number) =>
    studentTQuantile((1 + confidence) / 2, count - 1) * standardDeviation <= halfWidth * Math.sqrt(count);
  if (!(halfWidth > 0) || !enough(most)) return null;
  let low = 1;
  let high = most;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
