import { linearRegression } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { createDistribution, stream } from '../../src/random/index.ts';
import {
  autocorrelation,
  batchMeans,
  bonferroni,
  linearTrend,
  meanInterval,
  normalQuantile,
  pairedDifference,
  wilson,
} from '../../src/statistics/index.ts';

describe('the confidence interval of a mean', () => {
  test('is mean ± t·s/√n', () => {
    const { mean, halfWidth, count } = meanInterval([10, 12, 11, 13, 14], 0.95);
    expect([count, mean]).toEqual([5, 12]);
    expect(halfWidth).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 5);
  });

  test('does not exist for a single value', () => {
    expect(meanInterval([7], 0.95)).toEqual({ count: 1, mean: 7, halfWidth: null });
    expect(meanInterval([], 0.95).mean).toBeNaN();
  });

  test('covers the truth as often as it says, for normal values', () => {
    const source = stream('coverage');
    const studies = 4_000;
    for (const confidence of [0.8, 0.95]) {
      let covered = 0;
      for (let i = 0; i < studies; i++) {
        const values = Array.from({ length: 6 }, () => normalQuantile(source()) * 3 + 5);
        const { mean, halfWidth } = meanInterval(values, confidence);
        if (Math.abs(mean - 5) <= halfWidth!) covered++;
      }
      const deviation = Math.sqrt((confidence * (1 - confidence)) / studies);
      expect(Math.abs(covered / studies - confidence)).toBeLessThan(3.5 * deviation);
    }
  });

  test('of several comparisons is widened so that all hold together', () => {
    expect(bonferroni(0.95, 1)).toBe(0.95);
    expect(bonferroni(0.95, 5)).toBeCloseTo(0.99, 12);
  });
});

describe('a paired difference', () => {
  test('is the interval of the differences, not the difference of the intervals', () => {
    const baseline = [100, 200, 300, 400];
    const values = [98, 199, 297, 398];
    const { mean, halfWidth, count, correlation } = pairedDifference(baseline, values, 0.95);
    expect([count, mean]).toEqual([4, -2]);
    // Differences −2, −1, −3, −2: s² = 2/3, t(0.975, 3) = 3.182446.
    expect(halfWidth).toBeCloseTo(3.182446 * Math.sqrt(2 / 3 / 4), 5);
    expect(correlation).toBeGreaterThan(0.9999);
  });

  test('of a policy with itself is nothing, for certain', () => {
    expect(pairedDifference([5, 1, 9], [5, 1, 9], 0.95)).toMatchObject({ mean: 0, halfWidth: 0 });
  });

  test('needs lists of equal length', () => {
    expect(() => pairedDifference([1, 2], [1], 0.95)).toThrow('received 2 and 1');
  });
});

describe('batch means', () => {
  test('average the batches and leave the odd ones out at the beginning', () => {
    const series = [99, 1, 3, 5, 7, 9, 11];
    expect(batchMeans(series, 0.95, 3)).toMatchObject({ count: 3, size: 2, mean: 6 });
  });

  test('widen their interval for correlation and skewness, to whichever side the tail lies', () => {
    // Worked with NumPy and SciPy: lag-1 correlation −0.077044, error 0.736295, skewness 0.434736, t(0.975, 11) = 2.200985.
    const series = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    const { mean, halfWidth, lag1, independent } = batchMeans(series, 0.95, 12);
    expect(mean).toBeCloseTo(4.333333333333333, 12);
    expect(lag1).toBeCloseTo(-0.07704402515723274, 12);
    expect(halfWidth).toBeCloseTo(1.8171167537685118, 9);
    expect(independent).toBe(true);
    const mirrored = batchMeans(
      series.map((value) => -value),
      0.95,
      12,
    );
    expect(mirrored.halfWidth).toBeCloseTo(1.8171167537685118, 9);
  });

  test('of a series without skewness are t times the error', () => {
    // ±1 in turn but for the middle: products −1 six times over 8, s² = 1, t(0.975, 8) = 2.306004.
    const { halfWidth } = batchMeans([1, -1, 1, -1, 0, 1, -1, 1, -1], 0.95, 9);
    const correlation = -6 / 8 + 1 / 9;
    expect(halfWidth).toBeCloseTo(2.306004 * Math.sqrt((1 + correlation) / (1 - correlation) / 9), 6);
  });

  test('of a series that does not vary know its mean exactly', () => {
    expect(batchMeans([4, 4, 4, 4, 4, 4], 0.95, 3)).toMatchObject({ mean: 4, halfWidth: 0, independent: true });
  });

  test('of fewer values than batches say nothing', () => {
    expect(batchMeans([1, 2], 0.95)).toMatchObject({ count: 0, size: 0, halfWidth: null, independent: false });
  });

  test('tell whether they may pass as independent', () => {
    const source = stream('batches');
    const noise = Array.from({ length: 20_000 }, () => source());
    const independent = batchMeans(noise, 0.95);
    expect(independent.independent).toBe(true);
    expect(Math.abs(independent.mean - 0.5)).toBeLessThan(3 * independent.halfWidth!);
    let level = 0;
    const walk = noise.map((value) => (level += value - 0.5));
    expect(batchMeans(walk, 0.95)).toMatchObject({ independent: false });
  });

  test('cover the truth for a correlated series where single values would not', () => {
    // AR(1) with coefficient 0.9: values are correlated over tens of steps.
    let covered = 0;
    let shown = 0;
    let naive = 0;
    const studies = 400;
    for (let study = 0; study < studies; study++) {
      const source = stream('ar1', study);
      let value = 0;
      const series = Array.from({ length: 4_000 }, () => (value = 0.9 * value + normalQuantile(source())));
      const batched = batchMeans(series, 0.95);
      if (batched.independent) shown++;
      if (batched.independent && Math.abs(batched.mean) <= batched.halfWidth!) covered++;
      const single = meanInterval(series, 0.95);
      if (Math.abs(single.mean) <= single.halfWidth!) naive++;
    }
    expect(shown / studies).toBeGreaterThan(0.7);
    expect(covered / shown).toBeGreaterThan(0.91);
    expect(naive / studies).toBeLessThan(0.5);
  });
});

