import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { isBareNumber, numberPattern } from './number-text.ts';
import type { Seconds } from './quantity.ts';
import { timeUnit, timeUnitPattern, unknownTimeUnit } from './time-unit.ts';

const expected = "a duration such as '30 min' or '1800 s'";

/** Hours, minutes and seconds with colons, days before a hyphen as Slurm writes them: '1:30:00', '2-00:00:00'. */
const clockPattern = '(?:[0-9]+-)?[0-9]+:[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?';
const clock = new RegExp(`^${clockPattern}$`);
const part = new RegExp(`(-?${numberPattern})\\s*([A-Za-zµ]+)\\s*`, 'y');

/** What `parseDuration` reads, as one regular expression for editors. The order of the parts is not in it. */
export const durationPattern = `^\\s*(?:${clockPattern}|${numberPattern}\\s*${timeUnitPattern}(?:\\s*${numberPattern}\\s*${timeUnitPattern})*)\\s*$`;

/**
 * Reads a duration: '30 min', '1.5 h', '2 h 30 min', '1:30:00', '2-00:00:00' (days-hours:minutes:seconds).
 * Units are ms, s, min, h, d and w with their usual words; a day has 24 hours. Parts go from large to small.
 * A number alone is refused, because nobody can tell what it means.
 */
export function parseDuration(text: string): Parsed<Seconds> {
  const trimmed = text.trim();
  if (clock.test(trimmed)) return found(clockSeconds(trimmed), text);
  if (isBareNumber(trimmed)) return fault(text, { code: 'unit-missing', hint: 'a number alone has no unit' });
  if (/^\d+:\d+$/.test(trimmed)) {
    return fault(text, {
      code: 'unit-ambiguous',
      hint: `it could be hours or minutes; write '${trimmed}:00' for hours and minutes`,
    });
  }
  let total = 0;
  let previous = Number.POSITIVE_INFINITY;
  part.lastIndex = 0;
  while (part.lastIndex < trimmed.length) {
    const begin = part.lastIndex;
    const match = part.exec(trimmed);
    if (match === null) return fault(text, { code: 'not-a-quantity' });
    const [whole, number, word] = match as unknown as [string, string, string];
    const unit = timeUnit(word);
    if (unit === undefined) {
      const end = begin + whole.length;
      const rewrite = (symbol: string) => `${trimmed.slice(0, begin)}${number} ${symbol} ${trimmed.slice(end)}`.trim();
      return fault(text, unknownTimeUnit(word, rewrite));
    }
    if (unit.seconds >= previous) {
      return fault(text, { code: 'not-a-quantity', hint: 'its parts must go from large to small, each unit once' });
    }
    previous = unit.seconds;
    total += Number(number) * unit.seconds;
  }
  return trimmed === '' ? fault(text, { code: 'not-a-quantity' }) : found(total, text);
}

function clockSeconds(text: string): number {
  const [days, time] = text.includes('-') ? (text.split('-') as [string, string]) : ['0', text];
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return Number(days) * 86_400 + hours * 3_600 + minutes * 60 + seconds;
}

function found(seconds: number, text: string): Parsed<Seconds> {
  if (!Number.isFinite(seconds)) return fault(text, { code: 'out-of-range', hint: 'it is too large for a number' });
  return { ok: true, value: seconds as Seconds };
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Seconds> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
