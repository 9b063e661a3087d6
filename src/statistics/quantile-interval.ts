import { incompleteBeta } from './incomplete-beta.ts';

/** An interval for a quantile between two order statistics of a sample, ranks counted from 1. */
export interface QuantileRanks {
  readonly low: number;
  readonly high: number;
  /** The probability that the interval holds the quantile; at least the confidence asked for. */
  readonly coverage: number;
}

/**
 * The ranks of the order statistics that hold the p-quantile of independent values with at least the confidence given,
 * equal tails; undefined when the sample is too small for such an interval. Whatever the distribution is.
 * David and Nagaraja, Order Statistics, §7.1.
 */
export function quantileRanks(count: number, p: number, confidence: number): QuantileRanks | undefined {
  const tail = (1 - confidence) / 2;
  // X(low) lies above the quantile when fewer than `low` values lie below it: P(B ≤ low − 1) must stay within the tail.
  const low = largest(count, (rank) => binomialCdf(rank - 1, count, p) <= tail);
  const high = largest(count, (rank) => 1 - binomialCdf(rank - 1, count, p) > tail) + 1;
  if (low < 1 || high > count) return undefined;
  return { low, high, coverage: binomialCdf(high - 1, count, p) - binomialCdf(low - 1, count, p) };
}

/**
 * The smallest sample whose largest value reaches the p-quantile with the confidence given: ⌈ln(1 − confidence) / ln p⌉.
 * With fewer values a quantile that high cannot be told: 59 for the 95 %, 299 for the 99 % quantile at 95 %.
 * By symmetry, quantiles below the median need as many as their mirror image.
 */
export function smallestSample(p: number, confidence = 0.95): number {
  const outer = Math.max(p, 1 - p);
  return Math.ceil(Math.log(1 - confidence) / Math.log(outer));
}

/** P(B ≤ k) for B binomial with n trials of probability p. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(1 - p, n - k, k + 1);
}

/** The largest rank from 1 to count for which the condition holds, which it does up to some rank and not beyond; 0 for none. */
function largest(count: number, holds: (rank: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
