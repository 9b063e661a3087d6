import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportioned, assigned } from '../../../src/workload/limits/tsafrir/assign.ts';
import { distinctValues } from '../../../src/workload/limits/tsafrir/distinct-values.ts';
import { headShares, headTimes } from '../../../src/workload/limits/tsafrir/head.ts';
import {
  relativeTime,
  tailCurvature,
  tailPopularity,
  tailShares,
  tailTimes,
} from '../../../src/workload/limits/tsafrir/tail.ts';
import { requested } from '../../../src/workload/limits/tsafrir.ts';
import { limitsOf, streams } from '../workloads.ts';

const hour = 3600;
const minute = 60;

/** Values in this file were computed from the published formulas by another program, or by hand. */
describe('requested limits by Tsafrir, Etsion and Feitelson', () => {
  it('so many different limits occur among so many jobs', () => {
    expect([0, 20, 200, 1000, 10_000, 70_000, 250_000].map((n) => distinctValues(n))).toEqual([
      0, 10, 20, 35, 90, 340, 565,
    ]);
    expect(distinctValues(110)).toBe(15);
    expect(distinctValues(40_000)).toBe(215);
    expect(distinctValues(1_000_000)).toBe(565);
    expect(distinctValues(10_000, 'power')).toBe(101);
  });

  it('20 popular limits take 89 %, by an exponential law over their rank', () => {
    const shares = headShares(20);
    expect(shares[0]).toBeCloseTo(21.732888, 6);
    expect(shares.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(67.267112, 6);
    expect(shares[1]).toBeCloseTo(10.3128, 4);
    expect(shares[19]).toBeCloseTo(0.8658, 4);
  });

  it('popular are the maximum, the usual times below it, and then the roundest from the maximum downward', () => {
    const usual = [5, 10, 15, 20, 30].map((m) => m * minute);
    const hours = (list: number[]) => list.map((h) => h * hour);
    expect(headTimes(24 * hour)).toEqual([
      24 * hour,
      ...usual,
      ...hours([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 18, 20, 22]),
    ]);
    expect(headTimes(160 * hour)).toEqual([
      160 * hour,
      ...usual,
      ...hours([1, 2, 3, 4, 5, 6, 8, 10, 12, 18, 50, 100, 140, 150]),
    ]);
    expect(headTimes(hour)).toEqual([60, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55].map((m) => m * minute));
  });

  it('the others take 11 %, by a power law over their rank', () => {
    expect(tailPopularity(21)).toBeCloseTo(0.800246, 6);
    const shares = tailShares(70);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(11, 10);
    expect(shares[0]! / shares[69]!).toBeCloseTo((90 / 21) ** 2.267, 8);
  });

  it('their times follow a bent line, in whole minutes beside the popular ones', () => {
    const curvature = tailCurvature(90);
    expect(curvature).toBeCloseTo(1.804079, 6);
    expect([0.25, 0.5, 0.75].map((x) => relativeTime(x, curvature))).toEqual([
      expect.closeTo(0.12935, 6),
      expect.closeTo(0.308294, 6),
      expect.closeTo(0.57212, 6),
    ]);
    const head = headTimes(24 * hour);
    const times = tailTimes(70, 24 * hour, curvature, head);
    expect(times.length).toBeGreaterThan(65);
    expect(new Set([...head, ...times]).size).toBe(head.length + times.length);
    expect(times.every((time) => time > 0 && time < 24 * hour && time % 10 === 0)).toBe(true);
  });

  it('a limit that is taken already moves aside by half a minute', () => {
    // One limit at rank 1 of 2, x = 1/2: (a − 1)/2 / (a − 1/2) of 2 h with a = 2 is 40 min.
    expect(tailTimes(2, 2 * hour, 2, [])).toEqual([40 * minute, 2 * hour - 30]);
    expect(tailTimes(2, 2 * hour, 2, [40 * minute, 2 * hour - 30])).toEqual([40 * minute + 30, 2 * hour - 20]);
  });

  it('parts become whole numbers with the right sum', () => {
    expect([...apportioned([50, 30, 20], 7)]).toEqual([4, 2, 1]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1 }),
        fc.nat(5000),
        (parts, total) => {
          const counts = apportioned(parts, total);
          const whole = parts.reduce((sum, part) => sum + part, 0);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
          parts.forEach((part, i) => {
            expect(Math.abs(counts[i]! - (part * total) / whole)).toBeLessThan(1 + 1e-6);
          });
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });

  it('limits are dealt out whole, and none to a job that would outlast it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (runtimes, seed) => {
          const times = [10, 30, 60, 100];
          const counts = apportioned([1, 2, 3, 4], runtimes.length);
          const { limits, raised } = assigned(Float64Array.from(runtimes), times, counts, streams(`${seed}`)('deal'));
          expect(runtimes.every((runtime, job) => limits[job]! >= runtime)).toBe(true);
          if (raised === 0) {
            const dealt = times.map((time) => limits.filter((limit) => limit === time).length);
            expect(dealt).toEqual([...counts]);
          }
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it('every deal that covers the run times is possible', () => {
    const outcomes = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const { limits } = assigned(
        Float64Array.of(5, 20, 5),
        [10, 30],
        Uint32Array.of(1, 2),
        streams(`${seed}`)('deal'),
      );
      outcomes.add([...limits].join(' '));
    }
    expect([...outcomes].sort()).toEqual(['10 30 30', '30 30 10']);
  });

  it('limits are raised where too few are long enough, and that is said', () => {
    const { limits, notes } = limitsOf({ model: 'tsafrir', maximum: '2 h' }, new Float64Array(1000).fill(7000));
    expect(limits.every((limit) => limit >= 7000)).toBe(true);
    expect(notes).toMatchObject([{ code: 'limits-raised', count: expect.any(Number) }]);
  });

  it('jobs longer than the maximum ask for the maximum', () => {
    const runtimes = Float64Array.from({ length: 500 }, (_, i) => (i < 5 ? 100_000 : 60));
    const { limits } = limitsOf({ model: 'tsafrir' }, runtimes);
    expect([...limits.subarray(0, 5)]).toEqual([86_400, 86_400, 86_400, 86_400, 86_400]);
  });

  it('10,000 short jobs ask as the model says', () => {
    const runtimes = Float64Array.from({ length: 10_000 }, (_, i) => i % 60);
    const { limits, notes } = limitsOf({ model: 'tsafrir', maximum: '24 h' }, runtimes);
    const counts = new Map<number, number>();
    for (const limit of limits) counts.set(limit, (counts.get(limit) ?? 0) + 1);
    expect(notes).toBeUndefined();
    expect(counts.get(86_400)).toBe(2173);
    const head = headTimes(86_400).map((time) => counts.get(time) ?? 0);
    expect(head.reduce((sum, count) => sum + count, 0)).toBeCloseTo(8900, -1);
    expect(head.sort((a, b) => b - a)[1]).toBe(1031);
    expect(counts.size).toBeLessThanOrEqual(90);
    expect(counts.size).toBeGreaterThan(80);
  });

  it('works for one job, for few, and for none', () => {
    for (const n of [0, 1, 5, 19, 150]) {
      const { limits } = limitsOf('tsafrir', new Float64Array(n).fill(100));
      expect(limits.length).toBe(n);
      expect(limits.every((limit) => limit >= 100)).toBe(true);
    }
    expect(requested(5, 86_400, 'table', streams('few')).shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(
      89,
      9,
    );
  });
});
