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
