import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { stream } from '../../src/random/index.ts';

function draws(source: () => number, count: number): number[] {
  return Array.from({ length: count }, source);
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const count = pairs.length;
  const mean = (pick: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[pick], 0) / count;
  const [meanA, meanB] = [mean(0), mean(1)];
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (const [a, b] of pairs) {
    product += (a - meanA) * (b - meanB);
    squaresA += (a - meanA) ** 2;
    squaresB += (b - meanB) ** 2;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

/** First draws of streams whose names differ in their last digits, paired with those of their neighbours. */
function neighbours(make: (index: number) => () => number, count: number, skip = 0): [number, number][] {
  const firsts = Array.from({ length: count + 1 }, (_, i) => draws(make(i), skip + 1)[skip]!);
  return firsts.slice(1).map((value, i) => [firsts[i]!, value]);
}

describe('a stream', () => {
  test('gives the same numbers for the same name, and others for another', () => {
    const name = ['winter-2026', 3, 'finetunes', 'arrivals'] as const;
    expect(draws(stream(...name), 100)).toEqual(draws(stream(...name), 100));
    expect(draws(stream(...name), 5)).not.toEqual(draws(stream('winter-2026', 4, 'finetunes', 'arrivals'), 5));
  });

  test('never changes between versions', () => {
    expect(draws(stream('golden', 0, 'workload', 'purpose'), 3)).toEqual([
      0.49230367677563824, 0.027737342885238103, 0.4671195956198678,
    ]);
  });

  test('is not confused by a slash inside a part of its name', () => {
    expect(stream('a/b', 'c')()).not.toBe(stream('a', 'b/c')());
    expect(stream('a~', '/b')()).not.toBe(stream('a~1', 'b')());
  });

  test('draws 53 bits, not 32', () => {
    const onGrid = draws(stream('bits'), 1_000).filter((value) => Number.isInteger(value * 2 ** 32));
    expect(onGrid.length).toBeLessThan(5);
  });

  test('is uniform on [0, 1): Kolmogorov–Smirnov at the 0.1 % level, and the same over first draws of many streams', () => {
    const bound = 1.95;
    const within = draws(stream('uniform'), 50_000);
    const across = Array.from({ length: 20_000 }, (_, i) => stream('uniform', i, 'arrivals')());
    for (const sample of [within, across]) {
      const sorted = Float64Array.from(sample).sort();
      const n = sorted.length;
      expect(sorted[0]).toBeGreaterThanOrEqual(0);
      expect(sorted[n - 1]).toBeLessThan(1);
      const distance = sorted.reduce((d, u, i) => Math.max(d, u - i / n, (i + 1) / n - u), 0);
      expect(distance * Math.sqrt(n)).toBeLessThan(bound);
    }
  });
});

describe('streams of adjacent names', () => {
  const count = 10_000;
  const fourDeviations = 4 / Math.sqrt(count);

  test.each([
    ['replications', (i: number) => stream('7', i, 'finetunes', 'arrivals')],
    ['seeds', (i: number) => stream(`seed-${i}`, 0, 'finetunes', 'arrivals')],
    ['workloads', (i: number) => stream('7', 0, `workload-${i}`, 'arrivals')],
    ['purposes', (i: number) => stream('7', 0, 'finetunes', `purpose-${i}`)],
  ])('are not correlated: %s', (_, make) => {
    for (const skip of [0, 1, 7]) {
      expect(Math.abs(correlation(neighbours(make, count, skip)))).toBeLessThan(fourDeviations);
    }
  });

  test('are not correlated draw by draw', () => {
    const a = draws(stream('7', 0, 'finetunes', 'arrivals'), count);
    const b = draws(stream('7', 0, 'finetunes', 'durations'), count);
    expect(Math.abs(correlation(a.map((value, i) => [value, b[i]!])))).toBeLessThan(fourDeviations);
  });

  test.each(['xor128', 'xorshift7'] as const)('would be correlated with %s, which is why alea is used', (generator) => {
    const pairs = neighbours((i) => seedrandom[generator](`7/${i}/finetunes/arrivals`), count);
    expect(Math.abs(correlation(pairs))).toBeGreaterThan(0.3);
  });
});
