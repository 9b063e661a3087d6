import { nearest } from '../catalogue/index.ts';
import { type Parsed, type QuantityFault, shown } from './fault.ts';
import { formatNumber } from './format-number.ts';
import { isBareNumber, numberPattern } from './number-text.ts';
import { type Range, sizesOfDurations } from './range.ts';

/** A quantity that is a number with one unit. */
export interface ScaledKind {
  /** With its article: 'a power'. */
  readonly noun: string;
  readonly example: string;
  /** What one of each unit is in the base unit, which comes first. */
  readonly units: Readonly<Record<string, number>>;
  /** The units that values are printed in, from small to large. */
  readonly printed: readonly string[];
  /** The sizes it can have, in the base unit. */
  readonly range: Range;
}

/** Electric power; the base is W. */
export const power: ScaledKind = {
  noun: 'a power',
  example: '700 W',
  units: { W: 1, kW: 1e3, MW: 1e6, GW: 1e9 },
  printed: ['W', 'kW', 'MW'],
  range: { least: 1e-6, most: 1e12 },
};

/** Electric energy; the base is kWh. */
export const energy: ScaledKind = {
  noun: 'an energy',
  example: '500 kWh',
  units: { kWh: 1, MWh: 1e3, GWh: 1e6 },
  printed: ['kWh', 'MWh', 'GWh'],
  range: { least: 1e-9, most: 1e15 },
};

/** Mass; the base is kg. */
export const mass: ScaledKind = {
  noun: 'a mass',
  example: '300 kg',
  units: { kg: 1, g: 1e-3, t: 1e3 },
  printed: ['kg', 't'],
  range: { least: 1e-9, most: 1e15 },
};

/** Price of electricity; the base is EUR per kWh. */
export const electricityPrice: ScaledKind = {
  noun: 'a price of electricity',
  example: '0.10 EUR per kWh',
  units: {
    'EUR/kWh': 1,
    'ct/kWh': 0.01,
    'mEUR/kWh': 1e-3,
    'EUR/MWh': 1e-3,
    'kEUR/MWh': 1,
    'EUR/GWh': 1e-6,
    'kEUR/GWh': 1e-3,
  },
  printed: ['EUR/kWh'],
  range: { least: 1e-9, most: 1e6 },
};

/** Emissions of electricity; the base is g CO2e per kWh. */
export const carbonIntensity: ScaledKind = {
  noun: 'a carbon intensity',
  example: '350 g per kWh',
  units: {
    'g/kWh': 1,
    'kg/kWh': 1e3,
    'mg/kWh': 1e-3,
    'µg/kWh': 1e-6,
    'lb/kWh': 453.59237,
    'g/MWh': 1e-3,
    'kg/MWh': 1,
    't/MWh': 1e3,
    'lb/MWh': 0.45359237,
    'kg/GWh': 1e-3,
    't/GWh': 1,
  },
  printed: ['g/kWh'],
  range: { least: 1e-9, most: 1e6 },
};

/** How long equipment is used; the base is s. A year has 365 days. */
export const lifetime: ScaledKind = {
  noun: 'a lifetime',
  example: '5 years',
  units: { s: 1, d: 86_400, year: 31_536_000, years: 31_536_000, y: 31_536_000 },
  printed: ['s', 'd', 'years'],
  range: sizesOfDurations,
};

/** What a kind of quantity is called in messages. */
export function expectedOf({ noun, example }: ScaledKind): string {
  return `${noun} such as '${example}'`;
}

/** What `parseScaled` reads, as one regular expression for editors. */
export function scaledPattern({ units }: ScaledKind): string {
  return `^\\s*-?${numberPattern}\\s*(?:${unitWords(units)})\\s*$`;
}

/** What `parseUnit` reads, as one regular expression for editors. */
export function unitPattern({ units }: ScaledKind): string {
  return `^\\s*(?:${unitWords(units)})\\s*$`;
}

