import fc from 'fast-check';
import { sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { CompensatedSum, sum, Tally, TimeWeighted, tally } from '../../src/statistics/index.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 });

describe('a tally', () => {
  test('has count, mean, sample variance and extremes', () => {
    const result = tally([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(result.count).toBe(8);
    expect(result.mean).toBeCloseTo(5, 12);
    expect(result.variance).toBeCloseTo(32 / 7, 12);
    expect(result.standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect([result.minimum, result.maximum]).toEqual([2, 9]);
  });

  test('keeps its digits when the values are large and close together', () => {
    expect(tally([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBe(30);
  });

  test('without values has no mean, with one no variance', () => {
    expect(tally([])).toMatchObject({ count: 0, mean: Number.NaN, variance: Number.NaN, minimum: Number.NaN });
    expect(tally([3])).toMatchObject({ count: 1, mean: 3, variance: Number.NaN, maximum: 3 });
  });

  test('of a merged list is the merged tally', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const merged = tally(first);
        merged.merge(tally(second));
        const whole = tally([...first, ...second]);
        expect(merged.count).toBe(whole.count);
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-8);
        expect(Math.abs(merged.variance - whole.variance)).toBeLessThan(1e-9 * (1 + 1e12));
        expect(merged.variance / whole.variance || 1).toBeCloseTo(1, 6);
        expect([merged.minimum, merged.maximum]).toEqual([whole.minimum, whole.maximum]);
      }),
    );
  });

  test('merges with an empty one, either way', () => {
    const merged = new Tally();
    merged.merge(new Tally());
    expect(merged.count).toBe(0);
    merged.merge(tally([1, 3]));
    merged.merge(new Tally());
    expect([merged.count, merged.mean, merged.variance]).toEqual([2, 2, 2]);
  });

  test('agrees with simple-statistics', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(tally(values).variance).toBeCloseTo(sampleVariance(values), -2);
      }),
    );
  });
});

describe('a time-weighted average', () => {
  test('counts each value for as long as it held', () => {
    const queue = new TimeWeighted(10, 0);
    queue.set(12, 3);
    queue.set(16, 1);
    expect(queue.integral(20)).toBe(0 * 2 + 3 * 4 + 1 * 4);
    expect(queue.mean(20)).toBe(1.6);
    expect(queue.maximum).toBe(3);
  });

  test('takes the last of several values at one instant, but remembers the largest', () => {
    const queue = new TimeWeighted(0, 1);
    queue.set(5, 9);
    queue.set(5, 2);
    expect(queue.mean(10)).toBe(1.5);
    expect(queue.maximum).toBe(9);
  });

  test('of no time is not a number', () => {
    expect(new TimeWeighted(5, 1).mean(5)).toBeNaN();
  });

  test('loses nothing over a million changes', () => {
    const level = new TimeWeighted(0, 0.1);
    for (let i = 1; i <= 1_000_000; i++) level.set(i, i % 2 === 0 ? 0.1 : 0.3);
    expect(Math.abs(level.mean(1_000_000) - 0.2)).toBeLessThan(1e-15);
  });
});

describe('a compensated sum', () => {
  test('keeps what a plain sum loses', () => {
    expect(1 + 1e100 + 1 - 1e100).toBe(0);
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    const tenths = new CompensatedSum();
    for (let i = 0; i < 1_000_000; i++) tenths.add(0.1);
    expect(tenths.value).toBe(100_000);
  });
});
