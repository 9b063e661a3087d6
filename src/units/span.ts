import { nearest } from '../catalogue/index.ts';
import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { isBareNumber, numberPattern } from './number-text.ts';
import { day, type Seconds, week } from './quantity.ts';
import { isSane, sizesOfDurations } from './range.ts';

/** A year of a plan: 365 days, 8,760 h, s. */
export const year = (365 * day) as Seconds;
/** A month of a plan: a twelfth of a year, s. */
export const month = (year / 12) as Seconds;

const expected = "a time of years or months, such as '5 years' or '9 months'";

const words: Readonly<Record<string, number>> = {
  year: year,
  years: year,
  y: year,
  month: month,
  months: month,
  w: week,
  weeks: week,
  week: week,
  d: day,
  days: day,
  day: day,
};

/** What `parseSpan` reads, as one regular expression for editors. */
export const spanPattern = `^\\s*${numberPattern}\\s*(?:${Object.keys(words).join('|')})\\s*$`;

const shape = new RegExp(`^(${numberPattern})\\s*([A-Za-z]+)$`);

/**
 * Reads a time as plans have it: '5 years', '9 months', '26 weeks', '90 d'. Unlike in durations of jobs, a year is 365 days
 * and a month a twelfth of it: machines are bought and written off by the year, and a day does not matter.
 */
export function parseSpan(text: string): Parsed<Seconds> {
  const trimmed = text.trim();
  if (isBareNumber(trimmed)) return fault(text, { code: 'unit-missing', hint: `write '${trimmed} years'` });
  const match = shape.exec(trimmed);
  if (match === null) return fault(text, { code: 'not-a-quantity' });
  const [, number, word] = match as unknown as [string, string, string];
  const size = words[word];
  if (size === undefined) {
    const near = word.length < 3 ? undefined : nearest(word, Object.keys(words));
    const hint = near === undefined ? 'units are years, months, weeks and days' : `did you mean '${number} ${near}'?`;
    return fault(text, { code: 'unit-unknown', hint });
  }
  const seconds = Number(number) * size;
  if (!isSane(seconds, sizesOfDurations))
    return fault(text, { code: 'out-of-range', hint: 'times of plans go to 10,000 years' });
  return { ok: true, value: (seconds + 0) as Seconds };
}

/** A span as one writes it in a scenario; reading it gives the same back. */
export function spellSpan(seconds: number): string {
  for (const [word, size] of [
    ['years', year],
    ['months', month],
    ['d', day],
  ] as const) {
    const count = Number((seconds / size).toPrecision(15));
    if (count * size === seconds && (Number.isInteger(count) || word !== 'years')) {
      return `${count} ${count === 1 && word !== 'd' ? word.slice(0, -1) : word}`;
    }
  }
  return `${seconds / day} d`;
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Seconds> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
