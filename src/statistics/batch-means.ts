import { autocorrelation } from './autocorrelation.ts';
import type { MeanEstimate } from './confidence-interval.ts';
import { studentTQuantile } from './student-t.ts';
import { tally } from './tally.ts';

/**
 * Batches of one long run. With 100 of them their correlation is told to ±0.1: enough to take it into account, and to see when it
 * is too much, which 20 do not tell from chance.
 */
export const batchCount = 100;

/** Where neighbouring batches correlate by so much, the run is too short for what it remembers (Law and Kelton, §9.5.3). */
export const mostCorrelation = 0.2;

/** What the means of equal batches of one series, in order, say of its mean. */
export interface BatchSpread {
  /** Standard error of the mean, the correlation of neighbours taken into account. */
  readonly error: number;
  /** Correlation of neighbouring batch means. */
  readonly lag1: number;
  /** Skewness of the batch means (adjusted Fisher–Pearson). */
  readonly skewness: number;
  /** How many batches there are. */
  readonly count: number;
}

export interface BatchMeans extends MeanEstimate {
  /** Observations in each batch. */
  readonly size: number;
  readonly lag1: number;
  /** Whether neighbouring batches correlate by less than 0.2. Otherwise the interval is too narrow. */
  readonly independent: boolean;
}

/** @param means at least three */
export function batchSpread(means: Float64Array): BatchSpread {
  const count = means.length;
  const { mean, standardDeviation } = tally(means);
  const lag1 = autocorrelation(means);
  // Of independent values the estimate averages −1/n. What is left is taken to fade with the distance, as that of an autoregressive series does.
  const correlation = lag1 + 1 / count;
  const error = standardDeviation * Math.sqrt((1 + correlation) / (1 - correlation) / count);
  const cubes = means.reduce((sum, value) => sum + ((value - mean) / standardDeviation) ** 3, 0);
  const skewness = standardDeviation > 0 ? (count * cubes) / ((count - 1) * (count - 2)) : 0;
  return { error, lag1, skewness, count };
}

/**
 * Half the width of the confidence interval of the mean; null where the batches correlate too much. Waits have a long tail to the right,
 * and so have their batch means: a symmetric interval would miss the truth too often on that side. So t is taken
 * through Johnson's transformation as inverted by Willink, and of the two sides that it gives, the longer.
 *
 * The parts are those of Skart, for a run whose length is given: Tafazzoli, Wilson, Lada and Steiger, INFORMS Journal on Computing 23(2), 2011.
 */
export function batchHalfWidth({ error, lag1, skewness, count }: BatchSpread, confidence: number): number | null {
  if (!(lag1 < mostCorrelation)) return null;
  const t = studentTQuantile((1 + confidence) / 2, count - 1);
  const bias = Math.abs(skewness) / (6 * Math.sqrt(count));
  // Without skewness the transformation is the identity; so near to none its digits would cancel.
  if (bias < 1e-6) return t * error;
  const longer = (1 - Math.cbrt(1 - 6 * bias * (t + bias))) / (2 * bias);
  return longer * error;
}

/**
 * The mean of one long, correlated series with a confidence interval from the means of its batches.
 * A rest that fills no batch is left out at the beginning, where warm-up would be.
 * @param batches how many, at least three; 100 unless told otherwise
 */
export function batchMeans(series: ArrayLike<number>, confidence: number, batches = batchCount): BatchMeans {
  const size = Math.floor(series.length / batches);
  if (size === 0) return { count: 0, mean: Number.NaN, halfWidth: null, size, lag1: 0, independent: false };
  const means = new Float64Array(batches);
  const first = series.length - size * batches;
  for (let i = first; i < series.length; i++) means[Math.floor((i - first) / size)]! += series[i]! / size;
  const spread = batchSpread(means);
  const halfWidth = batchHalfWidth(spread, confidence);
  const { lag1 } = spread;
  return { count: batches, mean: tally(means).mean, halfWidth, size, lag1, independent: halfWidth !== null };
}
