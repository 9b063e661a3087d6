import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { constantSignal, signalOf } from '../../src/energy/index.ts';
import { auditClaims, heldBy, measureEnergy, runTimeOf, WaitReasons, waitOf } from '../../src/metrics/index.ts';
import { workDone } from '../../src/metrics/work-done.ts';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { jobStates, type Outcome, simulate } from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { speedup } from '../../src/workload/speedup.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { anyChangingScenario, anyScenario } from '../properties/arbitrary-scenario.ts';

const hour = 3600;
const hours = (values: readonly number[], length = hour) =>
  signalOf({
    times: Float64Array.from(values, (_, i) => i * length),
    values: Float64Array.from(values),
    period: values.length * length,
  });
const broken = [300, 120, 280, 130, 200, 310, 150, 220];

interface Flexible extends Row {
  readonly shift?: number;
  /** What an interruption costs, s; absent: it runs in one piece. */
  readonly interruption?: number;
  readonly least?: number;
  readonly most?: number;
  readonly parallel?: number;
}

function flexible(rows: readonly Flexible[]): JobTable {
  return {
    ...jobTable(rows),
    shift: Float64Array.from(rows, ({ shift }) => shift ?? 0),
    interruption: Float64Array.from(rows, ({ interruption }) => interruption ?? Number.NaN),
    elastic: {
      least: Int32Array.from(rows, ({ accelerators, least }) => least ?? accelerators),
      most: Int32Array.from(rows, ({ accelerators, most }) => most ?? accelerators),
      parallel: Float64Array.from(rows, ({ parallel }) => parallel ?? 1),
    },
  };
}

const rule = (kind: string, rest: object = {}, backfill = 'easy') =>
  policy('fcfs', backfill, { start: { kind, ...rest } });

function played(rows: readonly Flexible[], chosen: PolicySpec, values = broken, cluster: ClusterSpec = units(4)) {
  const jobs = flexible(rows);
  const watch = new WaitReasons(jobs, 8, true, 'Carbon');
  const signal = hours(values);
  const outcome = simulate({
    jobs,
    cluster,
    policy: chosen,
    signals: { intensity: signal, price: signal },
    observers: [watch],
    audit: true,
  });
  return { jobs, outcome, reasons: watch.result(), segments: rows.map((_, job) => segmentsOf(outcome, job)) };
}

/** From when to when on how many, h. */
function segmentsOf({ segments }: Outcome, job: number): number[][] {
  if (segments === undefined) return [];
  const { offset, start, end, accelerators } = segments;
  return Array.from({ length: offset[job + 1]! - offset[job]! }, (_, i) => {
    const k = offset[job]! + i;
    return [start[k]! / hour, end[k]! / hour, accelerators[k]!];
  });
}

const threeHours = { submit: 0, accelerators: 1, runtime: 3 * hour, shift: 5 * hour, interruption: 0 };

