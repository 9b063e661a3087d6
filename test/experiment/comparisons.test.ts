import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concludeStudy } from '../../src/experiment/index.ts';
import { relativeChange } from '../../src/experiment/relative-change.ts';
import { meanInterval } from '../../src/statistics/index.ts';
import { runOf, runsOf, scenarioOf } from './made-runs.ts';

function conclude(waits: Readonly<Record<string, readonly (number | null)[]>>) {
  const replications = Math.max(...Object.values(waits).map((values) => values.length));
  return concludeStudy({
    scenario: scenarioOf(Object.keys(waits), replications),
    runs: runsOf(waits),
    knowledge: new Map(),
    cleaning: [],
    notes: [],
    partial: false,
  });
}

/** 1 … 10, with mean 5.5 and standard deviation 3.0276504. */
const upTo10 = Array.from({ length: 10 }, (_, i) => i + 1);

describe('comparisons of policies', () => {
  it('are paired differences on the same replications, with intervals corrected for their number', () => {
    const { comparisons } = conclude({ first: upTo10.map(() => 100), second: upTo10.map((i) => 100 - i) });
    // Mean wait, 95 % wait and mean bounded slowdown: three, so t(1 − 0.05/6, 9) = 2.933324.
    expect(comparisons).toHaveLength(3);
    for (const { difference } of comparisons) {
      expect(difference.mean).toBeCloseTo(-5.5, 12);
      expect(difference.halfWidth).toBeCloseTo((2.933324 * 3.0276504) / Math.sqrt(10), 5);
      expect(difference.values).toEqual(upTo10.map((i) => -i));
    }
    expect(comparisons.map(({ metric, statistic, verdict }) => `${statistic} ${metric}: ${verdict}`)).toEqual([
      'mean wait: better',
      'p95 wait: better',
      'mean bounded-slowdown: better',
    ]);
  });

  it('gain from common random numbers: what both policies share does not widen the interval', () => {
    const { comparisons, policies } = conclude({
      first: upTo10.map((i) => 100 * i),
      second: upTo10.map((i) => 100 * i - 1),
    });
    expect(policies[0]!.groups[0]!.metrics.wait!.mean.halfWidth).toBeGreaterThan(100);
    expect(comparisons[0]!.difference.mean).toBeCloseTo(-1, 9);
    expect(comparisons[0]!.difference.halfWidth).toBeCloseTo(0, 9);
    expect(comparisons[0]!.verdict).toBe('better');
  });

  it('show no difference when the interval holds zero, and between a policy and itself', () => {
    const noise = [-3, 2, -1, 4, -2, 1, 3, -4, 2, -1];
    expect(
      conclude({ first: noise.map(() => 50), second: noise.map((n) => 50 + n) }).comparisons.map((c) => c.verdict),
    ).toEqual(['no-difference-shown', 'no-difference-shown', 'no-difference-shown']);
    expect(
      conclude({ first: upTo10, second: upTo10 }).comparisons.every((c) => c.verdict === 'no-difference-shown'),
    ).toBe(true);
  });

  it('say single-run where one replication gives no interval', () => {
    const [one] = conclude({ first: [100], second: [60] }).comparisons;
    expect(one).toMatchObject({
      verdict: 'single-run',
      relative: -0.4,
      relativeHalfWidth: null,
      difference: { mean: -40, halfWidth: null },
    });
  });

  it('give the relative change with an interval that counts the uncertainty of the baseline too', () => {
    // Always half of the baseline, however much that varies: nothing is uncertain.
    const half = conclude({ first: upTo10, second: upTo10.map((i) => i / 2) }).comparisons[0]!;
    expect(half.relative).toBeCloseTo(-0.5, 12);
    expect(half.relativeHalfWidth).toBeCloseTo(0, 9);
    // A baseline that does not vary: the interval of the difference, divided by it.
    const fixed = conclude({ first: upTo10.map(() => 20), second: upTo10 }).comparisons[0]!;
    expect(fixed.relativeHalfWidth).toBeCloseTo(fixed.difference.halfWidth! / 20, 12);
    // By hand: x = 1, 2, 3 and y = 2, 2, 5; x̄ = 2, ȳ = 3, s²x = 1, s²y = 3, sxy = 1.5, n = 3, at 95 % t = 4.302653 for one
    // comparison: (4 − c)R² − 2(6 − 1.5c)R + 9 − 3c = 0 with c = t²/3 = 6.171; 4 − c < 0, so no ratio can be excluded.
    expect(
      relativeChange(
        [
          [1, 2],
          [2, 2],
          [3, 5],
        ],
        0.95,
      ),
    ).toEqual({ relative: 0.5, relativeHalfWidth: null, relativeInterval: null });
    // The same at 80 %: t = 1.885618, c = 1.185185; R = (4.222222 ± √(4.222222² − 2.814815·5.444444)) / 2.814815.
    const wide = relativeChange(
      [
        [1, 2],
        [2, 2],
        [3, 5],
      ],
      0.8,
    );
    expect(wide.relativeHalfWidth).toBeCloseTo(
      1.5 - (4.222222 - Math.sqrt(4.222222 ** 2 - 2.814815 * 5.444444)) / 2.814815,
      5,
    );
    const root = Math.sqrt(4.222222 ** 2 - 2.814815 * 5.444444);
    expect(wide.relativeInterval![0]).toBeCloseTo((4.222222 - root) / 2.814815 - 1, 5);
    expect(wide.relativeInterval![1]).toBeCloseTo((4.222222 + root) / 2.814815 - 1, 5);
    // A baseline of zero has no relative change.
    expect(conclude({ first: upTo10.map(() => 0), second: upTo10 }).comparisons[0]).toMatchObject({
      relative: null,
      relativeHalfWidth: null,
      verdict: 'worse',
    });
  });

  it('hold no relative change exactly when they hold no difference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true })), {
          minLength: 3,
          maxLength: 12,
        }),
        (pairs) => {
          const { mean, halfWidth } = meanInterval(
            pairs.map(([x, y]) => y - x),
            0.95,
          );
          const { relative, relativeHalfWidth } = relativeChange(pairs, 0.95);
          fc.pre(relativeHalfWidth !== null && Math.abs(Math.abs(mean) - halfWidth!) > 1e-6);
          expect(Math.abs(relative!) > relativeHalfWidth!).toBe(Math.abs(mean) > halfWidth!);
        },
      ),
    );
  });

  it('include the classes, where there are several', () => {
    const scenario = scenarioOf(['first', 'second'], 2);
    const runs = [0, 1].flatMap((replication) => [
      runOf({ policy: 'first', replication, wait: 10, classes: { small: 5, large: 20 } }),
      runOf({ policy: 'second', replication, wait: 9, classes: { small: 4, large: 20 } }),
    ]);
    const { comparisons } = concludeStudy({
      scenario,
      runs,
      knowledge: new Map(),
      cleaning: [],
      notes: [],
      partial: false,
    });
    expect(comparisons.filter((c) => c.dimension === 'class').map((c) => [c.group, c.difference.mean])).toEqual([
      ['small', -1],
      ['large', 0],
    ]);
  });

  it('leave out what an unstable system cannot say', () => {
    const scenario = scenarioOf(['first', 'second'], 2);
    const runs = [0, 1].flatMap((replication) => [
      runOf({ policy: 'first', replication, wait: null, unstable: replication === 1 }),
      runOf({ policy: 'second', replication, wait: 9 }),
    ]);
    const { comparisons, policies } = concludeStudy({
      scenario,
      runs,
      knowledge: new Map(),
      cleaning: [],
      notes: [],
      partial: false,
    });
    expect(comparisons).toEqual([]);
    expect(policies.map((policy) => policy.unstable)).toEqual([true, false]);
  });
});

