import type { PageEstimate, PageMetric } from '../src/output/payload.ts';
import { formatCount, formatDecimals, formatNumber, missing } from '../src/units/format-number.ts';
import { formatPercent } from '../src/units/format-percent.ts';

/**
 * Numbers as the page prints them: durations in the two largest units that matter, and no more digits than the
 * interval beside them supports. Seconds in, text out.
 */

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Sizes durations may be rounded to, s. */
const durationSteps = [0.001, 0.01, 0.1, 1, 5, 10, 30, minute, 5 * minute, 10 * minute, hour, 6 * hour, day, 10 * day];

/** "2 h 5 min", "34 s", "1.2 s", "3 d 4 h"; `step` rounds to a multiple of so many seconds. */
export function duration(seconds: number, step = 0): string {
  if (!Number.isFinite(seconds)) return missing;
  if (seconds < 0) return `−${duration(-seconds, step)}`;
  const rounded = step > 0 ? Math.round(seconds / step) * step : seconds;
  if (rounded === 0) return '0 s';
  if (rounded < 59.5 && step > 0)
    return `${formatDecimals(rounded, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))} s`;
  if (rounded < 9.95) return `${formatNumber(rounded, 2)} s`;
  if (rounded < 59.5) return `${Math.round(rounded)} s`;
  if (rounded < 10 * minute) return pair(rounded, minute, 'min', 1, 's');
  if (rounded < hour - 30) return `${Math.round(rounded / minute)} min`;
  if (rounded < day - 30) return pair(rounded, hour, 'h', minute, 'min');
  if (rounded < 100 * day) return pair(rounded, day, 'd', hour, 'h');
  return `${formatCount(rounded / day)} d`;
}

function pair(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const inSmall = Math.round(seconds / small);
  const whole = Math.floor((inSmall * small) / large + 1e-9);
  const rest = Math.round(inSmall - (whole * large) / small);
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}

/** The largest readable step up to a size, s. */
function durationStep(most: number): number {
  let step = 0;
  for (const candidate of durationSteps) if (candidate <= most) step = candidate;
  return step;
}

/** A duration as sentences say it: to about one per cent. */
export function about(seconds: number): string {
  return duration(seconds, durationStep(Math.abs(seconds) * 0.02));
}

/** How values of a metric are printed. */
export type Kind = PageMetric['kind'];

export function value(amount: number | null, kind: Kind): string {
  if (amount === null) return 'not estimable';
  if (kind === 'duration') return duration(amount);
  return kind === 'share' ? formatPercent(amount) : formatNumber(amount);
}

/** Mean and half-width as two texts, both rounded to what the half-width supports; no second text without an interval. */
export function estimate(
  [mean, halfWidth]: PageEstimate,
  kind: Kind,
): readonly [mean: string, halfWidth: string | null] {
  if (mean === null || halfWidth === null || !(halfWidth > 0)) return [value(mean, kind), null];
  if (kind === 'duration') {
    const step = durationStep(halfWidth * 0.05);
    return [duration(mean, step), duration(halfWidth, step)];
  }
  const [scale, suffix] = kind === 'share' ? [100, ' %'] : [1, ''];
  const places = placesFor(halfWidth * scale * 0.1);
  return [`${formatDecimals(mean * scale, places)}${suffix}`, `${formatDecimals(halfWidth * scale, places)}${suffix}`];
}

/** Decimal places that show a size. */
function placesFor(size: number): number {
  return Math.min(8, Math.max(0, -Math.floor(Math.log10(size))));
}

/** "2 h 5 min ± 12 min". */
export function estimateText(of: PageEstimate, kind: Kind): string {
  const [mean, halfWidth] = estimate(of, kind);
  return halfWidth === null ? mean : `${mean} ± ${halfWidth}`;
}

/** "41 % ± 6 %" of a relative difference, without its sign; coarser than an estimate, as sentences are. */
export function relativeText([mean, halfWidth]: PageEstimate): string {
  if (mean === null) return 'an unknown amount';
  if (halfWidth === null || !(halfWidth > 0)) return value(Math.abs(mean), 'share');
  const places = placesFor(halfWidth * 100 * 0.3);
  return `${formatDecimals(Math.abs(mean) * 100, places)} % ± ${formatDecimals(halfWidth * 100, places)} %`;
}

/** "1 job", "2,000 jobs". */
export function count(amount: number, noun: string): string {
  return `${formatCount(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length <= 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A label within a sentence: "total cost", but "CO2 emissions". */
export function uncapitalised(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Keeps numbers with their units and intervals, and ranges, on one line. */
export function unbroken(text: string): string {
  return text
    .replace(/ ± (?=\d)/g, '\u00a0±\u00a0')
    .replace(/(\d) (?=(?:%|ms|s|min|h|d|points)(?!\w))/g, '$1\u00a0')
    .replace(/(?<=\d)–(?=\d)/g, '\u2060–\u2060');
}