describe('a job that may be interrupted', () => {
  it('runs in the lowest hours before its deadline and is suspended between them', () => {
    const { segments, outcome, jobs, reasons } = played([threeHours], rule('carbon-slots'));
    expect(segments).toEqual([
      [
        [1, 2, 1],
        [3, 4, 1],
        [6, 7, 1],
      ],
    ]);
    expect([outcome.start[0], outcome.end[0]]).toEqual([hour, 7 * hour]);
    expect(jobStates[outcome.state[0]!]).toBe('completed');
    expect(waitOf(jobs, outcome, 0)).toBe(4 * hour);
    expect(reasons.held!.seconds[0]).toBe(4 * hour);
  });

  it('emits what the reference works out: 400 in the lowest three of eight hours, 780 at once', () => {
    const example = [300, 280, 200, 150, 120, 130, 220, 310];
    const grams = (chosen: PolicySpec) => {
      const cluster: ClusterSpec = {
        pools: { gpu: { kind: 'units', units: 1, power: { accelerator: { idle: 0, busy: 1000 } } } },
      };
      const { jobs, outcome } = played([threeHours], chosen, example, cluster);
      const window = { from: 0, to: Infinity };
      const energy = measureEnergy({
        jobs,
        outcome,
        cluster,
        window,
        timelineSteps: 100,
        timeOfDay: 0,
        intensity: hours(example),
      });
      expect(energy.jobs.emissions![0]).toBeCloseTo(energy.machine.emissions, 12);
      return energy.jobs.emissions![0]! * 1000;
    };
    expect(grams(policy('fcfs', 'none'))).toBeCloseTo(780, 9);
    expect(grams(rule('carbon-slots'))).toBeCloseTo(400, 9);
    expect((1 - grams(rule('carbon-slots')) / grams(policy('fcfs', 'none'))).toFixed(3)).toBe('0.487');
  });

  it('loses time to every interruption, which is overhead and neither useful nor lost', () => {
    const { segments, outcome, jobs } = played([{ ...threeHours, interruption: 600 }], rule('carbon-slots'));
    const [first, second, third] = segments[0]!;
    // Twenty minutes more are needed; the next lowest hour is the one from 4 on.
    expect([first, second, third]).toEqual([
      [1, 2, 1],
      [3, expect.closeTo(4 + 1 / 3, 9), 1],
      [6, 7, 1],
    ]);
    expect([...outcome.segments!.overhead]).toEqual([0, 600, 600]);
    const window = { from: 0, to: Infinity, first: 0, last: 1, open: false };
    const { useful, lost, overhead } = workDone(jobs, outcome, window);
    expect(useful).toBeCloseTo(3 * hour, 6);
    expect([lost, overhead]).toEqual([0, 1200]);
  });

  it('makes way for others while it is suspended, and then takes its place by its submission', () => {
    const { segments } = played(
      [
        { ...threeHours, accelerators: 4 },
        { submit: 2 * hour, accelerators: 4, runtime: 2 * hour },
        { submit: 2.5 * hour, accelerators: 4, runtime: 1.5 * hour },
      ],
      rule('carbon-slots'),
    );
    expect(segments[1]).toEqual([[2, 4, 4]]);
    // Its hour from 3 to 4 goes by in the queue; of those that are left before its deadline, at hour 8, the two lowest begin at 4 and 6.
    expect(segments[2]).toEqual([[5, 6.5, 4]]);
    expect(segments[0]).toEqual([
      [1, 2, 4],
      [4, 5, 4],
      [6.5, 7.5, 4],
    ]);
  });

  it('is not interrupted once its deadline presses', () => {
    const { segments } = played(
      [
        { submit: 0, accelerators: 4, runtime: 4 * hour },
        { ...threeHours, accelerators: 4, shift: 2 * hour },
      ],
      rule('carbon-slots'),
    );
    expect(segments[1]).toEqual([[4, 7, 4]]);
  });

  it('is stopped when it has worked for as long as its limit', () => {
    const { outcome, jobs, segments } = played(
      [{ ...threeHours, runtime: 5 * hour, limit: 3 * hour }],
      rule('carbon-slots'),
    );
    expect(jobStates[outcome.state[0]!]).toBe('timed-out');
    expect(segments[0]).toHaveLength(3);
    expect(runTimeOf(jobs, outcome, 0)).toBe(3 * hour);
  });

  it('has its nodes in the pool it is in: none where that is a count of units', () => {
    const cluster: ClusterSpec = {
      pools: {
        nodes: { kind: 'nodes', nodes: 1, acceleratorsPerNode: 2 },
        units: { kind: 'units', units: 2 },
        more: { kind: 'nodes', nodes: 2, acceleratorsPerNode: 2 },
      },
    };
    const { outcome, segments } = played(
      [
        { submit: 0, accelerators: 2, runtime: 3 * hour, shift: 3 * hour, interruption: 0, pools: [0, 1, 2] },
        { submit: 1.5 * hour, accelerators: 2, runtime: 5 * hour, pools: [0] },
        { submit: 3.5 * hour, accelerators: 2, runtime: 5 * hour, pools: [1] },
      ],
      rule('price-slots'),
      [10, 90, 10, 90, 10, 90],
      cluster,
    );
    expect(segments[0]!.map(([from]) => from)).toEqual([0, 2, 4]);
    const { pool, placement } = outcome.segments!;
    expect([...pool]).toEqual([0, 1, 2, 0, 1]);
    const named = [0, 1, 2, 3, 4].map((k) => [
      ...placement!.node.slice(placement!.offset[k], placement!.offset[k + 1]),
    ]);
    expect(named).toEqual([[0], [], [1], [0], []]);
    const { offset, node } = outcome.placement!;
    expect([0, 1, 2].map((job) => [...node.slice(offset[job], offset[job + 1])])).toEqual([[1], [0], []]);
  });

  it('ended when it last left the machine where that goes while it is suspended, and waited until it was to go on', () => {
    const until = (time: number): ClusterSpec => ({ pools: { gone: { kind: 'units', units: 1, until: time } } });
    const { outcome, jobs, reasons, segments } = played(
      [{ submit: 0, accelerators: 1, runtime: 2 * hour, shift: 6 * hour, interruption: 0 }],
      rule('price-slots'),
      [10, 90, 90, 90, 90, 5, 90, 90],
      until(4 * hour),
    );
    expect(segments[0]).toEqual([[0, 1, 1]]);
    expect(jobStates[outcome.state[0]!]).toBe('cancelled');
    expect([outcome.end[0], outcome.cancelledAt![0]]).toEqual([hour, 5 * hour]);
    expect(waitOf(jobs, outcome, 0)).toBe(4 * hour);
    expect(reasons.held!.seconds[0]).toBe(4 * hour);
    expect([reasons.resources[0], reasons.priority[0], reasons.backfill[0]]).toEqual([0, 0, 0]);
  });

  it('that waits in the queue to go on when the machine goes has waited for what it waited for there, too', () => {
    const { outcome, jobs, reasons, segments } = played(
      [
        { submit: 0, accelerators: 1, runtime: 2 * hour, shift: 6 * hour, interruption: 0 },
        { submit: 1.5 * hour, accelerators: 1, runtime: 4 * hour },
      ],
      rule('price-slots'),
      [10, 90, 5, 90, 90, 90, 90, 90],
      { pools: { gone: { kind: 'units', units: 1, until: 5.5 * hour } } },
    );
    expect(segments[0]).toEqual([[0, 1, 1]]);
    expect(jobStates[outcome.state[0]!]).toBe('cancelled');
    expect(outcome.end[0]).toBe(hour);
    const cancelledAt = outcome.cancelledAt![0]!;
    expect(cancelledAt).toBeGreaterThan(2 * hour);
    expect(waitOf(jobs, outcome, 0)).toBe(cancelledAt - hour);
    expect(reasons.held!.seconds[0]! + reasons.resources[0]!).toBe(cancelledAt - hour);
    expect(reasons.resources[0]).toBeGreaterThan(0);
  });

  it('that must run in one piece is held for the lowest window instead', () => {
    const { interruption: _, ...rigid } = threeHours;
    const window = played([rigid], rule('carbon-window'));
    const slots = played([rigid], rule('carbon-slots'));
    expect([...slots.outcome.start]).toEqual([hour]);
    expect([...slots.outcome.start]).toEqual([...window.outcome.start]);
  });
});