describe('the autocorrelation', () => {
  test('is that of the deviations from the mean', () => {
    // Deviations −1.5, −0.5, 0.5, 1.5; products 0.75 − 0.25 + 0.75; squares 5.
    expect(autocorrelation([1, 2, 3, 4])).toBeCloseTo(1.25 / 5, 12);
    expect(autocorrelation([1, -1, 1, -1], 2)).toBeCloseTo(0.5, 12);
    expect(autocorrelation([3, 3, 3])).toBe(0);
    expect(autocorrelation([])).toBe(0);
  });
});

describe("Wilson's interval", () => {
  test('of a proportion has the published values', () => {
    const some = wilson(970, 1_000, 0.95);
    expect(some.low).toBeCloseTo(0.957497, 6);
    expect(some.high).toBeCloseTo(0.978906, 6);
    const all = wilson(100, 100, 0.95);
    expect(all.low).toBeCloseTo(0.963007, 6);
    expect(all.high).toBe(1);
    expect(wilson(0, 100, 0.95)).toEqual({ low: 0, high: expect.closeTo(1 - all.low, 12) });
  });
});

describe('a linear trend', () => {
  const x = [1, 2, 3, 4, 5];
  const y = [2.1, 3.9, 6.2, 7.8, 10.1];

  test('is the least-squares line', () => {
    const { slope, intercept } = linearTrend(x, y, 0.95);
    const { m, b } = linearRegression(x.map((value, i) => [value, y[i]!]));
    expect(slope).toBeCloseTo(m, 12);
    expect(intercept).toBeCloseTo(b, 12);
  });

  test('has the interval of its slope', () => {
    // Residuals 0.06, −0.13, 0.18, −0.21, 0.10: Σ² = 0.107; s² = 0.107/3; Σ(x − x̄)² = 10; t(0.975, 3) = 3.182446.
    expect(linearTrend(x, y, 0.95).halfWidth).toBeCloseTo(3.182446 * Math.sqrt(0.107 / 3 / 10), 5);
    expect(linearTrend([1, 2], [3, 5], 0.95)).toEqual({
      slope: 2,
      intercept: 1,
      halfWidth: null,
      correlatedHalfWidth: null,
    });
  });

  test('of independent errors covers the true slope as often as it says', () => {
    const draw = createDistribution({ distribution: 'uniform', low: -1, high: 1 }).sampler(stream('trend'));
    const steps = Array.from({ length: 30 }, (_, i) => i);
    let covered = 0;
    for (let study = 0; study < 2_000; study++) {
      const { slope, halfWidth } = linearTrend(
        steps,
        steps.map((step) => 0.5 * step + draw()),
        0.95,
      );
      if (Math.abs(slope - 0.5) <= halfWidth!) covered++;
    }
    expect(Math.abs(covered / 2_000 - 0.95)).toBeLessThan(3.5 * Math.sqrt((0.95 * 0.05) / 2_000));
  });

  test('of errors that persist is much less certain than it looks', () => {
    let seen = 0;
    let corrected = 0;
    const steps = Array.from({ length: 400 }, (_, i) => i);
    for (let study = 0; study < 300; study++) {
      const source = stream('persistent', study);
      let value = 0;
      const series = steps.map(() => (value = 0.8 * value + normalQuantile(source())));
      const { slope, halfWidth, correlatedHalfWidth } = linearTrend(steps, series, 0.95);
      if (Math.abs(slope) > halfWidth!) seen++;
      if (Math.abs(slope) > correlatedHalfWidth!) corrected++;
    }
    expect(seen / 300).toBeGreaterThan(0.3);
    expect(corrected / 300).toBeLessThan(0.15);
  });
});
