import { scaleLog } from 'd3';
import { logTicks, logTickText } from './duration.ts';

/** A logarithmic scale with a place of its own for zero, because most waits are none at all. */
export interface LogWithZero {
  /** Pixels of a value. */
  (value: number): number;
  /** Value at a pixel; 0 within the place for zero. */
  invert(pixel: number): number;
  /** Smallest value on the logarithmic part. */
  readonly smallest: number;
  /** Where the logarithmic part begins, pixels. */
  readonly start: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface LogOptions {
  /** Values to be shown; zeros and below count as none. */
  readonly values: Iterable<number>;
  readonly unit: 'duration' | 'number';
  /** Pixels from and to; they may fall (a vertical axis). */
  readonly range: readonly [number, number];
  /** What zero is called, `at once`; null leaves no place for it (slowdowns start at 1). */
  readonly zero: string | null;
  /** Pixels between two ticks at least. */
  readonly spacing: number;
}

export function logWithZero({ values, unit, range, zero, spacing }: LogOptions): LogWithZero {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (value > 0 && value < low) low = value;
    if (value > high) high = value;
  }
  if (high === 0) [low, high] = unit === 'duration' ? [1, 3600] : [1, 10];
  const floor = unit === 'duration' && high > 600 ? 1 : 0;
  const smallest = zero === null ? Math.min(low, 1) : Math.max(floor, landmarkBelow(Math.max(low, high / 1e7)));
  const largest = high > smallest ? high * 1.05 : smallest * 10;
  const direction = Math.sign(range[1] - range[0]);
  const start = zero === null ? range[0] : range[0] + direction * Math.min(52, Math.abs(range[1] - range[0]) * 0.14);
  const log = scaleLog([smallest, largest], [start, range[1]]);
  const scale = (value: number) => (value < smallest ? (zero === null ? start : range[0]) : log(value));
  const all = logTicks(smallest, largest, unit).map((tick) => ({ at: log(tick), text: logTickText(tick, unit) }));
  if (zero !== null) all.unshift({ at: range[0], text: zero });
  return Object.assign(scale, {
    invert: (pixel: number) => ((pixel - start) * direction < -2 ? 0 : log.invert(pixel)),
    smallest,
    start,
    ticks: apart(all, spacing),
  });
}

/** Drops ticks that stand too close to the one kept before. */
function apart(ticks: readonly LogWithZero['ticks'][number][], spacing: number): LogWithZero['ticks'] {
  let last = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ at }) => {
    if (Math.abs(at - last) < spacing) return false;
    last = at;
    return true;
  });
}

/** The power of ten (or ten minutes, an hour, a day) at or below a value. */
function landmarkBelow(value: number): number {
  const marks = [1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10, 60, 600, 3600, 86_400];
  return marks.filter((mark) => mark <= value).at(-1) ?? value;
}
