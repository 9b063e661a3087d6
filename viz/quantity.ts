import type { PageEstimate } from '../src/output/payload.ts';
import { formatDecimals, formatNumber, missing } from '../src/units/format-number.ts';
import { type Kind, estimateText as plainEstimate, value as plainValue } from './format.ts';

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
  return value === null ? missing : formatNumber(value / divisor, digits).replace('-', '−');
}

/** A value for a narrow place: time spans carry their unit, other numbers stand on the figure's scale. */
export function shortText(value: number, { kind }: Quantity, scale: UnitScale, digits = 2): string {
  if (kind !== 'duration') return onScale(value, scale, digits);
  const own = scaleFor({ kind, unit: 's' }, value);
  return `${onScale(value, own, digits)} ${own.unit}`;
}

/** "2 h 5 min ± 12 min", "80.1 ± 0.4 M EUR". */
export function quantityText(of: PageEstimate, quantity: Quantity): string {
  const [mean, half] = of;
  if (quantity.kind !== 'number' || mean === null) return plainEstimate(of, quantity.kind);
  const scale = scaleFor(quantity, mean);
  const unit = scale.unit === '' ? '' : ` ${scale.unit}`;
  if (half === null || !(half > 0)) return `${onScale(mean, scale)}${unit}`;
  const places = Math.min(8, Math.max(0, -Math.floor(Math.log10((half / scale.divisor) * 0.1))));
  const [a, b] = [mean, half].map((n) => formatDecimals(n / scale.divisor, places).replace('-', '−'));
  return `${a} ± ${b}${unit}`;
}

/** A difference as `quantityText` prints values; of shares in points, since per cent would be taken for parts of them. */
export function differenceText(of: PageEstimate, quantity: Quantity): string {
  const text = quantityText(of, quantity);
  return quantity.kind === 'share' ? text.replace(' % ±', ' ±').replace(/ %$/, ' points') : text;
}

/** One value with its unit; to about three digits. */
export function quantityValue(value: number | null, quantity: Quantity): string {
  return quantity.kind === 'number' ? quantityText([value, null], quantity) : plainValue(value, quantity.kind);
}
