import {
  type BatchSpread,
  batchHalfWidth,
  intervalWithin,
  type MeanEstimate,
  meanInterval,
  type Range,
  unbounded,
} from '../statistics/index.ts';

/** A mean over replications with its confidence interval; null where it cannot be told. */
export interface Estimate {
  readonly mean: number | null;
  /** t·s/√n, half the width of the interval where nothing bounds it. Null with fewer than two replications, unless batches of one long run give it. */
  readonly halfWidth: number | null;
  /** Its ends: mean ± halfWidth, but on a scale on which it stays within what the quantity can be. Null where the half-width is. */
  readonly interval: readonly [low: number, high: number] | null;
  /** One value a replication, in order; null where a replication could not support it. */
  readonly values: readonly (number | null)[];
  /** Whether it is withheld because it is of a queue that grows without bound. */
  readonly unbounded?: true;
  /** What gives a single run its half-width. */
  readonly batches?: BatchSpread;
}

/** What is not measured. */
export const notMeasured: Estimate = { mean: null, halfWidth: null, interval: null, values: [] };

/**
 * The mean over replications with its interval. Replications that could not support a value are left out, but when
 * more than half could not, neither can the study.
 * @param range what values of the quantity can be
 */
export function estimate(values: readonly (number | null)[], confidence: number, range: Range = unbounded): Estimate {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0 || 2 * known.length < values.length) return { ...notMeasured, values };
  return { ...bounded(meanInterval(known, confidence), known, range), values };
}

/** The values stay, what would be made of them does not: a queue that grows without bound has no mean wait. */
export function withheld(values: readonly (number | null)[]): Estimate {
  return { ...notMeasured, values, unbounded: true };
}

/** The mean of a single run with the interval of its batch means; without one where the batches are not independent. */
export function batchEstimate(
  values: readonly (number | null)[],
  batches: BatchSpread,
  confidence: number,
  range: Range = unbounded,
): Estimate {
  const whole = estimate(values, confidence, range);
  const halfWidth = batchHalfWidth(batches, confidence);
  if (whole.mean === null || halfWidth === null) return whole;
  return { ...bounded({ mean: whole.mean, halfWidth }, [whole.mean], range), values, batches };
}

/** The same estimate at another confidence. */
export function atConfidence({ values, batches }: Estimate, confidence: number, range: Range): Estimate {
  return batches === undefined
    ? estimate(values, confidence, range)
    : batchEstimate(values, batches, confidence, range);
}

/** A bound that a value lies beyond is none: a share of a plan's hours may be more than all of them. */
function bounded(
  { mean, halfWidth }: Pick<MeanEstimate, 'mean' | 'halfWidth'>,
  values: readonly number[],
  { least, most }: Range,
): Pick<Estimate, 'mean' | 'halfWidth' | 'interval'> {
  if (halfWidth === null) return { mean, halfWidth, interval: null };
  const range = {
    least: values.every((value) => value >= least) ? least : unbounded.least,
    most: values.every((value) => value <= most) ? most : unbounded.most,
  };
  const interval = intervalWithin(mean, halfWidth, range);
  // Two values and a confidence beyond reason leave everything open.
  return interval.every(Number.isFinite) ? { mean, halfWidth, interval } : { mean, halfWidth: null, interval: null };
}
