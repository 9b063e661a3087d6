import { cumulativeStdNormalProbability, probit } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import {
  incompleteBeta,
  normalCdf,
  normalDensity,
  normalQuantile,
  studentTCdf,
  studentTQuantile,
} from '../../src/statistics/index.ts';

describe("Student's t", () => {
  test.each([
    [5, 2.776445],
    [10, 2.262157],
    [20, 2.093024],
    [30, 2.04523],
    [50, 2.009575],
    [100, 1.984217],
  ])('has the published 97.5 %% quantile for %d replications', (count, t) => {
    expect(studentTQuantile(0.975, count - 1)).toBeCloseTo(t, 6);
  });

  test.each([
    [3, [2.933324, 2.625106, 2.540908]],
    [5, [3.249836, 2.860935, 2.756386]],
    [10, [3.689662, 3.173725, 3.038047]],
  ])(
    'has the published quantiles corrected for %d comparisons, 10, 20 and 30 replications',
    (comparisons, expected) => {
      [10, 20, 30].forEach((count, i) => {
        expect(studentTQuantile(1 - 0.05 / (2 * comparisons), count - 1)).toBeCloseTo(expected[i]!, 6);
      });
    },
  );

  test('is the Cauchy distribution with one degree of freedom', () => {
    for (const p of [0.001, 0.1, 0.3, 0.5, 0.9, 0.975, 0.9999]) {
      const exact = Math.tan(Math.PI * (p - 0.5));
      expect(Math.abs(studentTQuantile(p, 1) - exact)).toBeLessThan(1e-10 * (1 + Math.abs(exact)));
      expect(studentTCdf(exact, 1)).toBeCloseTo(p, 12);
    }
  });

  test('has closed forms with two and four degrees of freedom', () => {
    for (const p of [0.6, 0.9, 0.975, 0.999]) {
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(studentTQuantile(p, 2)).toBeCloseTo(two, 10);
      const alpha = 4 * p * (1 - p);
      const q = Math.cos(Math.acos(Math.sqrt(alpha)) / 3) / Math.sqrt(alpha);
      expect(studentTQuantile(p, 4)).toBeCloseTo(2 * Math.sqrt(q - 1), 10);
    }
  });

  test('is symmetric, undone by its distribution function, and normal in the end', () => {
    for (const freedom of [0.5, 3, 7.5, 29, 1_000]) {
      for (const p of [1e-6, 0.01, 0.4, 0.77, 0.995]) {
        const t = studentTQuantile(p, freedom);
        expect(studentTQuantile(1 - p, freedom) / -t).toBeCloseTo(1, 9);
        expect(studentTCdf(t, freedom) / p).toBeCloseTo(1, 9);
      }
    }
    expect(studentTQuantile(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 6);
  });

  test('has infinite ends and no quantile outside 0 to 1', () => {
    expect(studentTQuantile(0, 5)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTQuantile(1, 5)).toBe(Number.POSITIVE_INFINITY);
    expect(studentTQuantile(0.5, 5)).toBe(0);
    expect(studentTQuantile(1.1, 5)).toBeNaN();
  });
});

describe('the normal distribution', () => {
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [-3, 0.00134989803163009],
    [-5, 2.86651571879194e-7],
    [-10, 7.61985302416053e-24],
    [-37, 5.72557e-300],
  ])('has the tabulated distribution function at %d', (x, p) => {
    expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-5);
    if (Math.abs(x) <= 10) expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-13);
  });

  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446],
    [0.975, 1.95996398454005],
    [0.99, 2.32634787404084],
    [1e-10, -6.3613409024041],
  ])('has the tabulated quantile at %d', (p, x) => {
    expect(normalQuantile(p)).toBeCloseTo(x, 12);
  });

  test('agrees with the tables and rational approximations of simple-statistics, to their digits', () => {
    for (const z of [-2.5, -1, 0.3, 1.64]) expect(normalCdf(z)).toBeCloseTo(cumulativeStdNormalProbability(z), 4);
    for (const p of [0.05, 0.5, 0.8]) expect(normalQuantile(p)).toBeCloseTo(probit(p), 2);
  });

  test('joins its two methods without a step, and integrates its density', () => {
    const step = 1e-6;
    for (const x of [-4, 4, 2, -1]) {
      const slope = (normalCdf(x + step) - normalCdf(x - step)) / (2 * step);
      expect(slope / normalDensity(x)).toBeCloseTo(1, 4);
    }
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalCdf(60)).toBe(1);
  });
});

describe('the incomplete beta function', () => {
  test('is a polynomial for whole arguments', () => {
    for (const x of [0.1, 0.5, 0.9]) {
      expect(incompleteBeta(x, 1, 3)).toBeCloseTo(1 - (1 - x) ** 3, 13);
      expect(incompleteBeta(x, 2, 2)).toBeCloseTo(x * x * (3 - 2 * x), 13);
    }
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });
});
