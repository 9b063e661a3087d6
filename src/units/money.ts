import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { formatNumber } from './format-number.ts';
import { isBareNumber, numberPattern } from './number-text.ts';

/** An amount of money. The currency is a label: nothing is converted. */
export interface Money {
  readonly amount: number;
  /** Three capital letters (ISO 4217), such as EUR. */
  readonly currency: string;
}

const expected = "an amount of money such as '80 M EUR' or '1.2 bn EUR'";

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  M: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const scalePattern = Object.keys(scales).join('|');

/** What `parseMoney` reads, as one regular expression for editors. */
export const moneyPattern = `^\\s*${numberPattern}\\s*(?:${scalePattern})?\\s*[A-Z]{3}\\s*$`;

const shape = new RegExp(`^(-?${numberPattern})\\s*([A-Za-z]+\\s+|[A-Za-z]+(?=[A-Z]{3}$))?([A-Z]{3})$`);

/** Reads an amount of money: '80 M EUR', '1.2 bn EUR', '61 EUR'. The scale is k, M or bn; the currency its code. */
export function parseMoney(text: string): Parsed<Money> {
  const trimmed = text.trim();
  const number = new RegExp(`^-?${numberPattern}`).exec(trimmed)?.[0];
  if (isBareNumber(trimmed)) {
    return fault(text, { code: 'unit-missing', hint: `a number alone has no currency; write '${trimmed} EUR'` });
  }
  const match = shape.exec(trimmed);
  if (match === null || number === undefined)
    return fault(text, { code: 'not-a-quantity', ...hintOf(trimmed, number) });
  const [, digits, word, currency] = match as unknown as [string, string, string | undefined, string];
  const scale = word === undefined ? 1 : scales[word.trim()];
  if (scale === undefined) {
    return fault(text, {
      code: 'unit-unknown',
      hint: `'${word!.trim()}' is no scale; write k, M or bn, such as '${digits} M ${currency}'`,
    });
  }
  const amount = scaled(Number(digits), scale);
  if (!Number.isFinite(amount)) return fault(text, { code: 'out-of-range', hint: 'it is too large for a number' });
  return { ok: true, value: { amount, currency } };
}

/** An amount for people, three significant digits: '80 M EUR', '1.2 bn EUR', '2.47 EUR'. */
export function formatMoney(amount: number, currency: string): string {
  const { divisor, symbol } = moneyScale(amount);
  return `${formatNumber(amount / divisor)}${symbol} ${currency}`;
}

/** The scale that suits an amount: what to divide by, and its sign with a space before it. */
export function moneyScale(amount: number): { readonly divisor: number; readonly symbol: string } {
  const size = Math.abs(amount);
  if (size >= 1e9) return { divisor: 1e9, symbol: ' bn' };
  if (size >= 1e6) return { divisor: 1e6, symbol: ' M' };
  return { divisor: 1, symbol: '' };
}

/** An amount as one writes it in a scenario; reading it gives the same back. */
export function spellMoney({ amount, currency }: Money): string {
  const short = [1e9, 1e6].find(
    (scale) => amount >= scale && scaled(Number((amount / scale).toPrecision(15)), scale) === amount,
  );
  if (short === undefined) return `${amount} ${currency}`;
  return `${Number((amount / short).toPrecision(15))} ${short === 1e9 ? 'bn' : 'M'} ${currency}`;
}

/** 0.1 × 1e6 is rounded once, not twice: amounts that people write in millions come out whole. */
function scaled(number: number, scale: number): number {
  return Number((number * scale).toPrecision(15));
}

function hintOf(text: string, number: string | undefined): Pick<QuantityFault, 'hint'> {
  if (/[€$£]/.test(text)) return { hint: "write the currency's code, such as EUR, after the number" };
  const rest = number === undefined ? '' : text.slice(number.length).trim();
  const lower = /^(?:(?:k|M|bn|thousand|million|billion)\s+)?[A-Za-z]{3}$/.test(rest) && !/[A-Z]{3}$/.test(rest);
  if (lower)
    return {
      hint: `a currency is written in capitals: '${number} ${rest.slice(0, -3)}${rest.slice(-3).toUpperCase()}'`,
    };
  return {};
}

function fault(text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Money> {
  return { ok: false, fault: { expected, received: shown(text), ...why } };
}
