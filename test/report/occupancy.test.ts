import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occupancy, resampled } from '../../viz/occupancy.ts';

/** The same average by brute force: overlap of every interval with every bin. */
function bruteForce(
  intervals: readonly (readonly [number, number, number])[],
  from: number,
  to: number,
  bins: number,
): number[] {
  const width = (to - from) / bins;
  return Array.from({ length: bins }, (_, bin) => {
    const start = from + bin * width;
    return intervals.reduce(
      (sum, [a, b, weight]) => sum + (weight * Math.max(0, Math.min(b, start + width) - Math.max(a, start))) / width,
      0,
    );
  });
}

describe('averages over the bins of a window', () => {
  it('count an interval in a bin by the share of the bin that it covers', () => {
    const sum = occupancy(0, 10, 5);
    sum.add(1, 5, 3);
    expect([...sum.values()]).toEqual([1.5, 3, 1.5, 0, 0]);
  });

  it('agree with the overlap of every interval with every bin, whatever the window', () => {
    const moment = fc.double({ min: -50, max: 150, noNaN: true });
    const interval = fc
      .tuple(moment, moment, fc.integer({ min: 1, max: 9 }))
      .map(([a, b, w]) => [Math.min(a, b), Math.max(a, b), w] as const);
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (intervals, bins) => {
        const sum = occupancy(0, 100, bins);
        for (const [start, end, weight] of intervals) sum.add(start, end, weight);
        const expected = bruteForce(intervals, 0, 100, bins);
        sum.values().forEach((value, bin) => {
          expect(value).toBeCloseTo(expected[bin]!, 6);
        });
      }),
    );
  });

  it('of a series of steps keep its integral', () => {
    const series = [1, 5, 2, 8];
    const wide = resampled(series, 10, 5, 10, 30, 8);
    expect(wide.reduce((a, b) => a + b, 0) * 2.5).toBeCloseTo(16 * 5, 9);
    expect([...resampled(series, 10, 5, 15, 25, 2)]).toEqual([5, 2]);
  });
});