describe('an elastic job', () => {
  it('runs on most accelerators in the lowest hours', () => {
    const job = { ...threeHours, accelerators: 2, least: 1, most: 4 };
    const { segments, jobs, outcome } = played([job], rule('carbon-elastic'));
    // Six accelerator-hours: four at 120, two at 130.
    expect(segments[0]).toEqual([
      [1, 2, 4],
      [3, 4, 2],
    ]);
    expect(heldBy(jobs, outcome, 0)).toBeCloseTo(6 * hour, 6);
    expect(played([job], rule('price-elastic')).segments).toEqual(segments);
  });

  it('changes its width where that is worth it, at what a change costs', () => {
    const job = { submit: 0, accelerators: 1, runtime: 2 * hour, interruption: 360, most: 2, parallel: 1 };
    const { segments, outcome } = played([job], rule('carbon-elastic'), [100, 10, 100, 100]);
    // On one until it turns clean, then on two for the rest: 2 h of work are 0.1 h late by the change.
    expect(segments[0]![0]![2]).toBe(2);
    expect(outcome.segments!.overhead[0]).toBe(0);
    expect(segments[0]![0]![0]).toBe(1);
  });

  it('is never made wider than any pool it accepts', () => {
    const { segments } = played(
      [{ ...threeHours, accelerators: 2, least: 1, most: 50 }],
      rule('carbon-elastic'),
      broken,
      units(3),
    );
    for (const [, , width] of segments[0]!) expect(width).toBeLessThanOrEqual(3);
  });
});

