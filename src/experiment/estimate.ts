import { batchCount } from '../metrics/batched-means.ts';
import type { BatchedMean } from '../metrics/result.ts';
import { meanInterval, studentTQuantile } from '../statistics/index.ts';

/** A mean over replications with the half-width of its confidence interval; null where it cannot be told. */
export interface Estimate {
  readonly mean: number | null;
  /** Null with fewer than two replications, unless batches of one long run give it. */
  readonly halfWidth: number | null;
  /** One value a replication, in order; null where a replication could not support it. */
  readonly values: readonly (number | null)[];
}

/**
 * The mean over replications with its t-interval. Replications that could not support a value are left out, but when
 * more than half could not, neither can the study.
 */
export function estimate(values: readonly (number | null)[], confidence: number): Estimate {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0 || 2 * known.length < values.length) return { mean: null, halfWidth: null, values };
  const { mean, halfWidth } = meanInterval(known, confidence);
  return { mean, halfWidth, values };
}

/** The values stay, what would be made of them does not: a queue that grows without bound has no mean wait. */
export function withheld(values: readonly (number | null)[]): Estimate {
  return { mean: null, halfWidth: null, values };
}

/** Neighbouring batches that correlate by so much are not independent, and their spread says too little (Law and Kelton, §9.5.3). */
export const mostCorrelation = 0.2;

/** The mean of a single run with the interval of its batch means; without one where the batches are not independent. */
export function batchEstimate(
  values: readonly (number | null)[],
  { error, lag1 }: BatchedMean,
  confidence: number,
): Estimate {
  const whole = estimate(values, confidence);
  if (whole.mean === null || lag1 >= mostCorrelation) return whole;
  return { ...whole, halfWidth: studentTQuantile((1 + confidence) / 2, batchCount - 1) * error };
}

/** The same estimate at another confidence. */
export function atConfidence(of: Estimate, given: number, wanted: number): Estimate {
  if (of.values.length > 1 || of.halfWidth === null) return estimate(of.values, wanted);
  const t = (confidence: number) => studentTQuantile((1 + confidence) / 2, batchCount - 1);
  return { ...of, halfWidth: (of.halfWidth * t(wanted)) / t(given) };
}
