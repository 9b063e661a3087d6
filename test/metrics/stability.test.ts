import { describe, expect, it } from 'vitest';
import { jobMetrics, systemMetrics } from '../../src/metrics/index.ts';
import { growsWithoutBound, queueDrift } from '../../src/metrics/queue-drift.ts';
import { handMade, measured, overall } from './hand-made.ts';
import { singleServer, singleServerColumns } from './single-server.ts';

function flagged(load: number, horizon: number, seeds: number): number {
  let count = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    const { submit, start } = singleServerColumns(load, horizon, seed);
    const accelerators = new Int32Array(submit.length).fill(1);
    const jobs = { count: submit.length, submit: Float64Array.from(submit), accelerators };
    if (growsWithoutBound(queueDrift(jobs, { start: Float64Array.from(start) }, 0, horizon))) count += 1;
  }
  return count;
}

describe('the test for a queue that grows without bound', () => {
  it('flags at most 1 % of M/M/1 queues at load 0.9, over 2,000 and over 20,000 service times', () => {
    expect(flagged(0.9, 2_000, 200)).toBeLessThanOrEqual(2);
    expect(flagged(0.9, 20_000, 200)).toBeLessThanOrEqual(2);
  });

  it('flags at least 99 % of M/M/1 queues at load 1.1 over 20,000 service times', () => {
    expect(flagged(1.1, 20_000, 200)).toBeGreaterThanOrEqual(198);
  });

  it('flags a queue that grows by the same in every batch', () => {
    // One job a second on one accelerator, 1.1 s each: nothing random.
    const { jobs, outcome } = handMade(
      Array.from({ length: 1000 }, (_, k) => ({ submit: k, start: k * 1.1, run: 1.1 })),
    );
    const drift = queueDrift(jobs, outcome, 0, 1000);
    // In the end 1000 − 1000 ÷ 1.1 jobs wait.
    expect(drift.growth).toBeCloseTo(1000 - 1000 / 1.1, 0);
    expect(drift.share).toBeCloseTo(1 - 1 / 1.1, 2);
    expect(growsWithoutBound(drift)).toBe(true);
  });

  it('does not flag fewer than 100 jobs: their growth cannot be told from chance', () => {
    const schedule = Array.from({ length: 99 }, (_, k) => ({ submit: k, start: k * 2, run: 2 }));
    const { jobs, outcome } = handMade(schedule);
    expect(growsWithoutBound(queueDrift(jobs, outcome, 0, 99))).toBe(false);
  });

  it('does not flag a queue that rises for a while and falls again', () => {
    const schedule = Array.from({ length: 1000 }, (_, k) => ({
      submit: k,
      start: k + 300 - Math.abs(k - 500) * 0.6,
      run: 1,
    }));
    const { jobs, outcome } = handMade(schedule.map((job) => ({ ...job, start: Math.max(job.submit, job.start) })));
    expect(growsWithoutBound(queueDrift(jobs, outcome, 0, 1000))).toBe(false);
  });
});

describe('an unstable run', () => {
  const schedule = singleServer(1.2, 5_000, 'unstable');
  const horizon = { horizon: 5_000, warmup: 100 };

  it('has no means, quantiles or maxima of waits, is marked, and says so in a note', () => {
    const result = measured(schedule, 1, horizon);
    expect(result.unstable).toBe(true);
    expect(result.notes.find(({ code }) => code === 'unstable-queue')).toMatchObject({
      severity: 'warning',
      policy: 'by-hand',
    });
    for (const group of result.groups) {
      for (const { name, withheldWhenUnstable } of jobMetrics.entries) {
        const { count, ...values } = group.metrics[name]!;
        expect(count).toBe(group.submitted);
        for (const value of Object.values(values)) if (withheldWhenUnstable) expect(value).toBeNull();
      }
    }
    for (const { name, withheldWhenUnstable } of systemMetrics.entries) {
      if (withheldWhenUnstable && name in result.system) expect(result.system[name]).toBeNull();
    }
  });

  it('still says what the machine did and what was asked of it', () => {
    const { system, groups } = measured(schedule, 1, horizon);
    expect(system.utilisation).toBeCloseTo(1, 12);
    expect(system['offered-load']).toBeGreaterThan(1.1);
    expect(groups[0]!.metrics['run-time']!.mean).toBeCloseTo(1, 1);
    expect(groups[0]!.metrics['run-time']!.p99).not.toBeNull();
  });

  it('keeps its means when it is a list of jobs without a horizon, with a note that it grew', () => {
    const result = measured(schedule, 1, { horizon: null });
    expect(result.unstable).toBe(false);
    expect(overall(result).wait!.mean).toBeGreaterThan(100);
    expect(result.notes.map(({ code }) => code)).toContain('queue-grew');
  });

  it('is not suspected in a closed batch, whose queue is all there at the start', () => {
    const batch = Array.from({ length: 300 }, (_, k) => ({ submit: 0, start: k, run: 1 }));
    const { unstable, notes } = measured(batch, 1);
    expect(unstable).toBe(false);
    expect(notes.map(({ code }) => code)).not.toContain('queue-grew');
  });
});
