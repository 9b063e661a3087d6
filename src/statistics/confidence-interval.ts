import { aboveNoise } from './rounding-noise.ts';
import { studentTQuantile } from './student-t.ts';
import { tally } from './tally.ts';

export interface MeanEstimate {
  readonly count: number;
  /** NaN without values. */
  readonly mean: number;
  /** Half the width of the confidence interval; null with fewer than two values, since then nothing is known of it. */
  readonly halfWidth: number | null;
}

/**
 * The mean of independent values (one a replication) with its confidence interval: mean ± t·s/√n. Values that differ in nothing but the
 * rounding of sums are the same.
 * @param confidence 0–1, such as 0.95
 */
export function meanInterval(values: readonly number[], confidence: number): MeanEstimate {
  const { count, mean, standardDeviation } = tally(values);
  if (count < 2) return { count, mean, halfWidth: null };
  const t = studentTQuantile((1 + confidence) / 2, count - 1);
  const size = Math.max(...values.map(Math.abs));
  return { count, mean, halfWidth: aboveNoise((t * standardDeviation) / Math.sqrt(count), size) };
}

/**
 * The confidence each of several intervals needs, so that all hold together with the confidence given (Bonferroni):
 * 1 − (1 − confidence) / comparisons.
 */
export function bonferroni(confidence: number, comparisons: number): number {
  return 1 - (1 - confidence) / comparisons;
}
