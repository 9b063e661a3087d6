import type { PageEstimate } from '../src/output/payload.ts';
import { formatEstimate } from '../src/units/format-estimate.ts';
import { formatNumber, missing } from '../src/units/format-number.ts';
import { type Kind, estimateText as plainEstimate, value as plainValue, withMinus } from './format.ts';
import { certain, written } from './interval.ts';

/** How values of something measured are printed: its kind, and its unit in the catalogue's words. */
export interface Quantity {
  readonly kind: Kind;
  readonly unit: string;
}

/** One scale for all numbers of a figure: what to divide by, and the unit that then stands beside them. */
export interface UnitScale {
  readonly divisor: number;
  readonly unit: string;
}

/** Units that people change as numbers grow, from small to large. */
const families: Readonly<Record<string, readonly (readonly [size: number, unit: string])[]>> = {
  s: [
    [1, 's'],
    [60, 'min'],
    [3600, 'h'],
    [86_400, 'd'],
  ],
  accelerator·s: [
    [3600, 'accelerator-h'],
    [3.6e9, 'M accelerator-h'],
  ],
  'accelerator-h': [
    [1, 'accelerator-h'],
    [1e6, 'M accelerator-h'],
  ],
  kWh: [
    [1, 'kWh'],
    [1e3, 'MWh'],
    [1e6, 'GWh'],
  ],
  W: [
    [1, 'W'],
    [1e3, 'kW'],
    [1e6, 'MW'],
  ],
  kg: [
    [1, 'kg'],
    [1e3, 't'],
    [1e6, 'kt'],
  ],
};

/** The scale that suits numbers up to this size. */
export function scaleFor({ kind, unit }: Quantity, largest: number): UnitScale {
  if (kind === 'share') return { divisor: 0.01, unit: '%' };
  if (unit === '1' || unit === '') return { divisor: 1, unit: '' };
  const family =
    families[unit] ??
    (/^[A-Z]{3}$/.test(unit)
      ? ([
          [1, unit],
          [1e6, `M ${unit}`],
          [1e9, `bn ${unit}`],
        ] as const)
      : ([[1, unit]] as const));
  const [divisor, name] = family.findLast(([size]) => Math.abs(largest) >= size) ?? family[0]!;
  return { divisor, unit: name };
}

/** The scale that suits differences up to this size. */
export function differenceScale(quantity: Quantity, largest: number): UnitScale {
  const scale = scaleFor(quantity, largest);
  return quantity.kind === 'share' ? { ...scale, unit: 'points' } : scale;
}

/** The unit as the end of an axis title: " (h)". */
export function unitSuffix({ unit }: UnitScale): string {
  return unit === '' ? '' : ` (${unit})`;
}

/** A number on a figure's scale, without its unit. */
export function onScale(value: number | null, { divisor }: UnitScale, digits = 3): string {
  return value === null ? missing : withMinus(formatNumber(value / divisor, digits));
}

/** A value for a narrow place: time spans carry their unit, other numbers stand on the figure's scale. */
export function shortText(value: number, { kind }: Quantity, scale: UnitScale, digits = 2): string {
  if (kind !== 'duration') return onScale(value, scale, digits);
  const own = scaleFor({ kind, unit: 's' }, value);
  return `${onScale(value, own, digits)} ${own.unit}`;
}

/** "2.05 ± 0.12 h", "80.1 ± 0.4 M EUR". */
export function quantityText(of: PageEstimate, quantity: Quantity): string {
  if (quantity.kind !== 'number' || of[0] === null) return plainEstimate(of, quantity.kind);
  return onUnit(of, scaleFor(quantity, of[0]));
}

/** A difference as `quantityText` prints values; of shares in points, since per cent would be taken for parts of them. */
export function differenceText(of: PageEstimate, quantity: Quantity): string {
  if (quantity.kind !== 'share' || of[0] === null) return quantityText(of, quantity);
  return onUnit(of, differenceScale(quantity, of[0]));
}

function onUnit(of: PageEstimate, { divisor, unit }: UnitScale): string {
  return withMinus(formatEstimate(written(of), { size: divisor, symbol: unit }));
}

/** One value with its unit; to about three digits. */
export function quantityValue(value: number | null, quantity: Quantity): string {
  return quantity.kind === 'number' ? quantityText(certain(value), quantity) : plainValue(value, quantity.kind);
}
