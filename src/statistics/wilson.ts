import { normalQuantile } from './normal.ts';

/**
 * The confidence interval of a proportion by Wilson's score method; it stays within 0 and 1 and makes sense even when
 * all or none succeeded. Wilson, JASA 22, 1927. NaN without trials.
 */
export function wilson(successes: number, trials: number, confidence: number): { low: number; high: number } {
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / scale;
  const halfWidth = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: successes === 0 ? 0 : centre - halfWidth,
    high: successes === trials ? 1 : centre + halfWidth,
  };
}
