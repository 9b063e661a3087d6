import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signalOf } from '../../src/energy/index.ts';
import { createRecorder, PoolRecorder, WaitReasons } from '../../src/metrics/index.ts';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { jobStates, type Outcome, simulate } from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { anyScenario } from '../properties/arbitrary-scenario.ts';

const hour = 3600;
const example = [300, 280, 200, 150, 120, 130, 220, 310];
const slots = (values: readonly number[], length = hour) =>
  signalOf({
    times: Float64Array.from(values, (_, i) => i * length),
    values: Float64Array.from(values),
    period: values.length * length,
  });

interface Shiftable extends Row {
  readonly shift?: number;
}

function shiftable(rows: readonly Shiftable[]): JobTable {
  return { ...jobTable(rows), shift: Float64Array.from(rows, ({ shift }) => shift ?? 0) };
}

function played(rows: readonly Shiftable[], chosen: PolicySpec, capacity = 4) {
  const jobs = shiftable(rows);
  const watch = new WaitReasons(jobs, capacity, true, 'Carbon');
  const outcome = simulate({
    jobs,
    cluster: units(capacity),
    policy: chosen,
    signals: { intensity: slots(example), price: slots(example.map((value) => value / 1000)) },
    observers: [watch],
    audit: true,
  });
  return { outcome, reasons: watch.result(), start: [...outcome.start].map((time) => time / hour) };
}

const carbon = (start: string, rest: object = {}, backfill = 'easy') =>
  policy('fcfs', backfill, { start: { kind: start, ...rest } });

