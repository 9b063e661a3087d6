import { quantile as d3Quantile } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ascending,
  binomialCdf,
  quantile,
  quantileRanks,
  quantileSorted,
  smallestSample,
} from '../../src/statistics/index.ts';

describe('a quantile', () => {
  test('uses the R-7 method', () => {
    // R: quantile(c(3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20), type = 7).
    const values = [3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20];
    expect(quantile(values, 0.25)).toBe(7.5);
    expect(quantile(values, 0.5)).toBe(9);
    expect(quantile(values, 0.75)).toBe(14);
    expect(quantile([1, 2, 3, 4], 0.95)).toBeCloseTo(3.85, 12);
  });

  test('is the smallest value at 0 and the largest at 1', () => {
    expect(quantile([5, 1, 3], 0)).toBe(1);
    expect(quantile([5, 1, 3], 1)).toBe(5);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test('leaves the values as they are', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
    expect(ascending(values)).toEqual(Float64Array.of(1, 2, 3));
  });

  test('never leaves the range of its neighbours, nor invents a value between equal ones', () => {
    expect(quantileSorted([0.1, 0.1, 0.1], 0.37)).toBe(0.1);
  });

  test('agrees with d3', () => {
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
        const expected = d3Quantile(list, p)!;
        expect(Math.abs(quantile(list, p) - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-6);
      }),
    );
  });
});

describe('the confidence interval of a quantile', () => {
  test.each([
    [100, 0.5, 40, 61, 0.9648],
    [200, 0.95, 184, 197, 0.967152],
    [1_000, 0.95, 936, 964, 0.958095],
    [1_000, 0.99, 983, 997, 0.976095],
  ])('of %d values at %d lies between these order statistics', (count, p, low, high, coverage) => {
    const ranks = quantileRanks(count, p, 0.95);
    expect(ranks).toMatchObject({ low, high });
    expect(ranks!.coverage).toBeCloseTo(coverage, 6);
  });

  test('does not exist where the sample cannot support it', () => {
    expect(quantileRanks(58, 0.95, 0.95)).toBeUndefined();
    expect(quantileRanks(1, 0.5, 0.95)).toBeUndefined();
    expect(quantileRanks(0, 0.5, 0.95)).toBeUndefined();
  });

  test('covers at least what is asked, and one rank fewer on either side would not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.constantFrom(0.1, 0.5, 0.9, 0.95), (count, p) => {
        const ranks = quantileRanks(count, p, 0.95);
        if (ranks === undefined) return;
        expect(ranks.coverage).toBeGreaterThanOrEqual(0.95 - 1e-12);
        expect(binomialCdf(ranks.low, count, p)).toBeGreaterThan(0.025);
        expect(1 - binomialCdf(ranks.high - 2, count, p)).toBeGreaterThan(0.025);
      }),
    );
  });
});

describe('the smallest sample for a quantile', () => {
  test('is 59 for the 95 %, 299 for the 99 % and 2995 for the 99.9 % quantile', () => {
    expect([0.95, 0.99, 0.999].map((p) => smallestSample(p))).toEqual([59, 299, 2_995]);
    expect(smallestSample(0.5)).toBe(5);
    expect(smallestSample(0.05)).toBe(59);
  });

  test('is the first whose largest value reaches the quantile often enough', () => {
    for (const p of [0.5, 0.9, 0.95, 0.99]) {
      const count = smallestSample(p);
      expect(1 - p ** count).toBeGreaterThanOrEqual(0.95);
      expect(1 - p ** (count - 1)).toBeLessThan(0.95);
    }
  });
});

describe('the binomial distribution', () => {
  test('is the sum of its terms', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    let total = 0;
    for (let k = 0; k <= 20; k++) {
      total += choose(20, k) * 0.3 ** k * 0.7 ** (20 - k);
      expect(binomialCdf(k, 20, 0.3)).toBeCloseTo(total, 12);
    }
    expect(binomialCdf(-1, 20, 0.3)).toBe(0);
  });
});
