import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  elasticPlan,
  knownBetween,
  lowestSlots,
  lowestWindow,
  type Stretch,
  signalOf,
} from '../../src/energy/index.ts';
import { quantileOverTime } from '../../src/energy/quantile.ts';

const hour = 3600;
const stretch = (from: number, until: number): Stretch => ({ from: from * hour, until: until * hour });
const slots = (values: readonly number[], known: readonly Stretch[], period: number | null = null) =>
  signalOf({
    times: Float64Array.from(values, (_, i) => i * hour),
    values: Float64Array.from(values),
    period: period === null ? null : period * hour,
    known,
  });
const hours = ({ from, until }: Stretch) => [from / hour, until / hour];

/** 48 h that go from 300 down to 254, the last at 20, as a case by hand. */
const falling = slots([...Array.from({ length: 47 }, (_, i) => 300 - i), 20], [stretch(0, 48)]);
const work = { length: 3 * hour, interruption: 0, begun: false, running: 0, accelerators: 1 };

describe('a plan within the time that has data', () => {
  test('of three hours that may wait for 48 h starts at 45 h: 255 + 254 + 20 = 529, 41 % less than 897', () => {
    expect(lowestWindow(falling, 3 * hour, 0, 48 * hour)).toBe(45 * hour);
    expect(falling.integral(45 * hour, 48 * hour) / hour).toBe(529);
    expect((1 - (529 / falling.integral(0, 3 * hour)) * hour).toFixed(2)).toBe('0.41');
  });

  test('in slots takes the last three hours, too, and none after the end', () => {
    const pieces = lowestSlots(falling, work, 0, 51 * hour);
    expect(pieces).toEqual([{ ...stretch(45, 48), accelerators: 1 }]);
  });

  test('has no window where data end before one would, and slots begin at once', () => {
    expect(lowestWindow(falling, 3 * hour, 45.5 * hour, 80 * hour)).toBeUndefined();
    expect(lowestWindow(falling, 3 * hour, 50 * hour, 80 * hour)).toBeUndefined();
    expect(lowestSlots(falling, work, 46 * hour, 90 * hour)).toEqual([
      { from: 46 * hour, until: Infinity, accelerators: 1 },
    ]);
  });

  test('of an elastic job widens to be done before data end, and begins as it asks where it cannot', () => {
    const speed = (n: number) => n;
    const elastic = { ...work, least: 1, most: 3, speed };
    // Three hours of work in the last hour, at 20: on three.
    expect(elasticPlan(falling, elastic, 46 * hour, 90 * hour)).toEqual([{ ...stretch(47, 48), accelerators: 3 }]);
    expect(elasticPlan(falling, { ...elastic, length: 9 * hour }, 46 * hour, 90 * hour)).toEqual([
      { from: 46 * hour, until: Infinity, accelerators: 1 },
    ]);
  });

  test('leaves out gaps: no window over one, no slot in one, and a percentile of what is known', () => {
    // The hours 2 and 3 have no data: the value of hour 1 is held.
    const signal = slots([5, 1, 1, 1, 9, 4], [stretch(0, 2), stretch(4, 6)]);
    expect(lowestWindow(signal, 2 * hour, 0, 4 * hour)).toBe(0);
    expect(lowestWindow(signal, 2 * hour, 1 * hour, 4 * hour)).toBe(4 * hour);
    expect(lowestSlots(signal, { ...work, length: 2 * hour }, 0, 6 * hour).map(hours)).toEqual([
      [1, 2],
      [5, 6],
    ]);
    expect(quantileOverTime(signal, 0.5, 0, 6 * hour)).toBe(4);
    expect(quantileOverTime(signal, 0.5, 2 * hour, 4 * hour)).toBeUndefined();
  });

  test('in a series that repeats has no end, and goes over its border', () => {
    const signal = slots([3, 5, 9, 1], [stretch(0, 4)], 4);
    expect(knownBetween(signal, 100 * hour, 200 * hour).map(hours)).toEqual([[100, 200]]);
    // The last hour of a turn and the first of the next.
    expect(lowestWindow(signal, 2 * hour, 0, 20 * hour)).toBe(3 * hour);
  });

  test('in a series with a gap that repeats has the gap in every turn', () => {
    const signal = slots([3, 5, 5, 1], [stretch(0, 2), stretch(3, 4)], 4);
    expect(knownBetween(signal, 1 * hour, 12 * hour).map(hours)).toEqual([
      [1, 2],
      [3, 6],
      [7, 10],
      [11, 12],
    ]);
    expect(signal.known(4.5 * hour)).toEqual(stretch(3, 6));
  });

  test('has only moments with data, and no window of them is lower, in any series with gaps', () => {
    const values = fc.array(fc.integer({ min: -9, max: 50 }), { minLength: 6, maxLength: 12 });
    const lacks = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, lacks, fc.integer({ min: 1, max: 6 }), (levels, missing, half) => {
        const has = levels.map((_, i) => !missing[i]);
        const signal = slots(
          levels,
          has.flatMap((there, i) => (there ? [stretch(i, i + 1)] : [])).reduce<Stretch[]>(joined, []),
        );
        const length = (half * hour) / 2;
        // Every start on a grid of quarters, checked by the hour whether it has data.
        const starts = Array.from({ length: 4 * levels.length }, (_, q) => (q * hour) / 4).filter((start) =>
          Array.from({ length: levels.length + 6 }, (_, i) => i).every(
            (i) => i * hour >= start + length || (i + 1) * hour <= start || has[i] === true,
          ),
        );
        const found = lowestWindow(signal, length, 0, levels.length * hour);
        expect(found === undefined).toBe(starts.length === 0);
        if (found === undefined) return;
        const least = signal.integral(found, found + length);
        for (const start of starts) expect(least).toBeLessThanOrEqual(signal.integral(start, start + length) + 1e-6);
        expect(knownBetween(signal, found, found + length)).toEqual([{ from: found, until: found + length }]);
      }),
    );
  });
});

function joined(all: Stretch[], next: Stretch): Stretch[] {
  const before = all.at(-1);
  return before?.until === next.from ? [...all.slice(0, -1), { from: before.from, until: next.until }] : [...all, next];
}
