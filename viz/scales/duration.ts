import { formatNumber } from '../../src/units/format-number.ts';
import { duration } from '../format.ts';

/** Durations a reader recognises, s. */
const landmarks = [0.001, 0.01, 0.1, 1, 10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400];

/** Ticks for a logarithmic axis: landmarks of time, or powers of ten. */
export function logTicks(from: number, to: number, unit: 'duration' | 'number'): number[] {
  const all = unit === 'duration' ? landmarks : Array.from({ length: 19 }, (_, i) => 10 ** (i - 6));
  return all.filter((tick) => tick >= from * 0.999 && tick <= to * 1.001);
}

/** "10 min", "1 h", "7 d". */
export function logTickText(tick: number, unit: 'duration' | 'number'): string {
  return unit === 'duration' ? duration(tick) : formatNumber(tick);
}

/** Steps of a linear axis of time spans, s. */
const steps = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200,
  14_400, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 1_728_000, 4_320_000, 8_640_000,
];

/** Ticks for time spans: landmarks on a logarithmic axis, multiples of a round step on a linear one. */
export function durationTicks(from: number, to: number, logarithmic: boolean, most = 5): number[] {
  if (logarithmic) return logTicks(from, to, 'duration');
  const step = steps.find((size) => (to - from) / size <= most) ?? (to - from) / most;
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, i) => (first + i) * step);
}
