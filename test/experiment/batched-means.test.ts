import { describe, expect, it } from 'vitest';
import { runStudy, verdictText } from '../../src/experiment/index.ts';
import { withBatches } from '../../src/metrics/batched-means.ts';
import { cellsOf } from '../../src/metrics/cells.ts';
import { measuredJobs } from '../../src/metrics/measured-jobs.ts';
import { parseScenario, type Scenario } from '../../src/scenario/index.ts';
import { batchHalfWidth, batchMeans } from '../../src/statistics/index.ts';
import { handMade, measured } from '../metrics/hand-made.ts';

function scenario(load: number, horizon: number, more = ''): Scenario {
  const text = `
horizon: ${horizon} s
warmup: 100 s
replications: 1
cluster: { pools: { machine: { units: 1 } } }
workloads: { jobs: { arrivals: { process: poisson, rate: ${load} per s }, duration: { distribution: exponential, mean: 1 s } } }
policy: { ordering: fcfs, backfill: none }
outputs: { reasons: false, timelineSteps: 100 }
${more}`;
  const reading = parseScenario(text, { file: 'long.yaml', folder: '.' });
  if (reading.scenario === undefined) throw new Error(JSON.stringify(reading.faults));
  return reading.scenario;
}

describe('batches of one run', () => {
  it('are those of the batch-means procedure, group by group, in the order of submission', () => {
    const schedule = Array.from({ length: 4123 }, (_, k) => ({
      submit: k,
      start: k + ((k * 7919) % 101) + (k % 3 === 0 ? 50 : 0),
      run: 1,
      class: k % 3 === 0 ? 'third' : 'others',
    }));
    const { jobs, outcome } = handMade(schedule);
    const window = { from: 0, to: Number.POSITIVE_INFINITY, first: 0, last: jobs.count, open: true };
    const rows = measuredJobs(jobs, outcome, window);
    const { groups } = measured(schedule, 1, { horizon: 5000 });
    const withThem = withBatches(groups, rows, cellsOf(jobs, window));
    for (const [dimension, name, keep] of [
      ['all', 'all', () => true],
      ['class', 'third', (k: number) => k % 3 === 0],
      ['class', 'others', (k: number) => k % 3 !== 0],
    ] as const) {
      const waits = schedule.flatMap(({ submit, start }, k) => (keep(k) ? [start - submit] : []));
      const expected = batchMeans(waits, 0.95);
      const found = withThem.find((group) => group.dimension === dimension && group.name === name)!.batches!.wait!;
      expect(found.lag1).toBeCloseTo(expected.lag1, 10);
      expect(batchHalfWidth(found, 0.95)).toBeCloseTo(expected.halfWidth!, 10);
    }
    expect(withThem.filter(({ dimension }) => dimension === 'size').every(({ batches }) => batches === undefined)).toBe(
      true,
    );
  });

  it('give a single long run its intervals, said to be such, and none to differences and percentiles', async () => {
    const study = await runStudy(scenario(0.5, 20_000), { threads: 0 });
    const { wait } = study.policies[0]!.groups[0]!.metrics;
    // M/M/1 at load 0.5: Wq = 1 s.
    expect(Math.abs(wait!.mean.mean! - 1)).toBeLessThanOrEqual(1.5 * wait!.mean.halfWidth!);
    expect(wait!.mean.halfWidth!).toBeLessThan(0.2);
    expect(wait!.p95.halfWidth).toBeNull();
    expect(study.notes[0]).toMatchObject({ code: 'batch-means', severity: 'warning' });
    expect(study.notes[0]!.text).toContain('100 batches of successive jobs');
  });

  it('give none where they still resemble each other, or there are few jobs', async () => {
    const short = await runStudy(scenario(0.95, 3000), { threads: 0 });
    expect(short.policies[0]!.groups[0]!.metrics.wait!.mean.halfWidth).toBeNull();
    const note = short.notes.find(({ code }) => code === 'single-run' || code === 'unstable-queue');
    expect(note!.text).toMatch(/still resemble each other|grows without bound/);
    const few = await runStudy(scenario(0.5, 1500), { threads: 0 });
    expect(few.policies[0]!.groups[0]!.metrics.wait!.mean.halfWidth).toBeNull();
    expect(few.notes.map(({ code }) => code)).toContain('single-run');
  });

  it('decide thresholds, at any confidence', async () => {
    const more = 'thresholds: [wait < 1.5 s, { threshold: wait < 1.5 s, confidence: 99 % }, wait.p95 < 1 h]';
    const { thresholds } = await runStudy(scenario(0.5, 20_000, more), { threads: 0 });
    expect(thresholds.map(verdictText)).toEqual([
      'holds at 95 %',
      'holds at 99 %',
      'not decided: one run has no interval',
    ]);
    // t(0.995, 99) = 2.626405 against t(0.975, 99) = 1.984217, and more the longer the tail to the right.
    const [one, two] = thresholds.map(({ estimate }) => estimate.halfWidth!);
    expect(two! / one!).toBeGreaterThan(2.626405 / 1.984217);
    expect(two! / one!).toBeLessThan(1.6);
  });
});
