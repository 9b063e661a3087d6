import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mser, mserStatistics } from '../../src/statistics/index.ts';

describe('the warm-up by MSER', () => {
  const series = [8.58, 5.66, 5.1, 4.9, 5.1, 4.9, 5.1, 4.9, 5.1, 4.9];

  test('has the published statistics for the worked example, smallest after two values', () => {
    const expected = [0.115342, 0.005768, 0.00125, 0.001399, 0.001667, 0.00192];
    const statistics = [...mserStatistics(series)];
    expect(statistics).toHaveLength(6);
    for (const [cut, value] of statistics.entries()) expect(value).toBeCloseTo(expected[cut]!, 6);
    expect(mser(series, 1)).toMatchObject({ observations: 2, settled: true });
  });

  test('averages batches of five first and counts in single observations', () => {
    const fivefold = series.flatMap((value) => [value - 0.2, value + 0.2, value, value - 0.1, value + 0.1]);
    expect(mser(fivefold)).toMatchObject({ observations: 10, settled: true });
    expect(mser([...fivefold, 1e6, 1e6])).toMatchObject({ observations: 10 });
  });

  test('is not settled when the best cut is the last one searched', () => {
    const falling = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(mser(falling).settled).toBe(false);
    expect(mser([1, 2, 3]).settled).toBe(false);
    expect(mser([])).toMatchObject({ observations: 0, settled: false });
  });

  test('cuts nothing from a series that is steady from the start', () => {
    expect(
      mser(
        Array.from({ length: 100 }, (_, i) => i % 2),
        1,
      ),
    ).toMatchObject({ observations: 0, settled: true });
    expect(mser(new Float64Array(50).fill(3))).toMatchObject({ observations: 0, settled: true });
  });

  test('is the definition, computed in one pass', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 4, maxLength: 40 }), (values) => {
        const statistics = mserStatistics(values);
        for (let cut = 0; cut <= Math.floor(values.length / 2); cut++) {
          const rest = values.slice(cut);
          const mean = rest.reduce((total, value) => total + value, 0) / rest.length;
          const squares = rest.reduce((total, value) => total + (value - mean) ** 2, 0);
          expect(statistics[cut]).toBeCloseTo(squares / rest.length ** 2, 6);
        }
      }),
    );
  });
});
