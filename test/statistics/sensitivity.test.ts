import { describe, expect, test } from 'vitest';
import { stream } from '../../src/random/index.ts';
import { morrisEffects, morrisTrajectories, saltelliDesign, sobolIndices } from '../../src/statistics/index.ts';

describe("Morris's trajectories", () => {
  const trajectories = morrisTrajectories(200, 3, 4, stream('trajectories'));

  test('move every factor exactly once, by two thirds of its range on four levels', () => {
    for (const walk of trajectories) {
      expect(walk).toHaveLength(4);
      const moved = new Set<number>();
      for (let step = 1; step < walk.length; step++) {
        const changes = walk[step]!.map((value, factor) => value - walk[step - 1]![factor]!);
        const factor = changes.findIndex((change) => change !== 0);
        expect(changes.filter((change) => change !== 0)).toHaveLength(1);
        expect(Math.abs(changes[factor]!)).toBeCloseTo(2 / 3, 12);
        moved.add(factor);
      }
      expect(moved.size).toBe(3);
    }
  });

  test('stay on the grid and use all of its levels alike', () => {
    const visits = [0, 0, 0, 0];
    for (const walk of trajectories)
      for (const point of walk) for (const value of point) visits[Math.round(3 * value)]!++;
    const all = trajectories.flat(2);
    expect(Math.max(...all.map((value) => Math.abs(3 * value - Math.round(3 * value))))).toBeLessThan(1e-12);
    for (const visited of visits) expect(visited / all.length).toBeCloseTo(0.25, 1);
  });
});

describe("Morris's effects", () => {
  const trajectories = morrisTrajectories(50, 3, 4, stream('effects'));
  const played = (value: (point: readonly number[]) => number) => trajectories.map((walk) => walk.map(value));

  test('of a linear measure are its coefficients, everywhere the same', () => {
    const effects = morrisEffects(
      trajectories,
      played(([x, y]) => 3 * x! - 5 * y! + 1),
      0.95,
    );
    for (const [at, coefficient] of [3, -5, 0].entries()) {
      expect(effects[at]!.mu).toBeCloseTo(coefficient, 12);
      expect(effects[at]!.muStar.mean).toBeCloseTo(Math.abs(coefficient), 12);
      expect(effects[at]!.sigma).toBeCloseTo(0, 12);
    }
  });

  test('tell factors that work together by their spread', () => {
    // x·y: the effect of x is y, which on four levels has mean 1/2 and variance 5/36.
    const [x, , z] = morrisEffects(
      trajectories,
      played(([x, y]) => x! * y!),
      0.95,
    );
    expect(Math.abs(x!.mu - 0.5)).toBeLessThan(3 * Math.sqrt(5 / 36 / 50));
    expect(x!.sigma).toBeGreaterThan(0.3);
    expect(z!.muStar).toMatchObject({ mean: 0, halfWidth: 0 });
  });

  test('count by how far a factor really moved', () => {
    const snapped = trajectories.map((walk) => walk.map(([x, y, z]) => [Math.round(x!), y!, z!]));
    const values = snapped.map((walk) => walk.map(([x]) => 4 * x!));
    expect(morrisEffects(snapped, values, 0.95)[0]!.muStar.mean).toBeCloseTo(4, 12);
  });

  test('leave out a trajectory with a value that is not known', () => {
    const values = played(([x]) => x!);
    values[7]![2] = Number.NaN;
    expect(morrisEffects(trajectories, values, 0.95)[0]!.effects).toHaveLength(49);
  });
});

describe("Sobol's indices", () => {
  /** Ishigami and Homma's function with a = 7, b = 0.1 on the unit cube. */
  const ishigami = (point: readonly number[]) => {
    const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1)) as [number, number, number];
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  };

  test("of Ishigami's function are the known ones, within their intervals", () => {
    const design = saltelliDesign(32_768, 3, stream('ishigami'));
    const values = {
      a: design.a.map(ishigami),
      b: design.b.map(ishigami),
      mixed: design.mixed.map((points) => points.map(ishigami)),
    };
    const both = [...values.a, ...values.b];
    const mean = both.reduce((sum, value) => sum + value, 0) / both.length;
    expect(both.reduce((sum, value) => sum + (value - mean) ** 2, 0) / both.length).toBeCloseTo(13.844588, 0);
    const indices = sobolIndices(values, 0.99, stream('ishigami', 'bootstrap'));
    const truths = [
      [0.313905, 0.557589],
      [0.442411, 0.442411],
      [0, 0.243684],
    ] as const;
    for (const [at, [first, total]] of truths.entries()) {
      const found = indices[at]!;
      expect(Math.abs(found.first - first)).toBeLessThan(0.02);
      expect(Math.abs(found.total - total)).toBeLessThan(0.02);
      expect(found.firstInterval[0]).toBeLessThan(first);
      expect(found.firstInterval[1]).toBeGreaterThan(first);
      expect(found.totalInterval[0]).toBeLessThan(total);
      expect(found.totalInterval[1]).toBeGreaterThan(total);
      expect(found.firstInterval[1] - found.firstInterval[0]).toBeLessThan(0.05);
    }
  });

  test('of a sum are the shares of its terms, by themselves and in all', () => {
    const design = saltelliDesign(8_000, 2, stream('sum'));
    const sum = ([x, y]: readonly number[]) => 2 * x! + y!;
    const [x, y] = sobolIndices(
      { a: design.a.map(sum), b: design.b.map(sum), mixed: design.mixed.map((points) => points.map(sum)) },
      0.95,
      stream('sum', 'bootstrap'),
    );
    expect(x!.first).toBeCloseTo(0.8, 1);
    expect(x!.total).toBeCloseTo(0.8, 1);
    expect(y!.total).toBeCloseTo(0.2, 1);
  });

  test('are not numbers where nothing varies', () => {
    const flat = { a: [1, 1, 1], b: [1, 1, 1], mixed: [[1, 1, 1]] };
    expect(sobolIndices(flat, 0.95, stream('flat'))[0]!.first).toBeNaN();
  });

  test('are unknown, not endless, where only points between the two samples differ', () => {
    const between = { a: [0.1, 0.1, 0.1], b: [0.1, 0.1, 0.1], mixed: [[0.1, 7, 0.1]] };
    const [index] = sobolIndices(between, 0.95, stream('between'));
    expect([index!.first, index!.total]).toEqual([Number.NaN, Number.NaN]);
  });
});
