import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../../src/statistics/index.ts';
import { limitField, limitKinds } from '../../../src/workload/limits/limit-kinds.ts';
import { binomialBound, issuesOf, limitsOf } from '../workloads.ts';

const hour = 3600;

describe('requested limits', () => {
  it('exact: are the run times', () => {
    expect(limitsOf('exact', [0, 1.5, 100]).limits).toEqual(Float64Array.of(0, 1.5, 100));
  });

  it('a time: everybody asks for it, however long the job', () => {
    expect(limitsOf('24 h', [1, 100_000]).limits).toEqual(Float64Array.of(86_400, 86_400));
  });

  it('factor: a multiple of the run time, rounded up where that is asked for', () => {
    expect(limitsOf({ factor: 1.5 }, [10, 1000]).limits).toEqual(Float64Array.of(15, 1500));
    expect(limitsOf({ factor: 1.5, roundUpTo: '5 min' }, [10, 200, 201]).limits).toEqual(
      Float64Array.of(300, 300, 600),
    );
  });

  it('factor: drawn for each job from a distribution', () => {
    const { limits } = limitsOf(
      { factor: { distribution: 'uniform', low: 1, high: 5 } },
      new Float64Array(10_000).fill(10),
    );
    expect(limits.every((limit) => limit >= 10 && limit <= 50)).toBe(true);
    expect(limits.filter((limit) => limit < 20).length / 10_000).toBeCloseTo(0.25, 1);
  });

  describe('rounded', () => {
    const values = [0.5, 1, 2, 4, 8, 12, 24].map((hours) => hours * hour);
    const n = 40_000;
    const limitsFor = (runtime: number, options = {}) =>
      limitsOf({ model: 'rounded', ...options }, new Float64Array(n).fill(runtime)).limits;
    const share = (limits: Float64Array, value: number) => limits.filter((limit) => limit === value).length / n;

    it('asks for usual values only, none too short unless the run is longer than all', () => {
      expect([...new Set(limitsFor(600))].sort((a, b) => a - b)).toEqual(values);
      expect([...new Set(limitsFor(5 * hour))].sort((a, b) => a - b)).toEqual([8, 12, 24].map((hours) => hours * hour));
      expect([...new Set(limitsFor(25 * hour))]).toEqual([24 * hour]);
    });

    it('a quarter asks for the maximum, the others for run time / accuracy rounded up', () => {
      const limits = limitsFor(600);
      // Within 30 min when accuracy is at least 1/3; within 1 h when it is at least 1/6.
      const atLeast = (accuracy: number) => 1 - incompleteBeta(accuracy, 0.8, 1.8);
      const half = 0.75 * atLeast(1 / 3);
      const one = 0.75 * (atLeast(1 / 6) - atLeast(1 / 3));
      const maximum = 0.25 + 0.75 * (1 - atLeast(600 / (12 * hour)));
      expect(Math.abs(share(limits, 0.5 * hour) - half)).toBeLessThan(binomialBound(half, n));
      expect(Math.abs(share(limits, hour) - one)).toBeLessThan(binomialBound(one, n));
      expect(Math.abs(share(limits, 24 * hour) - maximum)).toBeLessThan(binomialBound(maximum, n));
    });

    it('lets a part of the people ask for too little', () => {
      const limits = limitsFor(3 * hour, { tooShort: '10 %' });
      expect(Math.abs(share(limits, 2 * hour) - 0.1)).toBeLessThan(binomialBound(0.1, n));
      expect(limitsFor(60, { tooShort: '10 %' }).every((limit) => limit >= 60)).toBe(true);
    });

    it('takes values in any order', () => {
      expect([...new Set(limitsFor(60, { values: ['4 h', '1 h'], askMaximum: '0 %' }))].sort((a, b) => a - b)).toEqual([
        hour,
        4 * hour,
      ]);
    });
  });

  it('names what it expects, and the nearest word', () => {
    const issues = (input: unknown) => issuesOf(limitField, input).join('\n');
    expect(issues('exakt')).toContain("'exact'");
    expect(issues(90)).toMatch(/90 s|unit/);
    expect(issues('90 parsecs')).toMatch(/duration/);
    expect(issues({ model: 'tsafrier' })).toMatch(/^model: .*did you mean 'tsafrir'\?/);
    expect(issues({ model: 'tsafrir', maximum: '30 min' })).toMatch(/^maximum: .*1 h/);
    expect(issues({ factor: 'two' })).toMatch(/^factor: /);
    expect(issues({ factor: 2, rounded: true })).toMatch(/rounded/);
    expect(issues({ hours: 3 })).toContain("'model'");
    expect(issues([])).toContain('a list');
  });

  it('every model says what it is, and reads its own resolved form', () => {
    for (const { name, summary, source, options } of limitKinds.entries) {
      expect(summary.length * source.length, name).toBeGreaterThan(0);
      const written = { fixed: { time: '1 h' }, factor: { factor: 2 } }[name] ?? {};
      expect(options.safeParse(written).success, name).toBe(true);
    }
    for (const written of ['exact', { factor: 2 }]) {
      const resolved = limitField.parse(written);
      expect(limitField.parse(resolved)).toEqual(resolved);
    }
  });
});
