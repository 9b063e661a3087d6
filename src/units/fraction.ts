import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { isBareNumber, numberPattern } from './number-text.ts';
import type { Fraction } from './quantity.ts';

const expected = "a percentage such as '60 %'";

const percentage = new RegExp(`^(-?${numberPattern})\\s*(?:%|percent)$`);

/** What `parseFraction` reads, as one regular expression for editors. */
export const fractionPattern = `^\\s*${numberPattern}\\s*(?:%|percent)\\s*$`;

/** Reads a part of a whole, written as a percentage: '60 %' is 0.6. */
export function parseFraction(text: string): Parsed<Fraction> {
  const trimmed = text.trim();
  const match = percentage.exec(trimmed);
  if (match === null) {
    const bare = isBareNumber(trimmed);
    return fault(text, bare ? bareFraction(Number(trimmed)) : { code: 'not-a-quantity' });
  }
  const value = Number(match[1]) / 100;
  if (!Number.isFinite(value)) return fault(text, { code: 'out-of-range', hint: 'it is too large for a number' });
  return { ok: true, value: value as Fraction };
}

/** A number alone could be a ratio or a percentage; says how to write what it probably was. */
export function bareFraction(value: number): Pick<QuantityFault, 'code' | 'hint'> {
  const percent = value <= 1 ? Number((value * 100).toPrecision(12)) : value;
  return { code: 'unit-missing', hint: `a number alone could be a ratio or a percentage; write '${percent} %'` };
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Fraction> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
