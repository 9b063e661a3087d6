import { meanInterval } from '../statistics/index.ts';

/** A mean over replications with the half-width of its confidence interval; null where it cannot be told. */
export interface Estimate {
  readonly mean: number | null;
  /** Null with fewer than two replications. */
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
