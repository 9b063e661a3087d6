import { describe, expect, test } from 'vitest';
import { stream } from '../../src/random/index.ts';
import { latinHypercube } from '../../src/statistics/index.ts';

describe('a Latin hypercube', () => {
  test('has exactly one point in every stratum of every factor', () => {
    for (const [points, factors] of [
      [1, 3],
      [7, 2],
      [50, 5],
    ] as const) {
      const design = latinHypercube(points, factors, stream('strata', points));
      expect(design).toHaveLength(points);
      for (let factor = 0; factor < factors; factor++) {
        const strata = design.map((point) => Math.floor(point[factor]! * points)).sort((a, b) => a - b);
        expect(strata).toEqual(Array.from({ length: points }, (_, stratum) => stratum));
      }
    }
  });

  test('pairs the strata of different factors at random', () => {
    const design = latinHypercube(2_000, 2, stream('pairing'));
    const product = design.reduce((sum, [x, y]) => sum + (x! - 0.5) * (y! - 0.5), 0) / design.length;
    // The correlation of 2,000 random pairs has a standard deviation of 0.022.
    expect(Math.abs(product * 12)).toBeLessThan(0.08);
  });

  test('estimates the mean of a sum far better than as many random points', () => {
    const sumOf = (design: readonly (readonly number[])[]) =>
      design.reduce((sum, point) => sum + point.reduce((total, x) => total + x, 0), 0) / design.length;
    const error = (draw: (study: number) => number) =>
      Math.sqrt(Array.from({ length: 200 }, (_, study) => (draw(study) - 1.5) ** 2).reduce((a, b) => a + b, 0) / 200);
    const hypercube = error((study) => sumOf(latinHypercube(20, 3, stream('hypercube', study))));
    const random = error((study) => {
      const source = stream('random', study);
      return sumOf(Array.from({ length: 20 }, () => [source(), source(), source()]));
    });
    expect(hypercube).toBeLessThan(random / 10);
  });

  test('is the same for the same stream', () => {
    expect(latinHypercube(9, 4, stream('same'))).toEqual(latinHypercube(9, 4, stream('same')));
  });
});
