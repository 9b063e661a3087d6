import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gini, jain, LogHistogram } from '../../src/statistics/index.ts';

describe("Jain's index", () => {
  test.each([
    [[1, 2, 3, 4], 0.833333],
    [[1, 0, 0, 0], 0.25],
    [[10, 1, 1, 1, 1], 0.376923],
    [[5, 5, 5], 1],
    [[0, 0], 1],
  ])('of %j', (shares, index) => {
    expect(jain(shares)).toBeCloseTo(index, 6);
  });

  test('of nobody is not a number', () => expect(jain([])).toBeNaN());
});

describe("Gini's coefficient", () => {
  test.each([
    [[1, 2, 3, 4], 0.25],
    [[4, 1, 3, 2], 0.25],
    [[1, 0, 0, 0], 0.75],
    [[5, 5, 5], 0],
    [[0, 0], 0],
  ])('of %j', (shares, coefficient) => {
    expect(gini(shares)).toBeCloseTo(coefficient, 12);
  });

  test('is half the mean difference between two, relative to the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 20 }), (shares) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        if (total === 0) return;
        let differences = 0;
        for (const a of shares) for (const b of shares) differences += Math.abs(a - b);
        expect(gini(shares)).toBeCloseTo(differences / (2 * shares.length * total), 10);
      }),
    );
  });

  test('of nobody is not a number', () => expect(gini([])).toBeNaN());
});

describe('a logarithmic histogram', () => {
  test('counts in bins of equal ratio, each edge in the bin above it', () => {
    const histogram = new LogHistogram(1);
    for (const value of [1, 5, 9.99, 10, 1_000, 0, -3]) histogram.add(value);
    expect(histogram.bins()).toEqual([
      { low: 1, high: 10, count: 3 },
      { low: 10, high: 100, count: 1 },
      { low: 100, high: 1_000, count: 0 },
      { low: 1_000, high: 10_000, count: 1 },
    ]);
    expect(histogram.notPositive).toBe(2);
  });

  test('without values has no bins', () => expect(new LogHistogram().bins()).toEqual([]));

  test('puts every value between the edges of its bin, powers of ten included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 50 }), (power, perDecade) => {
        const histogram = new LogHistogram(perDecade);
        const value = Number(`1e${power}`);
        histogram.add(value);
        const [bin] = histogram.bins();
        expect(bin!.low).toBeLessThanOrEqual(value);
        expect(bin!.high).toBeGreaterThan(value);
      }),
    );
  });

  test('merges with one of the same bins only', () => {
    const one = new LogHistogram(2);
    const other = new LogHistogram(2);
    one.add(5);
    other.add(500, 3);
    other.add(0);
    one.merge(other);
    expect(one.bins().map(({ count }) => count)).toEqual([1, 0, 0, 0, 3]);
    expect(one.notPositive).toBe(1);
    expect(() => one.merge(new LogHistogram(3))).toThrow('2 and 3 a decade');
  });
});
