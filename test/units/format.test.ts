import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAcceleratorTime,
  formatCount,
  formatDecimals,
  formatDuration,
  formatDurationEstimate,
  formatDurationIn,
  formatEstimate,
  formatNumber,
  formatPercent,
  formatPercentEstimate,
  formatRate,
  parseDuration,
} from '../../src/units/index.ts';

describe('a number in print', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [5, '5'],
    [0.5, '0.5'],
    [1.2345, '1.23'],
    [12.345, '12.3'],
    [999.96, '1,000'],
    [1_234.5, '1,235'],
    [1_234_567.8, '1,234,568'],
    [0.000_123_45, '0.000123'],
    [1.234e-7, '1.23e-7'],
    [1.5e20, '1.5e20'],
    [-12.345, '-12.3'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('has three significant digits but never loses its whole part: %d', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test('is never minus zero', () => {
    expect(formatDecimals(-0.001, 2)).toBe('0.00');
    expect(formatCount(-0.4)).toBe('0');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(4), (value, decimals) => {
        for (const text of [
          formatNumber(value),
          formatCount(value),
          formatDecimals(value, decimals),
          formatPercent(value),
        ])
          expect(text).not.toMatch(/^-[0.,]*( %)?$/);
      }),
    );
  });

  test('stays within half a unit of its third digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e12, noNaN: true }), (value) => {
        const shown = Number(formatNumber(value).replaceAll(',', ''));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.005_000_001 * value);
      }),
    );
  });

  test('that counts is whole, with commas', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(-1_000)).toBe('-1,000');
    expect(formatCount(Number.NaN)).toBe('–');
  });
});

describe('a percentage in print', () => {
  test.each([
    [0, '0 %'],
    [0.5, '50 %'],
    [0.412_34, '41.2 %'],
    [0.000_4, '0.04 %'],
    [1, '100 %'],
    [1.5, '150 %'],
    [0.9997, '99.97 %'],
    [0.999, '99.9 %'],
    [1.0003, '100.03 %'],
    [Number.NaN, '–'],
  ])('is never rounded to all or nothing: %d', (value, text) => {
    expect(formatPercent(value)).toBe(text);
  });
});

describe('a duration in print', () => {
  test.each([
    [0, '0 s'],
    [-0, '0 s'],
    [0.0004, '0.4 ms'],
    [0.35, '350 ms'],
    [0.9996, '1 s'],
    [3.4, '3.4 s'],
    [59.96, '1 min'],
    [60, '1 min'],
    [312, '5 min 12 s'],
    [3_599.6, '1 h'],
    [7_500, '2 h 5 min'],
    [172_799, '2 d'],
    [293_760, '3.4 d'],
    [-7_500, '-2 h 5 min'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('reads as people say it: %d', (value, text) => {
    expect(formatDuration(value)).toBe(text);
  });

  test('can be read back to within one per cent', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e8, noNaN: true }), (value) => {
        const parsed = parseDuration(formatDuration(value).replaceAll(',', ''));
        expect(parsed.ok && Math.abs(parsed.value - value) / value).toBeLessThan(0.01);
      }),
    );
  });

  test('can be put in one unit', () => {
    expect(formatDurationIn(7_500)).toBe('2.08 h');
    expect(formatDurationIn(90, { seconds: 3_600, symbol: 'h' })).toBe('0.025 h');
    expect(formatDurationIn(0)).toBe('0 s');
  });
});

describe('other quantities in print', () => {
  test('rates choose the period in which something happens', () => {
    expect(formatRate(3.2)).toBe('3.2 per s');
    expect(formatRate(40 / 86_400)).toBe('40 per day');
    expect(formatRate(12 / 3_600)).toBe('12 per h');
    expect(formatRate(0.5)).toBe('30 per min');
    expect(formatRate(0)).toBe('0 per s');
    expect(formatRate(Number.NaN)).toBe('–');
    expect(formatDurationIn(Number.NaN)).toBe('–');
    expect(formatCount(Number.POSITIVE_INFINITY)).toBe('∞');
    expect(formatDecimals(1_234.567, 1)).toBe('1,234.6');
  });

  test('accelerator time is given in GPU-hours', () => {
    expect(formatAcceleratorTime(3_600 * 1_234.4)).toBe('1,234 GPU-h');
  });
});

describe('an estimate in print', () => {
  test('has no digits beyond the second of its half-width', () => {
    expect(formatEstimate(12.3456, 0.4234)).toBe('12.35 ± 0.42');
    expect(formatEstimate(1_234.56, 78.9)).toBe('1,235 ± 79');
    expect(formatEstimate(-0.001, 0.3)).toBe('0.00 ± 0.30');
    expect(formatDurationEstimate(7_500, 400)).toBe('2.08 ± 0.11 h');
    expect(formatDurationEstimate(0.893, 6.622)).toBe('0.9 ± 6.6 s');
    expect(formatPercentEstimate(0.41, 0.06)).toBe('41.0 ± 6.0 %');
  });

  test('stands alone without an interval, and is a dash where there is none', () => {
    expect(formatEstimate(12.3456, null)).toBe('12.3');
    expect(formatEstimate(null, null)).toBe('–');
    expect(formatDurationEstimate(null, null)).toBe('–');
    expect(formatEstimate(5, 0)).toBe('5');
  });
});