function unitWords(units: ScaledKind['units']): string {
  return Object.keys(units)
    .map((unit) => unit.replace('/', '\\s*(?:/|per)\\s*'))
    .join('|');
}

/** Reads the name of one of the kind's units; 'per' and '/' mean the same: 'EUR/MWh', 'EUR per MWh'. Gives it with a slash. */
export function parseUnit(kind: ScaledKind, text: string): Parsed<string> {
  const unit = withSlash(text.trim());
  if (Object.hasOwn(kind.units, unit)) return { ok: true, value: unit };
  const near = nearest(unit, Object.keys(kind.units));
  const hint = near === undefined ? {} : { hint: `did you mean '${near}'?` };
  return { ok: false, fault: { code: 'unit-unknown', expected: unitExpected(kind), received: shown(text), ...hint } };
}

/** What the name of a unit of the kind is called in messages. */
export function unitExpected({ units, noun }: ScaledKind): string {
  return `one of the units of ${noun}: ${Object.keys(units).join(', ')}`;
}

function withSlash(unit: string): string {
  return unit.replace(/\s*(?:\/|\bper\b)\s*/, '/');
}

const shape = new RegExp(`^([+-]?${numberPattern})\\s*(.+)$`);

/** Reads a number with one of the kind's units; 'per' and '/' mean the same: '700 W', '350 g per kWh', '0.1 EUR/kWh'. */
export function parseScaled(kind: ScaledKind, text: string): Parsed<number> {
  const trimmed = text.trim();
  if (isBareNumber(trimmed)) return fault(kind, text, { code: 'unit-missing', hint: 'a number alone has no unit' });
  const match = shape.exec(trimmed);
  if (match === null) return fault(kind, text, { code: 'not-a-quantity' });
  const [, number, words] = match as unknown as [string, string, string];
  const unit = withSlash(words);
  const size = Object.hasOwn(kind.units, unit) ? kind.units[unit]! : undefined;
  if (size === undefined) return fault(kind, text, { code: 'unit-unknown', hint: unitHint(kind, unit, number) });
  // 0.1 × 1e3 is rounded once, not twice: what people write in kilowatts comes out whole.
  const value = Number((Number(number) * size).toPrecision(15));
  if (!Number.isFinite(value)) return fault(kind, text, { code: 'out-of-range', hint: 'it is too large for a number' });
  return { ok: true, value };
}

/** A value of the kind for people, in the unit that suits it: '1.2 MW'. */
export function formatScaled({ units, printed }: ScaledKind, value: number): string {
  const unit = printed.findLast((name) => Math.abs(value) >= units[name]!) ?? printed[0]!;
  return `${formatNumber(value / units[unit]!)} ${unit.replace('/', ' per ')}`;
}

/** A value as one writes it in a scenario; reading it gives the same back. */
export function spellScaled(kind: ScaledKind, value: number): string {
  const texts = kind.printed.map((unit) => `${value / kind.units[unit]!} ${unit.replace('/', ' per ')}`);
  const exact = (text: string) => {
    const parsed = parseScaled(kind, text);
    return parsed.ok && parsed.value === value && !/e/.test(text.split(' ')[0]!);
  };
  const digits = (text: string) => text.indexOf(' ');
  return texts.filter(exact).reduce((best, text) => (digits(text) <= digits(best) ? text : best), texts[0]!);
}

function unitHint({ units, noun }: ScaledKind, unit: string, number: string): string {
  const near = nearest(unit, Object.keys(units));
  if (near !== undefined) return `did you mean '${number} ${near.replace('/', ' per ')}'?`;
  return `units of ${noun} are ${Object.keys(units).join(', ')}`;
}

function fault(kind: ScaledKind, text: string, why: Pick<QuantityFault, 'code' | 'hint'>): Parsed<number> {
  return { ok: false, fault: { expected: expectedOf(kind), received: shown(text), ...why } };
}
