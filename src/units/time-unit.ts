import { nearest } from '../catalogue/index.ts';
import type { QuantityFault } from './fault.ts';

interface TimeUnit {
  /** The short form, used in hints and in print. */
  readonly symbol: string;
  readonly seconds: number;
  readonly words: readonly string[];
}

/** Months and years are left out: they differ in length. */
const timeUnits: readonly TimeUnit[] = [
  { symbol: 'ms', seconds: 1e-3, words: ['ms', 'millisecond', 'milliseconds'] },
  { symbol: 's', seconds: 1, words: ['s', 'sec', 'secs', 'second', 'seconds'] },
  { symbol: 'min', seconds: 60, words: ['min', 'mins', 'minute', 'minutes'] },
  { symbol: 'h', seconds: 3_600, words: ['h', 'hr', 'hrs', 'hour', 'hours'] },
  { symbol: 'd', seconds: 86_400, words: ['d', 'day', 'days'] },
  { symbol: 'w', seconds: 604_800, words: ['w', 'week', 'weeks'] },
];

const byWord = new Map(timeUnits.flatMap((unit) => unit.words.map((word) => [word, unit] as const)));

/** All words for units of time as one group of a regular expression, the longest first so that 'min' is not read as 'm'. */
export const timeUnitPattern = `(?:${[...byWord.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** The unit a word names; undefined when it names none. Units are written in small letters. */
export function timeUnit(word: string): TimeUnit | undefined {
  return byWord.get(word);
}

const unequal = /^(?:mo|mon|mth|months?|y|yr|yrs|years?|a|quarters?)$/i;

/** Why a word is no unit of time, and what was probably meant. `rewrite` puts the right unit into the whole text. */
export function unknownTimeUnit(
  word: string,
  rewrite: (symbol: string) => string,
): Pick<QuantityFault, 'code' | 'hint'> {
  if (word.toLowerCase() === 'm') {
    return { code: 'unit-ambiguous', hint: `'m' could be minutes or months; write '${rewrite('min')}'` };
  }
  if (unequal.test(word)) {
    return { code: 'unit-ambiguous', hint: `months and years differ in length; write days, such as '30 d' or '365 d'` };
  }
  const near = nearest(word, byWord.keys());
  const unit = near === undefined ? undefined : byWord.get(near);
  const hint =
    unit === undefined
      ? `units of time are ${timeUnits.map(({ symbol }) => symbol).join(', ')}`
      : `'${word}' is no unit of time; did you mean '${rewrite(unit.symbol)}'?`;
  return { code: 'unit-unknown', hint };
}
