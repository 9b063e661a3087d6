import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatAcceleratorTime,
  formatChange,
  formatChangeSize,
  formatCount,
  formatDecimals,
  formatDuration,
  formatDurationEstimate,
  formatDurationIn,
  formatDurationMean,
  formatEstimate,
  formatMean,
  formatMultiple,
  formatNumber,
  formatPercent,
  formatPercentEstimate,
  formatPercentMean,
  formatPointsEstimate,
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
    [86_399, '24 h'],
    [87_360, '24 h 16 min'],
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

/** Mean ± half-width. */
const of = (mean: number, half: number) => ({ mean, interval: [mean - half, mean + half] as const });
const alone = (mean: number | null) => ({ mean, interval: null });

describe('an estimate in print', () => {
  test('has no digits beyond the first of its half-width, or the second where that begins with 1.0 to 3.5', () => {
    expect(formatEstimate(of(4_302, 64))).toBe('4,300 ± 60');
    expect(formatEstimate(of(4_302, 14))).toBe('4,302 ± 14');
    expect(formatEstimate(of(4_302, 1_400))).toBe('4,300 ± 1,400');
    expect(formatEstimate(of(0.7426, 0.0143), { size: 1, symbol: 's' })).toBe('0.743 ± 0.014 s');
    expect(formatDurationEstimate(of(5.75 * 3600, 2.31 * 3600))).toBe('5.8 ± 2.3 h');
    expect(formatEstimate(of(10, 0.354))).toBe('10.00 ± 0.35');
    expect(formatEstimate(of(10, 0.356))).toBe('10.0 ± 0.4');
    expect(formatEstimate(of(10, 0.0996))).toBe('10.00 ± 0.10');
    expect(formatEstimate(of(12.3456, 0.4234))).toBe('12.3 ± 0.4');
    expect(formatEstimate(of(1_234.56, 78.9))).toBe('1,230 ± 80');
    expect(formatEstimate(of(-0.001, 0.3))).toBe('0.00 ± 0.30');
    expect(formatDurationEstimate(of(7_500, 400))).toBe('2.08 ± 0.11 h');
    expect(formatDurationEstimate(of(0.893, 6.622))).toBe('1 ± 7 s');
    expect(formatPercentEstimate(of(0.41, 0.06))).toBe('41 ± 6 %');
    expect(formatPointsEstimate(of(0.041, 0.006))).toBe('4.1 ± 0.6 points');
  });

  test('has both ends where they are not symmetric as far as these digits tell', () => {
    expect(formatPercentEstimate({ mean: 0.92, interval: [0.83, 0.98] })).toBe('92 % (83–98 %)');
    expect(formatDurationEstimate({ mean: 230, interval: [28, 1_890] })).toBe('3.8 min (0.47–32 min)');
    expect(formatEstimate({ mean: -0.68, interval: [-1, 0.78] }, { size: 0.01, symbol: '%' })).toBe(
      '-68 % (-100 to 78 %)',
    );
    // Both ends to the place of half the width between them, though one side begins with 3.7 and the other with 3.2.
    expect(formatPercentEstimate({ mean: 0.807, interval: [0.77, 0.839] })).toBe('80.7 % (77.0–83.9 %)');
    // The sides differ by less than the last digit shown.
    expect(formatEstimate({ mean: 10, interval: [9.51, 10.56] })).toBe('10.0 ± 0.5');
  });

  test('never claims an end that the digits shown put more than half a step away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 0.99, noNaN: true }),
        fc.double({ min: 1e-3, max: 3, noNaN: true }),
        (mean, down, up) => {
          const [low, high] = [mean * (1 - down), mean * (1 + up)];
          const text = formatEstimate({ mean, interval: [low, high] });
          const numbers = text
            .replaceAll(',', '')
            .match(/[\d.e-]+/g)!
            .map(Number);
          const half = (high - low) / 2;
          if (text.includes('±')) {
            const step =
              10 ** Math.floor(Math.log10(half)) / (half < 3.55 * 10 ** Math.floor(Math.log10(half)) ? 10 : 1);
            expect(Math.abs(numbers[0]! - numbers[1]! - low)).toBeLessThanOrEqual(1.5 * step * (1 + 1e-9));
            expect(Math.abs(numbers[0]! + numbers[1]! - high)).toBeLessThanOrEqual(1.5 * step * (1 + 1e-9));
          }
        },
      ),
    );
  });

  test('has a low end of none where that is less than a thousandth of the mean, and the unit of the mean however far away the high end is', () => {
    expect(formatDurationEstimate({ mean: 198.7, interval: [0.0029, 7_800] })).toBe('3.3 min (0–130 min)');
    expect(formatEstimate({ mean: 2, interval: [0.0021, 30] })).toBe('2.0 (0.0021–30)');
  });

  test('as a mean alone is rounded as beside its interval, in three significant digits at most', () => {
    expect(formatDurationMean(of(20_700, 8_300))).toBe('5.8 h');
    expect(formatDurationMean(of(20_700, 8_300), { seconds: 60, symbol: 'min' })).toBe('350 min');
    expect(formatDurationMean({ mean: 5_904, interval: [4_100, 9_000] })).toBe('1.6 h');
    expect(formatDurationMean(alone(20_700))).toBe('5 h 45 min');
    expect(formatMean(of(4_302, 64))).toBe('4,300');
    expect(formatMean(of(2.2918, 0.0131), { size: 1, symbol: 'EUR' })).toBe('2.29 EUR');
    expect(formatMean(of(110_516, 1_612))).toBe('110,500');
    expect(formatPercentMean(of(0.99968, 0.00021))).toBe('99.968 %');
    expect(formatPercentMean(of(0.412, 0.06))).toBe('41 %');
    expect(formatMean(alone(null))).toBe('–');
  });

  test('stands alone without an interval, where that is nothing but rounding, and is a dash where there is none', () => {
    expect(formatEstimate(alone(12.3456))).toBe('12.3');
    expect(formatEstimate(alone(null))).toBe('–');
    expect(formatDurationEstimate(alone(null))).toBe('–');
    expect(formatDurationEstimate(alone(7_512))).toBe('2 h 5 min');
    expect(formatEstimate(of(5, 0))).toBe('5');
    expect(formatPercentEstimate(of(1, 2e-16))).toBe('100 %');
    expect(formatEstimate(of(100.000000000001, 1e-14))).toBe('100');
  });

  test('keeps its interval however small or large it is', () => {
    expect(formatEstimate(of(3.2e-12, 4.1e-13))).toBe('3.2e-12 ± 4e-13');
    expect(formatEstimate(of(3.2e18, 4.1e17))).toBe('3.2e18 ± 4e17');
  });
});

describe('a change in print', () => {
  const change = (relative: number, low: number, high: number) => ({
    relative,
    relativeInterval: [low, high] as const,
  });

  test('has both ends where they are not symmetric, and none beyond what can be', () => {
    expect(formatChangeSize(change(-0.41, -0.47, -0.35))).toBe('41 % ± 6 %');
    expect(formatChangeSize(change(-0.92, -0.98, -0.83))).toBe('92 % (83–98 %)');
    expect(formatChange(change(-0.68, -1, 0.78))).toBe('-68 % (-100 to 78 %)');
    expect(formatChange({ relative: 0.25, relativeInterval: null })).toBe('25 %');
    expect(formatChange({ relative: null, relativeInterval: null })).toBe('–');
  });

  test('is a multiple from the threefold on', () => {
    expect(formatChange(change(62.62, 49.2, 79.1))).toBe('× 64 (50–80)');
    expect(formatMultiple(change(62.62, 49.2, 79.1))).toBe('64 (50–80) times');
    expect(formatChange({ relative: 62.62, relativeInterval: null })).toBe('× 63.6');
    expect(formatChange({ relative: 2, relativeInterval: null })).toBe('200 %');
  });
});
