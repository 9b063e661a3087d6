import { describe, expect, it } from 'vitest';
import { signalOf } from '../../src/energy/index.ts';
import type { PassSpec, Scheduler, SchedulerContext } from '../../src/scheduler/index.ts';
import { PolicyModuleFault } from '../../src/scheduler/index.ts';
import { type Observer, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';

/** Ends a run that would not end by itself. */
function patience(instants: number): Observer {
  let seen = 0;
  return {
    instant() {
      if (++seen > instants) throw new Error(`not over after ${instants} instants`);
    },
  };
}

const periodic = (every: number, main: number | null = null): PassSpec => ({ kind: 'periodic', every, main });

function starts(rows: readonly Row[], pass: PassSpec, backfill = 'none'): number[] {
  const rules = policy('fcfs', backfill, { pass });
  const { start } = simulate({
    jobs: jobTable(rows),
    cluster: units(8),
    policy: rules,
    observers: [patience(100_000)],
    audit: true,
  });
  return [...start];
}

describe('passes at every instant', () => {
  it('see all that happens then: a wide job gets what several jobs give back together', () => {
    const rows = [
      { submit: 0, accelerators: 4, runtime: 5 },
      { submit: 0, accelerators: 4, runtime: 5 },
      { submit: 1, accelerators: 8, runtime: 1 },
      { submit: 5, accelerators: 1, runtime: 1 },
    ];
    expect(starts(rows, { kind: 'per-instant' }, 'first-fit')).toEqual([0, 0, 5, 6]);
  });
});

describe('passes after every event', () => {
  it('see the events of an instant one by one: a narrow job slips in between', () => {
    const rows = [
      { submit: 0, accelerators: 4, runtime: 5 },
      { submit: 0, accelerators: 4, runtime: 5 },
      { submit: 1, accelerators: 8, runtime: 1 },
      { submit: 1, accelerators: 1, runtime: 2 },
    ];
    expect(starts(rows, { kind: 'per-event' }, 'first-fit')).toEqual([0, 0, 7, 5]);
  });
});

describe('periodic passes', () => {
  const rows = [
    { submit: 1, accelerators: 8, runtime: 3 },
    { submit: 2, accelerators: 8, runtime: 3 },
    { submit: 40, accelerators: 8, runtime: 3 },
  ];

  it('start jobs at multiples of the period only', () => {
    expect(starts(rows, periodic(10))).toEqual([10, 20, 40]);
  });

  it('try the head after events as well, at least so far apart', () => {
    // Tried in vain at 3, so not again before 5.
    expect(starts(rows, periodic(10, 2))).toEqual([1, 5, 40]);
    expect(starts(rows, periodic(10, 6))).toEqual([1, 7, 40]);
  });

  it('do nothing while no job waits, so that the next to come is tried at once', () => {
    const two = [
      { submit: 1, accelerators: 1, runtime: 1 },
      { submit: 4, accelerators: 1, runtime: 1 },
    ];
    expect(starts(two, periodic(3, 2))).toEqual([1, 4]);
  });

  it('try only the head between full passes, whatever the rule', () => {
    const blocked = [
      { submit: 0, accelerators: 5, runtime: 9 },
      { submit: 1, accelerators: 8, runtime: 1 },
      { submit: 2, accelerators: 1, runtime: 1 },
    ];
    // Strict order lets nothing past the blocked job in full passes either.
    expect(starts(blocked, periodic(5, 1), 'none')).toEqual([0, 9, 10]);
    for (const backfill of ['easy', 'depth-k', 'first-fit']) {
      expect([backfill, ...starts(blocked, periodic(5, 1), backfill)]).toEqual([backfill, 0, 9, 5]);
    }
  });

  it.each([0.1, 0.3, 0.7, 1.1])('go on when multiples of the period are no exact numbers: every %f s', (every) => {
    const long = [
      { submit: 0, accelerators: 8, runtime: 1000 },
      { submit: 1, accelerators: 8, runtime: 1 },
    ];
    expect(starts(long, periodic(every))[1]).toBeCloseTo(Math.ceil(1000 / every) * every, 6);
  });

  it('are joined by one whenever the power cap changes, which they might else miss for ever', () => {
    const power = { accelerator: { idle: 0, busy: 100 } };
    const wide = [{ submit: 1, accelerators: 8, runtime: 1 }];
    const play = (levels: readonly number[], every: number) => {
      const times = Float64Array.from(levels, (_, i) => i * 5);
      const signal = signalOf({ times, values: Float64Array.from(levels), period: 5 * levels.length });
      const { start } = simulate({
        jobs: jobTable(wide),
        cluster: { pools: { machine: { kind: 'units', units: 8, power } } },
        policy: policy('fcfs', 'easy', { pass: periodic(every) }),
        powerCap: { signal, highest: Math.max(...levels) },
        observers: [patience(1000)],
        audit: true,
      });
      return start[0];
    };
    // Low at 0, 10, 20 …, where the passes are.
    expect(play([300, 900], 10)).toBe(5);
    expect(play([300, 300, 900, 300], 20)).toBe(10);
  });

  it('are joined by one whenever a pool comes to another size', () => {
    const wide = [{ submit: 1, accelerators: 8, runtime: 2 }];
    const changes = [
      { at: 12, units: 8 },
      { at: 15, units: 4 },
    ];
    const { start } = simulate({
      jobs: jobTable(wide),
      cluster: { pools: { machine: { kind: 'units', units: 4, changes } } },
      policy: policy('fcfs', 'none', { pass: periodic(10) }),
      audit: true,
    });
    expect(start[0]).toBe(12);
  });

  it('under conservative backfilling let no later job delay an earlier one when all limits are exact', () => {
    const later = { submit: 1, accelerators: 1, runtime: 1 };
    const earlier = [
      { submit: 0, accelerators: 1, runtime: 5 },
      { submit: 1, accelerators: 7, runtime: 1 },
      { submit: 1, accelerators: 5, runtime: 1 },
      { submit: 1, accelerators: 3, runtime: 1 },
    ];
    const without = starts(earlier, periodic(3), 'conservative');
    expect(starts([...earlier, later], periodic(3), 'conservative').slice(0, 4)).toEqual(without);
  });
});

describe('a scheduler that leaves jobs waiting for ever', () => {
  const idle = { scheduler: { name: 'idle', create: (): Scheduler => ({ submitted() {}, ended() {}, pass() {} }) } };
  it.each<PassSpec>([{ kind: 'per-instant' }, { kind: 'per-event' }, periodic(5), periodic(5, 1)])(
    'is told so instead of going on for ever: %o',
    (pass) => {
      const rules = policy('fcfs', 'none', { scheduler: { kind: 'module', module: './idle.mjs' }, pass });
      const run = () =>
        simulate({
          jobs: jobTable([{ submit: 0, accelerators: 1, runtime: 1 }]),
          cluster: units(1),
          policy: rules,
          modules: new Map([['./idle.mjs', idle]]),
          observers: [patience(1000)],
        });
      expect(run).toThrow(PolicyModuleFault);
      expect(run).toThrow(/1 job/);
    },
  );

  it('may ask to be woken', () => {
    const atNight = {
      scheduler: {
        name: 'at night',
        create(_options: unknown, { machine }: SchedulerContext): Scheduler {
          let wake = Infinity;
          return {
            submitted() {
              wake = 100;
            },
            ended() {},
            pass(now) {
              if (now < wake) return;
              wake = Infinity;
              machine.start(0, 0, false);
            },
            nextWake: () => wake,
          };
        },
      },
    };
    for (const pass of [{ kind: 'per-instant' }, { kind: 'per-event' }] as const) {
      const { start } = simulate({
        jobs: jobTable([{ submit: 7, accelerators: 1, runtime: 1 }]),
        cluster: units(1),
        policy: policy('fcfs', 'none', { scheduler: { kind: 'module', module: './night.mjs' }, pass }),
        modules: new Map([['./night.mjs', atNight]]),
      });
      expect([...start]).toEqual([100]);
    }
  });
});
