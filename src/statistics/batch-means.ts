import { autocorrelation } from './autocorrelation.ts';
import { type MeanEstimate, meanInterval } from './confidence-interval.ts';

export interface BatchMeans extends MeanEstimate {
  /** Observations in each batch. */
  readonly size: number;
  /** Correlation of neighbouring batch means. */
  readonly lag1: number;
  /** Whether the batches may pass as independent: lag-1 correlation below 0.2. Otherwise the interval is too narrow. */
  readonly independent: boolean;
}

/**
 * The mean of one long, correlated series with a confidence interval from the means of its batches.
 * A rest that fills no batch is left out at the beginning, where warm-up would be.
 * Law and Kelton, Simulation Modeling and Analysis, §9.5.3.
 * @param batches how many; 20 unless told otherwise
 */
export function batchMeans(series: ArrayLike<number>, confidence: number, batches = 20): BatchMeans {
  const size = Math.floor(series.length / batches);
  const means: number[] = [];
  for (let i = series.length - size * batches; size > 0 && i < series.length; i += size) {
    let total = 0;
    for (let j = i; j < i + size; j++) total += series[j]!;
    means.push(total / size);
  }
  const lag1 = autocorrelation(means);
  return { ...meanInterval(means, confidence), size, lag1, independent: size > 0 && lag1 < 0.2 };
}
