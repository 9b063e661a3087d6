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
  const total = known.reduce((a, b) => a + b, 0);
  if (!(total > 0)) return 'No electricity was taken in the measured window.';
  const most = known.indexOf(Math.max(...known));
  const least = known.indexOf(Math.min(...known));
  const spread = (known[most]! - known[least]!) / (total / 24);
  const flat =
    spread < 0.05
      ? 'about the same in every hour'
      : `most from ${clock(most)}, ${formatPercent(Number((known[most]! / known[least]! - 1).toPrecision(2)))} more than from ${clock(least)}`;
  const start = `Under ${policy} a day takes ${quantityValue(total, { kind: 'number', unit: 'kWh' })}, ${flat}`;
  if (emissions === null) return `${start}.`;
  const grams = values(emissions).map((kilograms, hour) =>
    known[hour]! > 0 ? (1000 * kilograms) / known[hour]! : Number.NaN,
  );
  const usable = grams.filter(Number.isFinite);
  const [low, high] = [Math.min(...usable), Math.max(...usable)];
  const emitted = `it emits ${quantityValue(
    values(emissions).reduce((a, b) => a + b, 0),
    { kind: 'number', unit: 'kg' },
  )} of CO2e`;
  if (high - low < 0.02 * high) return `${start}; ${emitted}, ${formatNumber(low)} g per kWh at any hour.`;
  return `${start}; ${emitted}, least per kWh from ${clock(grams.indexOf(low))} (${formatNumber(low)} g) and most from ${clock(grams.indexOf(high))} (${formatNumber(high)} g).`;
}

function values(estimates: readonly PageEstimate[]): number[] {
  return estimates.map(([mean]) => mean ?? 0);
}

/** About power over time: its mean, and when it is highest. */
export function powerSentence(policy: string, values: ArrayLike<number>, at: (bin: number) => string): string {
  const watts = { kind: 'number', unit: 'W' } as const;
  const all = Array.from(values);
  const known = all.filter(Number.isFinite);
  const most = Math.max(...known);
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  if (known.length === 0) return 'No power is known of the time shown.';
  return `Under ${policy} the machine draws ${quantityValue(mean, watts)} on average over the time shown, at most ${quantityValue(most, watts)} (${at(all.indexOf(most))}).`;
}
