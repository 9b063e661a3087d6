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
 * An estimate with its interval, in no more digits than the interval supports: '12.3 ± 0.4'. The half-width is written to its first digit, or to
 * its second where it begins with 1.0 to 3.5, and the mean to the same place. Where it is not symmetric, as far as these digits tell, both ends
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

/**
 * The mean alone, for sentences beside a table: rounded as its interval has it, in three significant digits at most: '5.8 h' of 5.75 ± 2.3 h,
 * '2.29 EUR' of 2.292 ± 0.013 EUR.
 */
export function formatMean(of: Estimated, { size, symbol }: WrittenUnit = plain): string {
  if (of.mean === null) return missing;
  return `${formatNumber(rounded(of, size) / size)}${symbol === '' ? '' : ` ${symbol}`}`;
}

/** The same of a duration, in the unit that suits it unless given; without an interval as durations stand alone: '5 h 45 min'. */
export function formatDurationMean(of: Estimated, scale?: Scale): string {
  if (of.mean === null) return missing;
  if (scale === undefined && !hasWidth(of)) return formatDuration(of.mean);
  const { seconds, symbol } = scale ?? estimateScale(of);
  return formatMean(of, { size: seconds, symbol });
}

/** The same of a fraction, in per cent. */
export function formatPercentMean(of: Estimated): string {
  return formatPercent(of.mean === null ? Number.NaN : rounded(of, 0.01));
}

/** The mean at the place that its interval supports in a unit of that size; as it is without an interval. */
function rounded({ mean, interval }: Estimated, size: number): number {
  if (!hasWidth({ mean, interval })) return mean!;
  const step = placeOf(mean! / size, interval![0] / size, interval![1] / size);
  return Number.isFinite(step) ? Math.round(mean! / size / step) * step * size : mean!;
}

/** The mean and its interval as two texts that read on: '2.05' and '± 0.12 h', or '3.8 min' and '(0.5–31 min)'; no second one without an interval. */
export type EstimateParts = readonly [mean: string, interval: string | null];

export function estimateParts({ mean, interval }: Estimated, { size, symbol }: WrittenUnit = plain): EstimateParts {
  const ending = symbol === '' ? '' : ` ${symbol}`;
  if (mean === null || Number.isNaN(mean)) return [missing, null];
  const middle = mean / size;
  if (!hasWidth({ mean, interval })) return [`${formatNumber(middle)}${ending}`, null];
  const [low, high] = [interval![0] / size, interval![1] / size];
  const place = placeOf(middle, low, high);
  if (isSymmetric(middle, low, high)) return [toStep(middle, place), `± ${toStep((high - low) / 2, place)}${ending}`];
  const step = stepOf((high - low) / 2);
  const end = (value: number) => toStep(value, Math.min(step, stepOf(Math.abs(value - middle)), secondDigit(value)));
  const from = 0 < low && low < middle * hardlyAny ? '0' : end(low);
  const to = end(high);
  const range = low < 0 ? `${from} to ${to}` : `${from}–${to}`;
  return [`${toStep(middle, place)}${ending}`, `(${range}${ending})`];
}

/** Whether both ends of "mean ± half-width" lie within half a step of where they are: no digit shown would tell the sides apart. */
function isSymmetric(mean: number, low: number, high: number): boolean {
  return Math.abs(high - mean - (mean - low)) < stepOf((high - low) / 2);
}

/** The place of the last digit of a mean between these ends. */
function placeOf(mean: number, low: number, high: number): number {
  return isSymmetric(mean, low, high)
    ? stepOf((high - low) / 2)
    : Math.min(stepOf((high - low) / 2), stepOf(mean - low), stepOf(high - mean), secondDigit(mean));
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
 * The unit in which an estimate of a duration reads best: that of its mean, unless it may be zero and the mean is little beside the half-width;
 * '0.9 ± 6.6 s' and not '893 ± 6,622 ms', but '26 s (0–8 min)' is one of seconds.
 */
export function estimateScale({ mean, interval }: Estimated): Scale {
  const mayBeZero = interval !== null && interval[0] <= 0 && interval[1] >= 0;
  const half = mayBeZero ? (interval[1] - interval[0]) / 2 : 0;
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

/** A low end that is less than this part of its mean is written as none. */
const hardlyAny = 1e-3;

/** What is narrower than this part of its mean is the rounding of sums. */
const noise = 1e-12;

function hasWidth({ mean, interval }: Estimated): boolean {
  return (
    interval !== null &&
    Number.isFinite(interval[1] - interval[0]) &&
    interval[1] - interval[0] > noise * Math.abs(mean!)
  );
}

/**
 * The place of the last digit that a half-width supports: its second where it begins with 1.0 to 3.5, its first otherwise (the rule of the
 * Particle Data Group). So no half-width is rounded by more than an eighth of itself.
 */
function stepOf(width: number): number {
  if (!(width > 0)) return Number.POSITIVE_INFINITY;
  // As two digits show it: 0.0996 is 0.10.
  const shown = Number(width.toPrecision(2));
  const power = Math.floor(Math.log10(shown));
  return 10 ** (shown < 3.55 * 10 ** power ? power - 1 : power);
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