describe('in any scenario interruptions', () => {
  const kinds = ['carbon-slots', 'carbon-elastic'] as const;
  const any = fc.record({
    scenario: fc.oneof(anyScenario, anyChangingScenario),
    kind: fc.constantFrom(...kinds),
    shifts: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 30, maxLength: 30 }),
    costs: fc.array(fc.constantFrom(undefined, 0, 0, 1, 3), { minLength: 30, maxLength: 30 }),
    widths: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 30, maxLength: 30 }),
    parallel: fc.constantFrom(0.5, 0.9, 1),
    error: fc.constantFrom(undefined, 0.5),
    cap: fc.constantFrom(undefined, 600, 1200),
    values: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 12 }),
  });

  it('lose no work, end every job, split waits without remainder and answer for all energy', () => {
    fc.assert(
      fc.property(any, ({ scenario, kind, shifts, costs, widths, parallel, error, values, cap }) => {
        const rows = scenario.rows.map((row, i): Flexible => {
          const interruption = costs[i % 30];
          return {
            ...row,
            shift: shifts[i % 30]!,
            parallel,
            ...(interruption === undefined ? {} : { interruption }),
            ...(interruption === undefined
              ? {}
              : { least: Math.max(1, row.accelerators - widths[i % 30]!), most: row.accelerators + widths[i % 30]! }),
          };
        });
        const jobs = flexible(rows);
        const cluster: ClusterSpec = {
          pools: Object.fromEntries(
            Object.entries(scenario.cluster.pools).map(([name, pool]) => [
              name,
              {
                ...pool,
                power: {
                  accelerator: { idle: 10, busy: 100 },
                  ...(pool.kind === 'nodes' ? { node: { idle: 5, busy: 50 } } : {}),
                },
              },
            ]),
          ),
        };
        const watch = new WaitReasons(jobs, 40, true, 'Carbon', cap !== undefined);
        const start = { kind, ...(error === undefined ? {} : { forecast: { error } }) };
        const outcome = simulate({
          jobs,
          cluster,
          policy: { ...scenario.policy, start },
          signals: { intensity: hours(values, 5) },
          ...(cap === undefined ? {} : { powerCap: { signal: constantSignal(cap), highest: cap } }),
          observers: [watch],
          audit: true,
        });
        const reasons = watch.result();
        auditClaims({
          jobs,
          outcome,
          window: { from: 0, to: Infinity, first: 0, last: jobs.count, open: false },
          reasons,
        });
        const { resources, priority, backfill, held, powerCap } = reasons;
        const { walltime } = scenario.policy;
        const grace = walltime.rule === 'extend' ? Infinity : walltime.rule === 'grace' ? walltime.grace : 0;
        for (let job = 0; job < jobs.count; job++) {
          const state = jobStates[outcome.state[job]!]!;
          if (state === 'rejected') continue;
          if (state === 'cancelled') {
            const segments = outcome.segments!;
            expect(outcome.end[job]).toBe(segments.end[segments.offset[job + 1]! - 1]);
            continue;
          }
          expect(['completed', 'timed-out']).toContain(state);
          const { offset, start: from, end: to, accelerators, overhead } = outcome.segments!;
          let work = 0;
          let last = jobs.submit[job]!;
          for (let k = offset[job]!; k < offset[job + 1]!; k++) {
            expect(from[k]!).toBeGreaterThanOrEqual(last);
            last = to[k]!;
            const speed = speedup(parallel, accelerators[k]!) / speedup(parallel, jobs.accelerators[job]!);
            work += (to[k]! - from[k]! - overhead[k]!) * speed;
          }
          expect(work).toBeCloseTo(Math.min(jobs.runtime[job]!, jobs.limit[job]! + grace), 5);
          expect(last).toBe(outcome.end[job]);
          const queued = resources[job]! + priority[job]! + backfill[job]! + (powerCap?.[job] ?? 0);
          const sum = queued + held!.seconds[job]!;
          expect(Math.abs(sum - waitOf(jobs, outcome, job))).toBeLessThan(1e-6);
        }
        const { jobs: energy, machine } = measureEnergy({
          jobs,
          outcome,
          cluster,
          window: { from: 0, to: Infinity },
          timelineSteps: 50,
          timeOfDay: 0,
        });
        const answered = energy.energy.reduce((a, b) => a + b, 0) * 3.6e6;
        expect(Math.abs(answered + machine.idle - machine.energy)).toBeLessThan(1e-6 * Math.max(1, machine.energy));
        const {
          useful,
          lost,
          overhead: restored,
        } = workDone(jobs, outcome, { from: 0, to: Infinity, first: 0, last: jobs.count, open: false });
        const area = rows.reduce((total, _, job) => total + (heldBy(jobs, outcome, job) || 0), 0);
        expect(useful + lost + restored!).toBeCloseTo(area, 4);
      }),
    );
  });

  it('where there is room for all, come to the least that any choice of times, or of times and widths, comes to', () => {
    const jobOnAnEmptyMachine = fc.record({
      values: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 9 }),
      submit: fc.integer({ min: 0, max: 20 }),
      runtime: fc.integer({ min: 1, max: 30 }),
      shift: fc.integer({ min: 0, max: 40 }),
      parallel: fc.constantFrom(0.5, 0.9, 1),
      least: fc.integer({ min: 1, max: 2 }),
      kind: fc.constantFrom(...kinds),
    });
    fc.assert(
      fc.property(jobOnAnEmptyMachine, ({ values, submit, runtime, shift, parallel, least, kind }) => {
        const job = { submit, accelerators: 2, runtime, shift, interruption: 0, least, most: 4, parallel };
        const signal = hours(values, 5);
        const { segments } = simulate({
          jobs: flexible([job]),
          cluster: units(4),
          policy: rule(kind),
          signals: { intensity: signal },
          audit: true,
        });
        let found = 0;
        for (let k = 0; k < segments!.start.length; k++) {
          found += segments!.accelerators[k]! * signal.integral(segments!.start[k]!, segments!.end[k]!);
        }
        // One by one what may be taken, the cheapest first: seconds of a step on so many accelerators beyond the fewer.
        const speed = (n: number) => (n === 0 ? 0 : speedup(parallel, n) / speedup(parallel, 2));
        const steps =
          kind === 'carbon-slots'
            ? [[0, 2]]
            : least === 1
              ? [
                  [0, 1],
                  [1, 2],
                  [2, 3],
                  [3, 4],
                ]
              : [
                  [0, 2],
                  [2, 3],
                  [3, 4],
                ];
        const choices = Array.from({ length: runtime + shift }, (_, second) =>
          steps.map(([fewer, more]) => ({
            work: speed(more!) - speed(fewer!),
            cost: signal.at(submit + second) * (more! - fewer!),
          })),
        ).flat();
        choices.sort((a, b) => a.cost / a.work - b.cost / b.work);
        let left = runtime;
        let optimum = 0;
        for (const { work, cost } of choices) {
          const part = Math.min(1, left / work);
          optimum += part * cost;
          left -= part * work;
          if (left <= 1e-9) break;
        }
        // A stretch has a shortest length, which may cost a little, or bring a little by an end that is late.
        expect(found).toBeGreaterThanOrEqual(optimum * 0.98 - 1e-6);
        expect(found).toBeLessThanOrEqual(optimum * 1.02 + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('that no job allows leave the schedule of windows as it is, to the bit', () => {
    fc.assert(
      fc.property(any, ({ scenario, kind, shifts, values }) => {
        const jobs = flexible(scenario.rows.map((row, i) => ({ ...row, shift: shifts[i % 30]! })));
        const run = (start: object) =>
          simulate({
            jobs,
            cluster: scenario.cluster,
            policy: { ...scenario.policy, start: start as { kind: string } },
            signals: { intensity: hours(values, 5) },
          });
        expect([...run({ kind }).start]).toEqual([...run({ kind: 'carbon-window' }).start]);
      }),
    );
  });
});
