import type { PageEnergy, PageEstimate } from '../../src/output/payload.ts';
import { formatNumber } from '../../src/units/format-number.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { quantityValue } from '../quantity.ts';

export type Hours = PageEnergy['hours'];

/** "14:00". */
export function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** About energy by hour of the day: how much a day takes, when most of it, and when a kilowatt-hour emits least and most. */
export function energySentence(policy: string, { energy, emissions }: Hours): string {
  const known = values(energy);
  const seen = known.filter(Number.isFinite);
  const total = sumOf(known);
  if (!(total > 0)) return 'No electricity was taken in the measured window.';
  const most = known.indexOf(Math.max(...seen));
  const least = known.indexOf(Math.min(...seen));
  const spread = (known[most]! - known[least]!) / (total / seen.length);
  const flat =
    spread < 0.05
      ? 'about the same in every hour'
      : `most from ${clock(most)}, ${formatPercent(Number((known[most]! / known[least]! - 1).toPrecision(2)))} more than from ${clock(least)}`;
  const taken = seen.length === 24 ? 'a day takes' : `the ${seen.length} hours of a day that were measured take`;
  const start = `Under ${policy} ${taken} ${quantityValue(total, { kind: 'number', unit: 'kWh' })}, ${flat}`;
  if (emissions === null) return `${start}.`;
  const grams = values(emissions).map((kilograms, hour) =>
    known[hour]! > 0 ? (1000 * kilograms) / known[hour]! : Number.NaN,
  );
  const usable = grams.filter(Number.isFinite);
  const [low, high] = [Math.min(...usable), Math.max(...usable)];
  const emitted = `it emits ${quantityValue(sumOf(values(emissions)), { kind: 'number', unit: 'kg' })} of CO2e`;
  if (high - low < 0.02 * high) return `${start}; ${emitted}, ${formatNumber(low)} g per kWh at any hour.`;
  return `${start}; ${emitted}, least per kWh from ${clock(grams.indexOf(low))} (${formatNumber(low)} g) and most from ${clock(grams.indexOf(high))} (${formatNumber(high)} g).`;
}

/** NaN for an hour that does not lie in the measured window. */
function values(estimates: readonly PageEstimate[]): number[] {
  return estimates.map(([mean]) => mean ?? Number.NaN);
}

function sumOf(hours: readonly number[]): number {
  return hours.reduce((sum, hour) => sum + (Number.isFinite(hour) ? hour : 0), 0);
}
