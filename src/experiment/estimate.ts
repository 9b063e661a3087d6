import { type BatchSpread, batchHalfWidth, meanInterval } from '../statistics/index.ts';

/** A mean over replications with the half-width of its confidence interval; null where it cannot be told. */
export interface Estimate {
  readonly mean: number | null;
  /** Null with fewer than two replications, unless batches of one long run give it. */
  readonly halfWidth: number | null;
  /** One value a replication, in order; null where a replication could not support it. */
  readonly values: readonly (number | null)[];
  /** What gives a single run its half-width. */
  readonly batches?: BatchSpread;
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

/** The mean of a single run with the interval of its batch means; without one where the batches are not independent. */
export function batchEstimate(values: readonly (number | null)[], batches: BatchSpread, confidence: number): Estimate {
  const whole = estimate(values, confidence);
  const halfWidth = batchHalfWidth(batches, confidence);
  return whole.mean === null || halfWidth === null ? whole : { ...whole, halfWidth, batches };
}

/** The same estimate at another confidence. */
export function atConfidence({ values, batches }: Estimate, confidence: number): Estimate {
  return batches === undefined ? estimate(values, confidence) : batchEstimate(values, batches, confidence);
}
