import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { type Money, parseMoney, spellMoney } from './money.ts';

/** What a price is per: energy, accelerator time, calendar time, or power. */
export type PriceUnit = 'kWh' | 'h' | 'year' | 'MW';

interface PriceKind {
  readonly example: string;
  /** How many of the base unit each word is. */
  readonly words: Readonly<Record<string, number>>;
}

const kinds: Readonly<Record<PriceUnit, PriceKind>> = {
  kWh: { example: '0.10 EUR per kWh', words: { kWh: 1, MWh: 1e3, GWh: 1e6 } },
  h: { example: '2.50 EUR per h', words: { h: 1, hour: 1, 'GPU-h': 1, 'GPU-hour': 1, 'accelerator-h': 1 } },
  year: { example: '1.2 M EUR per year', words: { year: 1, y: 1, month: 1 / 12, quarter: 1 / 4 } },
  MW: { example: '9 M EUR per MW', words: { MW: 1, kW: 1e-3 } },
};

/** What `parsePrice` reads, as one regular expression for editors. */
export function pricePattern(unit: PriceUnit): string {
  return `^\\s*[0-9.].*[A-Z]{3}\\s*(?:/|per)\\s*(?:${Object.keys(kinds[unit].words).join('|')})\\s*$`;
}

/** What a price of a unit is called in messages. */
export function priceExpected(unit: PriceUnit): string {
  return `a price such as '${kinds[unit].example}'`;
}

/** Reads a price: '0.10 EUR per kWh', '120 EUR/MWh', '1.2 M EUR per year'. Gives the amount per the unit asked for. */
export function parsePrice(text: string, unit: PriceUnit): Parsed<Money> {
  const { words, example } = kinds[unit];
  const match = /^(.*?)\s*(?:\/|\bper\b)\s*(\S+)$/.exec(text.trim());
  if (match === null) {
    const money = parseMoney(text);
    return fault(
      text,
      unit,
      money.ok ? { code: 'unit-missing', hint: `say per what, such as '${example}'` } : money.fault,
    );
  }
  const [, amount, word] = match as unknown as [string, string, string];
  const money = parseMoney(amount);
  if (!money.ok) return fault(text, unit, money.fault);
  const size = words[word];
  if (size === undefined) {
    return fault(text, unit, { code: 'unit-unknown', hint: `it can be per ${Object.keys(words).join(', ')}` });
  }
  const { currency } = money.value;
  return { ok: true, value: { amount: Number((money.value.amount / size).toPrecision(15)), currency } };
}

/** A price as one writes it in a scenario; reading it gives the same back. */
export function spellPrice(price: Money, unit: PriceUnit): string {
  return `${spellMoney(price)} per ${unit}`;
}

function fault(text: string, unit: PriceUnit, { code, hint }: Pick<QuantityFault, 'code' | 'hint'>): Parsed<Money> {
  return {
    ok: false,
    fault: { code, expected: priceExpected(unit), received: shown(text), ...(hint === undefined ? {} : { hint }) },
  };
}
