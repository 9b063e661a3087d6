import { durationScale, type Scale } from './format-duration.ts';
import { formatDecimals, formatNumber, missing } from './format-number.ts';

/**
 * An estimate with the half-width of its interval, both rounded to the half-width's second digit: '12.3 ± 0.42'.
 * Digits beyond that would claim to know more than the sample does. Without an interval three significant digits stand alone.
 */
export function formatEstimate(mean: number | null, halfWidth: number | null): string {
  return estimate(mean, halfWidth, 1, '');
}

/**
 * The unit in which an estimate of a duration reads best: that of its mean, unless the mean is little beside the half-width;
 * '0.9 ± 6.6 s' and not '893 ± 6,622 ms'.
 */
export function estimateScale(mean: number | null, halfWidth: number | null): Scale {
  return durationScale(Math.max(Math.abs(mean ?? 0), (halfWidth ?? 0) / 5));
}

/** The same for durations: '2.05 ± 0.12 h'. */
export function formatDurationEstimate(mean: number | null, halfWidth: number | null): string {
  const { seconds, symbol } = estimateScale(mean, halfWidth);
  return estimate(mean, halfWidth, seconds, ` ${symbol}`);
}

/** The same for fractions, in per cent: '41 ± 6 %'. */
export function formatPercentEstimate(mean: number | null, halfWidth: number | null): string {
  return estimate(mean, halfWidth, 0.01, ' %');
}

/** The same for differences of fractions, in percentage points: '4.1 ± 0.6 points'. */
export function formatPointsEstimate(mean: number | null, halfWidth: number | null): string {
  return estimate(mean, halfWidth, 0.01, ' points');
}

function estimate(mean: number | null, halfWidth: number | null, unit: number, symbol: string): string {
  if (mean === null || Number.isNaN(mean)) return missing;
  const value = mean / unit;
  if (halfWidth === null || !Number.isFinite(halfWidth) || halfWidth <= 0) return `${formatNumber(value)}${symbol}`;
  const width = halfWidth / unit;
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(width))));
  return `${formatDecimals(value, decimals)} ± ${formatDecimals(width, decimals)}${symbol}`;
}
