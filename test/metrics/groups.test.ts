import { quantileSorted } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobMetrics, sizeBin, sizeBinName } from '../../src/metrics/index.ts';
import { summaryOf } from '../../src/metrics/summarise.ts';
import { type HandMadeJob, measured, overall } from './hand-made.ts';

const name = (prefix: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${prefix}${n}`);
const schedules = fc
  .array(
    fc.record({
      submit: fc.integer({ min: 0, max: 500 }),
      delay: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 300, noNaN: true })),
      run: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 1e-3, max: 100, noNaN: true })),
      accelerators: fc.integer({ min: 1, max: 70 }),
      rejected: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      class: name('class-', 3),
      tenant: name('tenant-', 4),
      user: name('user-', 12),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((jobs): HandMadeJob[] =>
    jobs
      .sort((a, b) => a.submit - b.submit)
      .map(({ delay, rejected, ...job }) => (rejected ? job : { ...job, start: job.submit + delay })),
  );

const members = {
  all: () => 'all',
  workload: () => 'work',
  class: (job: HandMadeJob) => job.class!,
  tenant: (job: HandMadeJob) => job.tenant!,
  user: (job: HandMadeJob) => job.user!,
  size: (job: HandMadeJob) => sizeBinName(sizeBin(job.accelerators!)),
};

describe('groups of measured jobs', () => {
  it('have the counts and summaries of just their own jobs, for every metric and dimension', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { groups } = measured(schedule, 10_000);
        for (const group of groups) {
          const own = schedule.filter((job) => members[group.dimension](job) === group.name);
          expect(group.submitted).toBe(own.length);
          expect(group.rejected).toBe(own.filter((job) => job.start === undefined).length);
          for (const metric of jobMetrics.entries) {
            const values = own
              .filter((job) => job.start !== undefined)
              .map((job) => [job.start! - job.submit, job.run, job.accelerators!, job.run] as const)
              .map((columns) => metric.value(...columns))
              .filter((value) => !Number.isNaN(value))
              .sort((a, b) => a - b);
            const summary = group.metrics[metric.name]!;
            expect(summary.count).toBe(values.length);
            if (values.length === 0) continue;
            expect(summary.max).toBe(values.at(-1));
            expect(summary.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 8);
            if (summary.p50 !== null) expect(summary.p50).toBeCloseTo(quantileSorted(values, 0.5)!, 8);
            if (summary.p90 !== null) expect(summary.p90).toBeCloseTo(quantileSorted(values, 0.9)!, 8);
          }
        }
        const total = (dimension: string) =>
          groups.filter((g) => g.dimension === dimension).reduce((sum, g) => sum + g.submitted, 0);
        for (const dimension of Object.keys(members)) expect(total(dimension)).toBe(schedule.length);
      }),
      { numRuns: 40 },
    );
  });

  it('bin sizes by powers of two, under names in plain ASCII', () => {
    const bins = [1, 2, 3, 4, 5, 8, 9, 16, 17, 1024, 1025].map((accelerators) => sizeBinName(sizeBin(accelerators)));
    expect(bins).toEqual(['1', '2', '3-4', '3-4', '5-8', '5-8', '9-16', '9-16', '17-32', '513-1024', '1025-2048']);
  });

  it('leave out those without a measured job, and stand in the order of the dimensions', () => {
    const schedule = [
      { submit: 0, run: 1, start: 0, class: 'early', user: 'ann' },
      { submit: 10, run: 1, start: 10, class: 'late', user: 'bob' },
    ];
    const { groups } = measured(schedule, 4, { warmup: 5 });
    expect(groups.map(({ dimension, name }) => `${dimension} ${name}`)).toEqual([
      'all all',
      'workload work',
      'class late',
      'tenant everyone',
      'user bob',
      'size 1',
    ]);
  });

  it('keep many users apart when pairs of cell and user are too many for a table', () => {
    const users = 3000;
    const schedule = Array.from({ length: 2 * users }, (_, k) => ({
      submit: k,
      run: 10,
      start: k + (k % users),
      user: `u${k % users}`,
      tenant: `t${k % 700}`,
      class: `c${k % 11}`,
    }));
    const { groups } = measured(schedule, 1e9);
    const waits = groups.filter((group) => group.dimension === 'user').map((group) => group.metrics.wait!);
    expect(waits).toHaveLength(users);
    expect(waits.map(({ count, mean, max }) => [count, mean, max])).toEqual(waits.map((_, user) => [2, user, user]));
  });
});

describe('a quantile', () => {
  it('is estimable from the smallest sample whose maximum exceeds it with 95 % probability', () => {
    for (const [quantile, p, needed] of [
      ['p50', 0.5, 5],
      ['p90', 0.9, 29],
      ['p95', 0.95, 59],
      ['p99', 0.99, 299],
    ] as const) {
      expect(1 - p ** needed).toBeGreaterThanOrEqual(0.95);
      expect(1 - p ** (needed - 1)).toBeLessThan(0.95);
      expect(summaryOf(new Float64Array(needed - 1))[quantile]).toBeNull();
      expect(summaryOf(new Float64Array(needed))[quantile]).toBe(0);
    }
  });

  it('is interpolated between order statistics by R-7', () => {
    const { p50, p90, p95, p99, mean, max } = summaryOf(Float64Array.from({ length: 300 }, (_, k) => k));
    expect([p50, p90, p95, p99, mean, max].map((value) => Number(value!.toFixed(9)))).toEqual([
      149.5, 269.1, 284.05, 296.01, 149.5, 299,
    ]);
  });

  it('has nothing to say of an empty group, while mean and maximum need one job', () => {
    const { metrics } = measured([{ submit: 0, run: 5, start: 7 }], 1).groups[0]!;
    expect(metrics.wait).toEqual({ count: 1, mean: 7, p50: null, p90: null, p95: null, p99: null, max: 7 });
    expect(overall(measured([{ submit: 0, run: 5 }], 1)).wait).toEqual({
      count: 0,
      mean: null,
      p50: null,
      p90: null,
      p95: null,
      p99: null,
      max: null,
    });
  });
});
