import { describe, expect, it } from 'vitest';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { jobStates, rejectionReasons, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';

function play(rows: readonly Row[], rest: Partial<PolicySpec> = {}, backfill = 'none') {
  const outcome = simulate({
    jobs: jobTable(rows),
    cluster: units(8),
    policy: policy('fcfs', backfill, rest),
    audit: true,
  });
  return { ...outcome, states: Array.from(outcome.state, (code) => jobStates[code]) };
}

describe('what becomes of a job', () => {
  const overrun = [{ submit: 0, accelerators: 1, runtime: 100, limit: 60 }];

  it('that runs past its limit is decided by the rule: killed, killed after a grace, or let be', () => {
    const kill = play(overrun);
    const grace = play(overrun, { walltime: { rule: 'grace', grace: 30 } });
    const longGrace = play(overrun, { walltime: { rule: 'grace', grace: 40 } });
    const extend = play(overrun, { walltime: { rule: 'extend' } });
    expect([kill, grace, longGrace, extend].map(({ end, states }) => [end[0], states[0]])).toEqual([
      [60, 'timed-out'],
      [90, 'timed-out'],
      [100, 'completed'],
      [100, 'completed'],
    ]);
  });

  it('that ends exactly at its limit is completed', () => {
    expect(play([{ submit: 0, accelerators: 1, runtime: 60, limit: 60 }]).states).toEqual(['completed']);
  });

  it('that takes no time is completed where it began', () => {
    const { start, end, states } = play([
      { submit: 3, accelerators: 8, runtime: 0 },
      { submit: 3, accelerators: 8, runtime: 0, limit: 5 },
    ]);
    expect([[...start], [...end], states]).toEqual([
      [3, 3],
      [3, 3],
      ['completed', 'completed'],
    ]);
  });

  it('that no pool can ever hold is rejected with a reason', () => {
    const { start, rejection, states } = play([{ submit: 0, accelerators: 9, runtime: 1 }]);
    expect(start[0]).toBeNaN();
    expect(states).toEqual(['rejected']);
    expect(rejectionReasons[rejection[0]!]).toBe('wider-than-every-pool');
  });
});

describe('a run', () => {
  it('counts its events and passes and knows when it was over', () => {
    const { events, passes, finished } = play([
      { submit: 0, accelerators: 8, runtime: 5 },
      { submit: 1, accelerators: 8, runtime: 5 },
      { submit: 2, accelerators: 9, runtime: 5 },
    ]);
    expect({ events, passes, finished }).toEqual({ events: 5, passes: 5, finished: 10 });
  });

  it('of no jobs is over at once', () => {
    const { events, finished, start } = play([]);
    expect([events, finished, start.length]).toEqual([0, 0, 0]);
  });

  it('tells a scheduler that is an oracle the true time on the machine, not the limit', () => {
    // The second job may pass the first only if it is known to be over by 10 s.
    const rows = [
      { submit: 0, accelerators: 4, runtime: 10, limit: 20 },
      { submit: 1, accelerators: 8, runtime: 1 },
      { submit: 2, accelerators: 4, runtime: 8, limit: 30 },
    ];
    expect([...play(rows, {}, 'easy').start]).toEqual([0, 10, 11]);
    expect([...play(rows, { oracle: true }, 'easy').start]).toEqual([0, 10, 2]);
  });
});
