import { describe, expect, test } from 'vitest';
import { stream } from '../../src/random/index.ts';
import {
  budgetShares,
  KimNelson,
  kimNelsonConstants,
  normalQuantile,
  rinott,
  rinottReplications,
  type SelectionGoal,
} from '../../src/statistics/index.ts';

const goal = (change: Partial<SelectionGoal> = {}): SelectionGoal => ({
  systems: 2,
  confidence: 0.95,
  worthwhile: 1,
  first: 10,
  better: 'lower',
  ...change,
});

describe("Kim and Nelson's selection", () => {
  test.each([
    [2, 10, 0.33405, 6.012905],
    [2, 20, 0.137137, 5.211225],
    [5, 10, 0.634967, 11.429411],
    [5, 20, 0.237238, 9.015056],
    [10, 20, 0.302934, 11.511485],
  ])('of %d systems after %d replications has the published constants', (systems, first, eta, h2) => {
    const constants = kimNelsonConstants(goal({ systems, first }));
    expect(constants.eta).toBeCloseTo(eta, 6);
    expect(constants.h2).toBeCloseTo(h2, 6);
  });

  test('drops a system when its mean is worse by more than W, and not a replication earlier', () => {
    // Differences ±1 about 2 with n₀ = 10: S² = 10/9, h²S²/δ² = 6.681; W(r) = (6.681 − r)/(2r) is 0 from r = 7 on.
    const procedure = new KimNelson(goal());
    const left: number[][] = [];
    for (let r = 0; r < 10; r++) left.push(procedure.add([5, 7 + (r % 2 === 0 ? 1 : -1)]));
    expect(left.slice(0, 9).flat()).toEqual([]);
    expect(left[9]).toEqual([1]);
    expect(procedure.remaining).toEqual([0]);

    // The same with a worthwhile difference of 0.5: h²S²/δ² = 26.72, W(10) = 0.418, W(11) = 0.357: 0.4 does not leave at 10.
    const close = new KimNelson(goal({ worthwhile: 0.5 }));
    for (let r = 0; r < 10; r++) expect(close.add([5, 5.4 + (r % 2 === 0 ? 1 : -1)])).toEqual([]);
    expect(close.add([5, 5.4])).toEqual([1]);
    expect(close.replications).toBe(11);
  });

  test('looks for the largest mean when higher is better', () => {
    const procedure = new KimNelson(goal({ better: 'higher' }));
    for (let r = 0; r < 10; r++) procedure.add([5, 9 + (r % 2)]);
    expect(procedure.remaining).toEqual([1]);
  });

  test('ends with the first of systems that are the same in every replication', () => {
    const procedure = new KimNelson(goal({ systems: 3 }));
    for (let r = 0; r < 10; r++) procedure.add([r, r, r]);
    expect(procedure.remaining).toEqual([0]);
  });

  test('finds the best at least as often as it says when all others are worse by just what is worthwhile', () => {
    const repetitions = 1_000;
    for (const correlation of [0, 0.7]) {
      const [right, used] = selections(repetitions, correlation);
      expect(right / repetitions).toBeGreaterThanOrEqual(0.95);
      expect(used).toBeGreaterThan(10);
    }
  });

  test('needs fewer replications when they share their random numbers', () => {
    expect(selections(200, 0.7)[1]).toBeLessThan(0.6 * selections(200, 0)[1]);
  });
});

/** How often the third of five normal systems is found, the only good one; and the mean of the replications it took. */
function selections(repetitions: number, correlation: number): readonly [right: number, replications: number] {
  let right = 0;
  let replications = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const source = stream('slippage', correlation, repetition);
    const normal = () => normalQuantile(source());
    const procedure = new KimNelson(goal({ systems: 5, worthwhile: 0.5 }));
    while (procedure.remaining.length > 1) {
      const common = Math.sqrt(correlation) * normal();
      procedure.add([0.5, 0.5, 0, 0.5, 0.5].map((mean) => mean + common + Math.sqrt(1 - correlation) * normal()));
    }
    if (procedure.remaining[0] === 2) right++;
    replications += procedure.replications / repetitions;
  }
  return [right, replications];
}

describe("Rinott's constant", () => {
  test.each([
    [2, [2.614119, 2.452473, 2.406981]],
    [3, [3.165727, 2.937193, 2.874276]],
    [5, [3.692624, 3.385419, 3.302568]],
    [10, [4.289547, 3.875277, 3.766002]],
  ])('of %d systems has the computed values after 10, 20 and 30 replications', (systems, expected) => {
    for (const [at, first] of [10, 20, 30].entries())
      expect(rinott(systems, first, 0.95)).toBeCloseTo(expected[at]!, 6);
  });

  test('gives the replications of the second stage, at least those of the first', () => {
    // (2.614119 · 4 / 2)² = 27.33.
    expect(rinottReplications(2.614119, 4, 2, 10)).toBe(28);
    expect(rinottReplications(2.614119, 0.1, 2, 10)).toBe(10);
  });
});

describe('the shares of a computing budget', () => {
  const three = [
    { mean: 1, standardDeviation: 1 },
    { mean: 2, standardDeviation: 1.5 },
    { mean: 3, standardDeviation: 2 },
  ];

  test('go where the best is hardest to tell', () => {
    const shares = budgetShares(three, 'lower')!;
    for (const [at, share] of [0.327281, 0.465729, 0.206991].entries()) expect(shares[at]).toBeCloseTo(share, 6);
  });

  test('are the same for the mirror image, where higher is better', () => {
    const mirrored = three.map(({ mean, standardDeviation }) => ({ mean: -mean, standardDeviation }));
    expect(budgetShares(mirrored, 'higher')).toEqual(budgetShares(three, 'lower'));
  });

  test('cannot be told between equals', () => {
    expect(budgetShares([three[0]!, three[0]!], 'lower')).toBeUndefined();
  });
});
