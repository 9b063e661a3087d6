import { durationScale, formatDuration, type Scale } from './format-duration.ts';
import { formatDecimals, formatNumber, missing } from './format-number.ts';
import { formatPercent } from './format-percent.ts';

/** A mean with the ends of its confidence interval; null where they cannot be told. */
export interface Estimated {
  readonly mean: number | null;
  readonly interval: readonly [low: number, high: number] | null;
}

/** What values are written in: how much one is, and what stands after the number. */
export interface WrittenUnit {
  readonly size: number;
  readonly symbol: string;
}

const plain: WrittenUnit = { size: 1, symbol: '' };

/**
 * An estimate with its interval, in no more digits than the interval supports: '12.3 ± 0.4'. The interval is written to its first digit, or to
 * its second where the first is a 1, and the mean to the same place. Where it is not symmetric, as far as these digits tell, both ends
 * stand: '3.8 (0.5–31)'. Without an interval, or with one of no width, three significant digits stand alone.
 */
export function formatEstimate(of: Estimated, unit: WrittenUnit = plain): string {
  return joined(estimateParts(of, unit));
}

/** The same of a duration, in the unit that suits it: '2.05 ± 0.12 h'. */
export function formatDurationEstimate(of: Estimated): string {
  return joined(durationParts(of));
}

/** The same of a fraction, in per cent: '41 ± 6 %', '92 % (83–98 %)'. */
export function formatPercentEstimate(of: Estimated): string {
  return joined(percentParts(of));
}

/** The same of a difference of fractions, in percentage points: '4.1 ± 0.6 points'. */
export function formatPointsEstimate(of: Estimated): string {
  return formatEstimate(of, { size: 0.01, symbol: 'points' });
}

/** The mean and its interval as two texts that read on: '2.05' and '± 0.12 h', or '3.8 min' and '(0.5–31 min)'; no second one without an interval. */
export type EstimateParts = readonly [mean: string, interval: string | null];

export function estimateParts({ mean, interval }: Estimated, { size, symbol }: WrittenUnit = plain): EstimateParts {
  const ending = symbol === '' ? '' : ` ${symbol}`;
  if (mean === null || Number.isNaN(mean)) return [missing, null];
  const middle = mean / size;
  if (!hasWidth({ mean, interval })) return [`${formatNumber(middle)}${ending}`, null];
  const [low, high] = [interval![0] / size, interval![1] / size];
  const half = (high - low) / 2;
  const step = stepOf(half);
  // Both ends of "mean ± half-width" then lie within half a step of where they are: no digit shown would tell the sides apart.
  if (Math.abs(high - middle - (middle - low)) < step)
    return [toStep(middle, step), `± ${toStep(half, step)}${ending}`];
  const [below, above] = [stepOf(middle - low), stepOf(high - middle)];
  const from = toStep(low, Math.min(below, secondDigit(low)));
  const to = toStep(high, Math.min(above, secondDigit(high)));
  const range = low < 0 ? `${from} to ${to}` : `${from}–${to}`;
  return [`${toStep(middle, Math.min(below, above, secondDigit(middle)))}${ending}`, `(${range}${ending})`];
}

export function durationParts(of: Estimated): EstimateParts {
  if (of.mean === null || !hasWidth(of)) return [formatDuration(of.mean ?? Number.NaN), null];
  const { seconds, symbol } = estimateScale(of);
  return estimateParts(of, { size: seconds, symbol });
}

export function percentParts(of: Estimated): EstimateParts {
  if (of.mean === null || !hasWidth(of)) return [formatPercent(of.mean ?? Number.NaN), null];
  return estimateParts(of, { size: 0.01, symbol: '%' });
}

/**
 * The unit in which an estimate of a duration reads best: that of its mean, unless the mean is little beside the half-width;
 * '0.9 ± 6.6 s' and not '893 ± 6,622 ms'.
 */
export function estimateScale({ mean, interval }: Estimated): Scale {
  // Of what has both ends above zero the mean is never that little.
  const half = interval === null || interval[0] > 0 ? 0 : (interval[1] - interval[0]) / 2;
  return durationScale(Math.max(Math.abs(mean ?? 0), half / 5));
}

/** The same estimate with the other sign, for "cut by". */
export function negated({ mean, interval }: Estimated): Estimated {
  return { mean: mean === null ? null : -mean, interval: interval === null ? null : [-interval[1], -interval[0]] };
}

/** A text in parentheses; parentheses within, of intervals, become brackets: '(15 min [11–21 min] under EASY)'. */
export function inParentheses(text: string): string {
  return `(${text.replaceAll('(', '[').replaceAll(')', ']')})`;
}

/** What is narrower than this part of its mean is the rounding of sums. */
const noise = 1e-12;

function hasWidth({ mean, interval }: Estimated): boolean {
  return (
    interval !== null &&
    Number.isFinite(interval[1] - interval[0]) &&
    interval[1] - interval[0] > noise * Math.abs(mean!)
  );
}

/** The place of the last digit that a half-width supports. */
function stepOf(width: number): number {
  if (!(width > 0)) return Number.POSITIVE_INFINITY;
  // As two digits show it: 0.1996 is 0.20.
  const shown = Number(width.toPrecision(2));
  const power = Math.floor(Math.log10(shown));
  return 10 ** (shown < 2 * 10 ** power ? power - 1 : power);
}

function secondDigit(value: number): number {
  return value === 0 ? Number.POSITIVE_INFINITY : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
}

/** Decimals beyond these are written as powers of ten. */
const mostDecimals = 9;

function toStep(value: number, step: number): string {
  if (value === 0 || !Number.isFinite(step)) return formatNumber(value);
  const places = -Math.round(Math.log10(step));
  if (places > mostDecimals || Math.abs(value) >= 1e15) {
    const digits = 1 + Math.floor(Math.log10(Math.abs(value))) + places;
    return digits < 1 ? '0' : formatNumber(value, digits);
  }
  return formatDecimals(places >= 0 ? value : Math.round(value / step) * step, Math.max(0, places));
}

function joined([mean, interval]: EstimateParts): string {
  return interval === null ? mean : `${mean} ${interval}`;
}
