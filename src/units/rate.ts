import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { isBareNumber, numberPattern } from './number-text.ts';
import type { PerSecond } from './quantity.ts';
import { timeUnit, timeUnitPattern, unknownTimeUnit } from './time-unit.ts';

const expected = "a rate such as '40 per day' or '3.2 per s'";

const shape = new RegExp(`^(-?${numberPattern})\\s*(?:/|per\\b)\\s*(${numberPattern})?\\s*([A-Za-zµ]+)$`);

/** What `parseRate` reads, as one regular expression for editors. */
export const ratePattern = `^\\s*${numberPattern}\\s*(?:/|per(?![a-z]))\\s*(?:${numberPattern}\\s*)?${timeUnitPattern}\\s*$`;

/** Reads a rate: '40 per day', '3.2 per s', '3.2/s', '5 per 8 h'. Units of time as in durations. */
export function parseRate(text: string): Parsed<PerSecond> {
  const trimmed = text.trim();
  if (isBareNumber(trimmed)) return fault(text, { code: 'unit-missing', hint: 'a number alone has no unit' });
  const match = shape.exec(trimmed);
  if (match === null) return fault(text, { code: 'not-a-quantity' });
  const [, count, periods, word] = match as unknown as [string, string, string | undefined, string];
  const unit = timeUnit(word);
  if (unit === undefined) {
    const rewrite = (symbol: string) => `${count} per ${periods === undefined ? '' : `${periods} `}${symbol}`;
    return fault(text, unknownTimeUnit(word, rewrite));
  }
  const rate = Number(count) / (Number(periods ?? 1) * unit.seconds);
  if (!Number.isFinite(rate))
    return fault(text, { code: 'out-of-range', hint: 'the period must be longer than nothing' });
  return { ok: true, value: rate as PerSecond };
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<PerSecond> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