describe('estimates', () => {
  it('are means over replications with Student t intervals', () => {
    const { policies } = conclude({ only: upTo10 });
    const wait = policies[0]!.groups[0]!.metrics.wait!.mean;
    expect(wait.mean).toBeCloseTo(5.5, 12);
    // t(0.975, 9) = 2.262157
    expect(wait.halfWidth).toBeCloseTo((2.262157 * 3.0276504) / Math.sqrt(10), 5);
    expect(wait.values).toEqual(upTo10);
  });

  it('leave out a replication that could not support a value, unless most could not', () => {
    const some = conclude({ only: [1, null, 3] }).policies[0]!.groups[0]!.metrics.wait!.mean;
    expect(some).toMatchObject({ mean: 2, values: [1, null, 3] });
    const few = conclude({ only: [1, null, null] }).policies[0]!.groups[0]!.metrics.wait!.mean;
    expect(few).toMatchObject({ mean: null, halfWidth: null });
  });

  it('are withheld for a policy whose queue grew without bound in any replication', () => {
    const runs = [0, 1, 2].map((replication) =>
      runOf({ policy: 'only', replication, wait: 5, unstable: replication === 2 }),
    );
    const study = concludeStudy({
      scenario: scenarioOf(['only'], 3),
      runs,
      knowledge: new Map(),
      cleaning: [],
      notes: [],
      partial: false,
    });
    expect(study.policies[0]!.groups[0]!.metrics.wait!.mean.mean).toBeNull();
    expect(study.policies[0]!.system.utilisation!.mean).toBeCloseTo(0.8, 12);
  });

  it('are not withheld for one alarm in many replications, whose run is left out', () => {
    const study = (replications: number) =>
      concludeStudy({
        scenario: scenarioOf(['only'], replications),
        runs: Array.from({ length: replications }, (_, replication) =>
          runOf({ policy: 'only', replication, wait: replication === 2 ? null : 5, unstable: replication === 2 }),
        ),
        knowledge: new Map(),
        cleaning: [],
        notes: [],
        partial: false,
      }).policies[0]!;
    expect(study(10).unstable).toBe(true);
    expect(study(11).unstable).toBe(false);
    expect(study(11).groups[0]!.metrics.wait!.mean.mean).toBe(5);
  });

  it('do not depend on the order in which runs were finished', () => {
    const scenario = scenarioOf(['first', 'second'], 10);
    const runs = runsOf({ first: upTo10, second: upTo10.map((i) => i * i) });
    const conclude = (of: typeof runs) =>
      JSON.stringify(
        concludeStudy({ scenario, runs: of, knowledge: new Map(), cleaning: [], notes: [], partial: false }),
      );
    expect(conclude([...runs].reverse())).toBe(conclude(runs));
  });

  it('pair only what all policies have finished when a study was interrupted', () => {
    const runs = runsOf({ first: [10, 20, 30], second: [9, 19] });
    const study = concludeStudy({
      scenario: scenarioOf(['first', 'second'], 3),
      runs,
      knowledge: new Map(),
      cleaning: [],
      notes: [],
      partial: true,
    });
    expect(study.policies[0]!.groups[0]!.metrics.wait!.mean.values).toEqual([10, 20]);
    expect(study.comparisons[0]!.difference.mean).toBe(-1);
    expect(study.runs).toHaveLength(5);
  });
});
