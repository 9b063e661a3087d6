import { clamped, type Range, studentTQuantile, unbounded } from '../statistics/index.ts';

export interface RelativeChange {
  /** ȳ/x̄ − 1; null when the baseline's mean is zero. */
  readonly relative: number | null;
  /** From there to the confidence limit that faces "no change": one side of the interval. Null when there is no such limit. */
  readonly relativeHalfWidth: number | null;
  /** Both confidence limits of `relative`, which do not lie symmetrically about it; null where the half-width is. */
  readonly relativeInterval: readonly [low: number, high: number] | null;
}

const unknown: RelativeChange = { relative: null, relativeHalfWidth: null, relativeInterval: null };

/**
 * The change of a mean relative to a baseline's mean, from pairs (baseline, value), with Fieller's interval (Fieller 1954,
 * JRSS B 16): all ratios R for which a paired t-test does not reject E(y) = R·E(x). It counts the uncertainty of the
 * baseline, and it holds "no change" exactly when the interval of the difference holds zero. It is not symmetric. What
 * cannot be below zero cannot fall by more than all of it, so of such a quantity no ratio below zero is in the interval.
 */
export function relativeChange(
  pairs: readonly (readonly [number, number])[],
  confidence: number,
  range: Range = unbounded,
): RelativeChange {
  const n = pairs.length;
  const x = pairs.reduce((sum, pair) => sum + pair[0], 0) / n;
  const y = pairs.reduce((sum, pair) => sum + pair[1], 0) / n;
  if (!(Math.abs(x) > 0)) return unknown;
  const ratio = y / x;
  const relative = ratio - 1;
  if (n < 2) return { ...unknown, relative };
  const t = studentTQuantile((1 + confidence) / 2, n - 1);
  const factor = (t * t) / (n * (n - 1));
  // Variances and covariance of the means, times t².
  const of = (value: (pair: readonly [number, number]) => number) =>
    factor * pairs.reduce((sum, pair) => sum + value(pair), 0);
  const xx = of((pair) => (pair[0] - x) ** 2);
  const xy = of((pair) => (pair[0] - x) * (pair[1] - y));
  // The limits solve (x·R − y)² = t²·Var(y − R·x); with d = R − ratio that is a·d² − 2b·d − residual = 0.
  const residual = of((pair) => (pair[1] - y - ratio * (pair[0] - x)) ** 2);
  const a = x * x - xx;
  if (!(a > 0)) return { ...unknown, relative };
  const b = ratio * xx - xy;
  const root = Math.sqrt(b * b + a * residual);
  return {
    relative,
    relativeHalfWidth: (relative <= 0 ? root + b : root - b) / a,
    relativeInterval: clamped([relative + (b - root) / a, relative + (b + root) / a], {
      least: range.least >= 0 ? -1 : Number.NEGATIVE_INFINITY,
      most: Number.POSITIVE_INFINITY,
    }),
  };
}
