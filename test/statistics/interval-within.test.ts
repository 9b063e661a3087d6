import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/index.ts';
import {
  difference,
  distanceWithin,
  intervalWithin,
  meanInterval,
  notBelowZero,
  unbounded,
} from '../../src/statistics/index.ts';
import { waitsOfQueue } from './queues.ts';

const share = { least: 0, most: 1 };

describe('an interval within what a quantity can be', () => {
  it('is mean ± half-width where nothing bounds it', () => {
    expect(intervalWithin(-3, 5, unbounded)).toEqual([-8, 2]);
  });

  it('is symmetric on the logarithm above a least value, and on the logit between two', () => {
    const [low, high] = intervalWithin(10, 1, notBelowZero);
    // 10 · e^∓0.1
    expect([low, high]).toEqual([expect.closeTo(9.048374, 6), expect.closeTo(11.051709, 6)]);
    const [least, most] = intervalWithin(1.5, 0.25, { least: 1, most: Number.POSITIVE_INFINITY });
    expect([least, most]).toEqual([
      expect.closeTo(1 + 0.5 * Math.exp(-0.5), 12),
      expect.closeTo(1 + 0.5 * Math.exp(0.5), 12),
    ]);
    // Odds 9; 0.05 ÷ (0.9 · 0.1) = 0.5556 on the logit: odds 9 · e^∓0.5556 = 5.1638 and 15.6862.
    const [from, to] = intervalWithin(0.9, 0.05, share);
    expect([from, to]).toEqual([expect.closeTo(0.837762, 5), expect.closeTo(0.94007, 5)]);
  });

  it('never leaves the range, holds the mean, and is the t-interval where the bound is far', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (mean, half) => {
          const [low, high] = intervalWithin(mean, half, share);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(mean + 1e-12);
          expect(high).toBeGreaterThanOrEqual(mean - 1e-12);
          const [from] = intervalWithin(1000 * mean, half, notBelowZero);
          expect(from).toBeGreaterThanOrEqual(0);
        },
      ),
    );
    const [low, high] = intervalWithin(1e6, 1, notBelowZero);
    expect([low - 1e6, high - 1e6]).toEqual([expect.closeTo(-1, 5), expect.closeTo(1, 5)]);
  });

  it('grows with the half-width, and beyond a factor of e^2.5 no farther than mean + half-width', () => {
    const far = { least: 0, most: Number.POSITIVE_INFINITY };
    // Two values of mean 26 s: e^12.7 times the mean would be 100 days.
    expect(intervalWithin(26, 330, far)[1]).toBeCloseTo(26 + 330, 9);
    expect(intervalWithin(26, 260, far)[1]).toBeCloseTo(26 * Math.exp(2.5), 9);
    expect(intervalWithin(10, 10, far)[1]).toBeCloseTo(10 * Math.E, 12);
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        fc.constantFrom(share, far),
        (mean, half, wider, range) => {
          const [narrow, wide] = [intervalWithin(mean, half, range), intervalWithin(mean, half * wider, range)];
          expect(wide[0]).toBeLessThanOrEqual(narrow[0] + 1e-15);
          expect(wide[1]).toBeGreaterThanOrEqual(narrow[1] - 1e-15);
        },
      ),
    );
  });

  it('excludes a value exactly when its half-width is less than the distance on the scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 1e-3, max: 5, noNaN: true }),
        fc.constantFrom(share, notBelowZero, unbounded),
        (mean, value, half, range) => {
          const distance = distanceWithin(mean, value, range);
          fc.pre(Math.abs(distance - half) > 1e-9);
          const [low, high] = intervalWithin(mean, half, range);
          expect(value < low || value > high).toBe(half < distance);
        },
      ),
    );
  });
});

describe('the rounding of sums', () => {
  it('is no difference, and has no width', () => {
    expect(difference(0.1 + 0.2, 0.3)).toBe(0);
    expect(difference(1e9 + 1, 1e9)).toBe(1);
    expect(meanInterval([0.1 + 0.2, 0.3, 0.3], 0.95).halfWidth).toBe(0);
    expect(meanInterval([1, 1 + 1e-9], 0.95).halfWidth).toBeGreaterThan(0);
  });
});

describe('95 % intervals near a bound', () => {
  /** The part of 600 studies whose interval holds the mean over all of them, of what each replication comes to. */
  function coverage(
    servers: number,
    load: number,
    replications: number,
    range: typeof share,
    of: (waits: Float64Array) => number,
  ) {
    const studies = Array.from({ length: 600 }, (_, study) =>
      Array.from({ length: replications }, (_, replication) =>
        of(waitsOfQueue(servers, load, stream('bounds', servers, study, replication), 100, 500)),
      ),
    );
    const truth = studies.flat().reduce((sum, value) => sum + value, 0) / (600 * replications);
    const held = (ends: (mean: number, half: number) => readonly [number, number]) =>
      studies.filter((values) => {
        const { mean, halfWidth } = meanInterval(values, 0.95);
        const [low, high] = ends(mean, halfWidth!);
        return low <= truth && truth <= high;
      }).length / 600;
    return {
      within: held((mean, half) => intervalWithin(mean, half, range)),
      plain: held((mean, half) => [mean - half, mean + half]),
    };
  }
  const median = (waits: Float64Array) => waits.slice().sort()[waits.length >> 1]!;
  const soon = (waits: Float64Array) => waits.filter((wait) => wait < 3).length / waits.length;

  it.each([
    { what: 'the median wait of M/M/1 at load 0.5', servers: 1, load: 0.5, range: notBelowZero, of: median },
    { what: 'a share near 1 of M/M/4 at load 0.8', servers: 4, load: 0.8, range: share, of: soon },
  ])(
    'hold $what more often with five replications than mean ± half-width, in 90 to 98 % of studies',
    ({ servers, load, range, of }) => {
      const { within, plain } = coverage(servers, load, 5, range, of);
      expect(within).toBeGreaterThan(plain);
      expect(within).toBeGreaterThan(0.9);
      expect(within).toBeLessThan(0.98);
    },
  );
});