describe('a start rule', () => {
  it('holds a job of three hours until hour 3, where it emits 48.7 % less; one that is not shiftable starts at once', () => {
    const { start } = played(
      [
        { submit: 0, accelerators: 1, runtime: 3 * hour, shift: 5 * hour },
        { submit: 0, accelerators: 1, runtime: 3 * hour },
      ],
      carbon('carbon-window'),
    );
    expect(start).toEqual([3, 0]);
  });

  it('puts no start off by more than the deadline or the workload allow', () => {
    const rows = [{ submit: 0, accelerators: 1, runtime: 3 * hour, shift: 2 * hour }];
    expect(played(rows, carbon('carbon-window')).start).toEqual([2]);
    expect(played(rows, carbon('carbon-window', { deadline: hour })).start).toEqual([1]);
    expect(played(rows, carbon('price-window')).start).toEqual([2]);
  });

  it('by threshold waits for the first value at or below the percentile of the coming day, or for its deadline', () => {
    const rows = (shift: number) => [{ submit: 0, accelerators: 1, runtime: hour, shift }];
    const rule = carbon('carbon-threshold', { percentile: 0.5, horizon: 8 * hour });
    expect(played(rows(24 * hour), rule).start).toEqual([2]);
    expect(played(rows(24 * hour), carbon('carbon-threshold', { percentile: 0.25, horizon: 8 * hour })).start).toEqual([
      4,
    ]);
    expect(played(rows(1.5 * hour), rule).start).toEqual([1.5]);
  });

  it('shows the jobs that it holds to who counts what waits: by themselves, never in the queue, and with the capacity that idles meanwhile', () => {
    // Of three jobs one is held until hour 3, one starts at once, and one comes when the machine is full and queues for an hour.
    const rows = [
      { submit: 0, accelerators: 1, runtime: 3 * hour, shift: 5 * hour },
      { submit: 0, accelerators: 3, runtime: 2 * hour },
      { submit: hour, accelerators: 2, runtime: hour },
    ];
    const jobs = shiftable(rows);
    const pools = new PoolRecorder({ pools: 1, jobs, changes: false, holds: true });
    const recorder = createRecorder({ window: { from: 0, to: Infinity }, timelineSteps: 8, holds: true, pools });
    simulate({
      jobs,
      cluster: units(4),
      policy: carbon('carbon-window'),
      signals: { intensity: slots(example) },
      observers: [recorder, pools],
      audit: true,
    });
    const time = recorder.integrals();
    expect([time.queuedJobs, time.heldJobs, time.heldAccelerators].map((sum) => sum / hour)).toEqual([1, 3, 3]);
    expect([time.maximumQueuedJobs, time.maximumWaitingJobs]).toEqual([1, 2]);
    // One accelerator idles in hours 0 and 1, two in hour 2, three while the held job runs: nobody waits then.
    expect([time.lostToPolicy, time.lostToFit, time.lostToHold, time.idle].map((sum) => sum / hour)).toEqual([
      0,
      1,
      1 + 2,
      9,
    ]);
    expect(pools.waiting.clocks[0]!.at(10 * hour) / hour).toBe(3);
    expect(pools.queued!.clocks[0]!.at(10 * hour) / hour).toBe(1);
    const { waitingPeaks } = recorder.timeline();
    const highest = waitingPeaks.height.indexOf(2);
    expect(waitingPeaks.at[highest]).toBe(hour);
  });

  it('keeps held jobs out of the queue: they are not backfilled, reserve nothing and block nobody', () => {
    for (const backfill of ['none', 'first-fit', 'easy', 'conservative', 'depth-k']) {
      const { start } = played(
        [
          { submit: 0, accelerators: 4, runtime: 3 * hour, shift: 5 * hour },
          { submit: 60, accelerators: 2, runtime: 4 * hour },
        ],
        carbon('carbon-window', {}, backfill),
      );
      // Released at hour 3 it finds two of four taken until 4 h 1 min.
      expect(start[1]).toBeCloseTo(1 / 60, 12);
      expect(start[0]).toBeCloseTo(4 + 1 / 60, 12);
    }
  });

  it('lets a released job into the queue at the place of its submission', () => {
    const { start, reasons } = played(
      [
        { submit: 0, accelerators: 4, runtime: 4 * hour },
        { submit: 60, accelerators: 4, runtime: 3 * hour, shift: 5 * hour },
        { submit: 3600, accelerators: 4, runtime: hour },
      ],
      carbon('carbon-window'),
    );
    // The second is held until hour 3, waits for the first until hour 4, and goes before the third, which came later.
    expect(start).toEqual([0, 4, 7]);
    expect(reasons.held?.seconds[1]).toBe(3 * hour - 60);
    expect(reasons.resources[1]).toBe(hour);
    expect(reasons.priority[1]).toBe(0);
  });

  it('by a forecast that errs may miss the best window, but never its deadline', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      submit: i * 60,
      accelerators: 1,
      runtime: hour,
      shift: 4 * hour,
    }));
    const { outcome } = played(rows, carbon('carbon-window', { forecast: { error: 1 } }), 40);
    const known = played(rows, carbon('carbon-window'), 40).outcome;
    expect([...outcome.start].some((time, job) => time !== known.start[job])).toBe(true);
    rows.forEach(({ submit }, job) => {
      expect(outcome.start[job]! - submit).toBeLessThanOrEqual(4 * hour);
    });
  });

  it('in any scenario loses no job, holds none beyond what it allows, and splits waits without remainder', () => {
    const any = fc.tuple(
      anyScenario,
      fc.constantFrom('carbon-window', 'carbon-threshold'),
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 30, maxLength: 30 }),
    );
    fc.assert(
      fc.property(any, ([scenario, kind, shifts]) => {
        const rows = scenario.rows.map((row, i) => ({ ...row, shift: shifts[i % 30]! }));
        const jobs = shiftable(rows);
        const widest = 40;
        const watch = new WaitReasons(jobs, widest, true, 'Carbon');
        const outcome = simulate({
          jobs,
          cluster: scenario.cluster,
          policy: { ...scenario.policy, start: { kind, percentile: 0.3, horizon: 20 } },
          signals: { intensity: slots(example, 5) },
          observers: [watch],
          audit: true,
        });
        const { resources, priority, backfill, held } = watch.result();
        everyone(outcome, jobs, (job, wait) => {
          expect(held!.seconds[job]).toBeLessThanOrEqual(rows[job]!.shift);
          const sum = resources[job]! + priority[job]! + backfill[job]! + held!.seconds[job]!;
          expect(Math.abs(sum - wait)).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it('that holds no job gives the schedule of none, to the bit', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const jobs = jobTable(scenario.rows);
        const plain = simulate({ jobs, cluster: scenario.cluster, policy: scenario.policy });
        const held = simulate({
          jobs: { ...jobs, shift: new Float64Array(jobs.count) },
          cluster: scenario.cluster,
          policy: { ...scenario.policy, start: { kind: 'carbon-window' } },
          signals: { intensity: slots(example) },
        });
        expect([...held.start]).toEqual([...plain.start]);
      }),
    );
  });
});

function everyone(outcome: Outcome, jobs: JobTable, check: (job: number, wait: number) => void): void {
  for (let job = 0; job < jobs.count; job++) {
    const state = jobStates[outcome.state[job]!];
    if (state === 'rejected') continue;
    expect(['completed', 'timed-out']).toContain(state);
    check(job, outcome.start[job]! - jobs.submit[job]!);
  }
}
