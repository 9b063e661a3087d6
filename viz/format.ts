import type { PageEstimate, PageMetric } from '../src/output/payload.ts';
import { formatChangeSize, type RelativeChange } from '../src/units/format-change.ts';
import { formatDuration } from '../src/units/format-duration.ts';
import {
  durationParts,
  type EstimateParts,
  estimateParts,
  formatDurationMean,
  percentParts,
} from '../src/units/format-estimate.ts';
import { formatNumber } from '../src/units/format-number.ts';
import { formatPercent } from '../src/units/format-percent.ts';
import { endsOf, written } from './interval.ts';

export { listed } from '../src/catalogue/listed.ts';
export { counted as count } from '../src/units/format-counted.ts';

/** Numbers as the page prints them: as the terminal does, with a true minus sign. Seconds in, text out. */

/** "2 h 5 min", "34 s", "3.4 d". */
export function duration(seconds: number): string {
  return withMinus(formatDuration(seconds));
}

/** How values of a metric are printed. */
export type Kind = PageMetric['kind'];

export function value(amount: number | null, kind: Kind): string {
  if (amount === null) return 'not estimable';
  if (kind === 'duration') return duration(amount);
  return withMinus(kind === 'share' ? formatPercent(amount) : formatNumber(amount));
}

/** The mean and its interval as two texts that read on: "2.05" and "± 0.12 h"; no second text without an interval. */
export function estimate(of: PageEstimate, kind: Kind): EstimateParts {
  if (of[0] === null) return [value(null, kind), null];
  const parts = kind === 'duration' ? durationParts : kind === 'share' ? percentParts : estimateParts;
  const [mean, interval] = parts(written(of));
  return [withMinus(mean), interval === null ? null : withMinus(interval)];
}

/** "2.05 ± 0.12 h". */
export function estimateText(of: PageEstimate, kind: Kind): string {
  const [mean, interval] = estimate(of, kind);
  return interval === null ? mean : `${mean} ${interval}`;
}

/** The mean of a duration within a sentence, in the digits that its interval supports: "5.8 h". */
export function meanDuration(of: PageEstimate): string {
  return withMinus(formatDurationMean(written(of)));
}

/** "41 % ± 6 %", "92 % (83–98 %)" of a relative difference, without its sign. */
export function relativeText(of: PageEstimate): string {
  return of[0] === null ? 'an unknown amount' : withMinus(formatChangeSize(changeOf(of)));
}

/** For the writer of changes. */
export function changeOf(of: PageEstimate): RelativeChange {
  return { relative: of[0], relativeInterval: endsOf(of) };
}

/** The minus sign of print. */
export function withMinus(text: string): string {
  return text.replace(/-(?=[\d∞])/g, '−');
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
