import { describe, expect, it } from 'vitest';
import { type HandMadeJob, measured } from './hand-made.ts';

/**
 * Four accelerators. Job 1 (3 wide) runs 0–10, job 2 (2 wide) waits 2–10 and runs until 20, job 3 (1 wide, another
 * tenant) waits 5–10 although it would fit, and is killed at 14; job 4 is too wide and rejected at 12.
 */
const schedule: readonly HandMadeJob[] = [
  { submit: 0, accelerators: 3, run: 10, start: 0, tenant: 'a', user: 'ann' },
  { submit: 2, accelerators: 2, run: 10, start: 10, tenant: 'a', user: 'bob' },
  {
    submit: 5,
    accelerators: 1,
    run: 4,
    limit: 4,
    start: 10,
    tenant: 'b',
    user: 'cy',
    state: 'timed-out',
    startedBy: 'backfilled',
  },
  { submit: 12, accelerators: 9, run: 5, tenant: 'b', user: 'cy' },
];

describe('metrics of a run', () => {
  const { system, groups, window } = measured(schedule, 4);

  it('shares the installed capacity out between work, lost capacity and an empty queue', () => {
    expect(window).toEqual({ from: 0, to: 20 });
    expect(system.utilisation).toBeCloseTo((30 + 20 + 4) / 80, 15);
    expect(system['capacity-lost-policy']).toBeCloseTo(5 / 80, 15);
    expect(system['capacity-lost-fit']).toBeCloseTo(3 / 80, 15);
    expect(system['capacity-lost']).toBeCloseTo(8 / 80, 15);
    expect(system['idle-empty-queue']).toBeCloseTo(18 / 80, 15);
  });

  it('shares work out between jobs that completed and jobs that were stopped', () => {
    expect(system['useful-work']).toBeCloseTo((30 + 20) / 80, 15);
    expect(system['lost-work']).toBeCloseTo(4 / 80, 15);
    // Work counts in the window only, whenever its job was submitted.
    const cut = measured(schedule, 4, { warmup: 5, horizon: 15, cooldown: 3 }).system;
    expect(cut['useful-work']).toBeCloseTo((3 * 5 + 2 * 2) / (4 * 7), 15);
    expect(cut['lost-work']).toBeCloseTo(2 / (4 * 7), 15);
  });

  it('measures the queue in jobs and in accelerators', () => {
    expect(system['queue-length']).toBeCloseTo((8 + 5) / 20, 15);
    expect(system['queue-length-max']).toBe(2);
    expect(system['queued-accelerators']).toBeCloseTo((16 + 5) / 20, 15);
    expect(system['jobs-running']).toBeCloseTo((10 + 10 + 4) / 20, 15);
  });

  it('counts as offered load the work of the jobs over the time in which they came', () => {
    expect(system['offered-load']).toBeCloseTo(54 / (4 * 12), 15);
  });

  it('counts throughput per hour of the window', () => {
    expect(system.throughput).toBeCloseTo((3 * 3600) / 20, 12);
    expect(system['accelerator-throughput']).toBeCloseTo(54 / 20, 15);
  });

  it('counts rejected jobs among the submitted, killed and backfilled ones among the started', () => {
    expect(system.rejected).toBe(1 / 4);
    expect(system['timed-out']).toBe(1 / 3);
    expect(system.backfilled).toBe(1 / 3);
    expect(groups[0]).toMatchObject({ submitted: 4, completed: 2, timedOut: 1, rejected: 1, acceleratorSeconds: 54 });
  });

  it('weighs waits by the accelerator-seconds a job held', () => {
    expect(system['wait-by-area']).toBeCloseTo((0 * 30 + 8 * 20 + 5 * 4) / 54, 15);
    expect(system['bounded-slowdown-by-area']).toBeCloseTo((30 + 1.8 * 20 + 1 * 4) / 54, 15);
    expect(system['max-wait']).toBe(8);
    expect(system['jobs-waited']).toBe(2 / 3);
  });

  it('has the Gini coefficient of the waits, and Jain’s index of the mean bounded slowdowns', () => {
    // Waits 0, 5, 8: Σ(2i − n − 1)w ÷ (nΣw) = (0·5 + 2·8) ÷ (3·13).
    expect(system['wait-inequality']).toBeCloseTo(16 / 39, 15);
    // Tenant a: (1 + 1.8) ÷ 2 = 1.4; tenant b: 1.
    expect(system['fairness-tenants']).toBeCloseTo(2.4 ** 2 / (2 * (1.4 ** 2 + 1)), 15);
    expect(system['fairness-users']).toBeCloseTo(3.8 ** 2 / (3 * (1 + 1.8 ** 2 + 1)), 15);
  });

  it('gives 0.833333 as fairness when mean slowdowns are as 1 to 2 to 3 to 4', () => {
    const { system } = measured(
      [1, 2, 3, 4].map((factor) => ({ submit: 0, run: 100, start: 100 * (factor - 1), tenant: `t${factor}` })),
      4,
    );
    expect(system['fairness-tenants']).toBeCloseTo(0.833333, 6);
    expect(system['wait-inequality']).toBeCloseTo((-1 * 100 + 1 * 200 + 3 * 300) / (4 * 600), 15);
  });

  it('has no fairness where there is nobody to compare with', () => {
    const { system } = measured([{ submit: 0, run: 1, start: 0 }], 1);
    expect(system['fairness-tenants']).toBeNull();
    expect(system['fairness-users']).toBeNull();
  });

  it('has nothing to say of a run without jobs', () => {
    const { system } = measured([], 4);
    for (const value of Object.values(system)) expect(value).toBeNull();
  });
});

describe('the makespan', () => {
  it('is given when all jobs are submitted at one instant, also under a horizon', () => {
    const batch = [0, 5, 10].map((start) => ({ submit: 3, run: 5, start: 3 + start }));
    expect(measured(batch, 1).system.makespan).toBe(15);
    expect(measured(batch, 1, { horizon: 10 }).system.makespan).toBe(15);
  });

  it('is given when half of the jobs run at least until the last has come', () => {
    const jobs = (gap: number) => [0, 1, 2].map((k) => ({ submit: k * gap, run: 8, start: k * 8 + gap }));
    expect(measured(jobs(4), 1).system.makespan).toBe(16 + 4 + 8);
    expect(measured(jobs(4.1), 1).system.makespan).toBeNull();
  });

  it('is withheld, and nothing said of a batch, when jobs come over time and one of them is long, or all are too many', () => {
    const overTime = Array.from({ length: 20 }, (_, k) => ({ submit: 100 * k, run: 300, start: 300 * k }));
    const oneLong = overTime.map((job, k) => (k === 3 ? { ...job, run: 1e6 } : job));
    for (const jobs of [overTime, oneLong]) {
      const { system, notes } = measured(jobs, 1);
      expect(system.makespan).toBeNull();
      expect(notes.map(({ code }) => code)).toContain('no-makespan');
      expect(notes.map(({ code }) => code)).not.toContain('closed-batch');
    }
  });

  it('is withheld, with a note, when jobs arrive over time', () => {
    const jobs = [0, 100, 200].map((submit) => ({ submit, run: 8, start: submit }));
    const { system, notes } = measured(jobs, 1);
    expect(system.makespan).toBeNull();
    expect(notes.map(({ code }) => code)).toContain('no-makespan');
  });
});
