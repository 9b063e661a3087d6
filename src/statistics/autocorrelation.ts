/** The autocorrelation of a series at a lag, 1 unless told otherwise; 0 when the series does not vary or is too short. */
export function autocorrelation(series: ArrayLike<number>, lag = 1): number {
  const count = series.length;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += (series[i]! - mean) / (i + 1);
  let squares = 0;
  let products = 0;
  for (let i = 0; i < count; i++) {
    const deviation = series[i]! - mean;
    squares += deviation * deviation;
    if (i + lag < count) products += deviation * (series[i + lag]! - mean);
  }
  return squares === 0 ? 0 : products / squares;
}
