/** Where the warm-up of a series ends. */
export interface WarmUp {
  /** How many observations to leave out at the beginning. */
  readonly observations: number;
  /** The statistic at that cut; NaN for a series too short to say anything. */
  readonly statistic: number;
  /** False when the best cut lies at the end of the range searched: the run is too short for its warm-up. */
  readonly settled: boolean;
}

/**
 * The MSER statistic for every cut d from 0 to half the series: the squared standard error of the mean of what remains,
 * Σ_{j>d} (z_j − mean)² / (n − d)².
 */
export function mserStatistics(series: ArrayLike<number>): Float64Array {
  const count = series.length;
  const half = Math.floor(count / 2);
  const statistics = new Float64Array(count === 0 ? 0 : half + 1);
  // From the end backwards, so that each value enters the mean and the squares once (Welford).
  let mean = 0;
  let squares = 0;
  for (let i = count - 1; i >= 0; i--) {
    const kept = count - i;
    const deviation = series[i]! - mean;
    mean += deviation / kept;
    squares += deviation * (series[i]! - mean);
    if (i <= half) statistics[i] = squares / (kept * kept);
  }
  return statistics;
}

/**
 * The warm-up by MSER: the cut within the first half that makes the mean of what remains most certain; the earliest of equals.
 * White, Simulation 69(6), 1997; batches of five (MSER-5): White, Cobb and Spratt, WSC 2000. O(n).
 * @param batch how many observations are averaged first; 5 unless told otherwise, 1 for plain MSER. A rest that fills no batch is ignored.
 */
export function mser(series: ArrayLike<number>, batch = 5): WarmUp {
  const means = new Float64Array(Math.floor(series.length / batch));
  for (let i = 0; i < means.length; i++) {
    let total = 0;
    for (let j = i * batch; j < (i + 1) * batch; j++) total += series[j]!;
    means[i] = total / batch;
  }
  const statistics = mserStatistics(means);
  if (statistics.length === 0) return { observations: 0, statistic: Number.NaN, settled: false };
  let best = 0;
  for (let cut = 1; cut < statistics.length; cut++) if (statistics[cut]! < statistics[best]!) best = cut;
  return { observations: best * batch, statistic: statistics[best]!, settled: best < statistics.length - 1 };
}
