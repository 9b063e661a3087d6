import { describe, expect, it } from 'vitest';
import { delivered, measuredWindow } from '../../src/metrics/index.ts';
import { type HandMadeJob, handMade } from './hand-made.ts';

function of(schedule: readonly HandMadeJob[], warmup: number, horizon: number, edges: readonly number[]) {
  const { jobs, outcome } = handMade(schedule);
  const window = measuredWindow(jobs, { warmup, cooldown: 0, horizon });
  return delivered({ jobs, outcome, window, pools: 1, edges });
}

describe('what a machine delivered', () => {
  const schedule: HandMadeJob[] = [
    { submit: 0, start: 0, run: 30, accelerators: 2, tenant: 'a', user: 'ann' },
    { submit: 5, start: 15, run: 10, accelerators: 3, tenant: 'b', user: 'bob' },
    { submit: 12, start: 25, run: 10, accelerators: 1, tenant: 'b', user: 'bea', state: 'timed-out' },
    { submit: 18, start: 18, run: 100, accelerators: 1, tenant: 'a', user: 'ann' },
    { submit: 39, run: 5, accelerators: 9, tenant: 'b' },
  ];
  const got = of(schedule, 10, 40, [0, 20, 40, 60]);

  it('cuts jobs at the edges of the periods and of the window', () => {
    // From 10 to 20: 2·10 + 3·5 + 1·2; from 20 to 40: 2·10 + 3·5 + 1·10 + 1·20; later time is outside of the window.
    expect(got.allocated).toEqual([[37, 65, 0]]);
  });

  it('calls useful what jobs held that completed', () => {
    expect(got.useful).toEqual([[37, 55, 0]]);
    expect(got.usefulByTenant).toEqual([40 + 22, 30]);
  });

  it('counts users with a measured job that completed', () => {
    // Ann's second job is measured and completes; Bob's was submitted before the window, Bea's was stopped.
    expect(got.usersServed).toEqual([1, 0]);
  });

  it('adds up what measured jobs waited, by the accelerators they waited for', () => {
    expect(got.waited).toBe(13);
  });

  it('comes to nothing in periods outside of the window', () => {
    expect(of(schedule, 10, 40, [100, 200]).useful).toEqual([[0]]);
  });
});
