import fc from 'fast-check';
import { describe, it } from 'vitest';
import { capacityOf, capacitySteps, type PoolSpec } from '../../src/cluster/index.ts';
import { signalOf } from '../../src/energy/index.ts';
import { createRecorder, measure, measuredWindow, PoolRecorder } from '../../src/metrics/index.ts';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { jobStates, type Outcome, simulate } from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { jobTable } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';
import { anyScenario, type Scenario } from './arbitrary-scenario.ts';

const windows = fc.record({
  warmup: fc.integer({ min: 0, max: 20 }),
  horizon: fc.option(fc.integer({ min: 21, max: 60 }), { nil: null }),
  cooldown: fc.constant(0),
});
type Window = { readonly from: number; readonly to: number };

/** The machine with a second pool beside the first, jobs that accept some of them, and sizes that may change. */
const severalPools = (changes: fc.Arbitrary<boolean>): fc.Arbitrary<Scenario> =>
  fc
    .tuple(anyScenario, fc.array(fc.shuffledSubarray([0, 1], { minLength: 1 }), { minLength: 1 }), changes)
    .map(([{ rows, cluster, policy }, accepts, changing]) => {
      const [first] = Object.values(cluster.pools);
      const extra: PoolSpec = {
        kind: 'units',
        units: 6,
        ...(changing
          ? {
              from: 3,
              changes: [
                { at: 12, units: 2 },
                { at: 25, units: 8 },
              ],
            }
          : {}),
      };
      return {
        cluster: { pools: { first: first!, second: extra } },
        policy,
        rows: rows.map((row, job) => ({ ...row, pools: accepts[job % accepts.length]! })),
      };
    });

/** The same jobs, some of which may pause and change their width, under a rule that lets them. */
function flexible({ rows, policy }: Scenario): { jobs: JobTable; policy: PolicySpec } {
  const jobs: JobTable = {
    ...jobTable(rows),
    shift: Float64Array.from(rows, (_, job) => (job % 3) * 10),
    interruption: Float64Array.from(rows, (_, job) => (job % 4 === 0 ? Number.NaN : job % 3)),
    elastic: {
      least: Int32Array.from(rows, ({ accelerators }, job) => (job % 4 === 0 ? accelerators : 1)),
      most: Int32Array.from(rows, ({ accelerators }, job) => accelerators + (job % 4)),
      parallel: new Float64Array(rows.length).fill(0.9),
    },
  };
  return { jobs, policy: { ...policy, start: { kind: 'carbon-elastic' } } };
}

const intensity = signalOf({
  times: Float64Array.of(0, 4, 9, 13),
  values: Float64Array.of(30, 10, 40, 5),
  period: 20,
});

function played(scenario: Scenario, settings: Parameters<typeof measuredWindow>[1], pauses = false) {
  const { rows, cluster } = scenario;
  const { jobs, policy } = pauses ? flexible(scenario) : { jobs: jobTable(rows), policy: scenario.policy };
  const window = measuredWindow(jobs, settings);
  const names = Object.keys(cluster.pools);
  const changes = Object.values(cluster.pools).some((pool) => capacitySteps(pool).length > 1);
  const pools = names.length > 1 ? new PoolRecorder({ pools: names.length, jobs, changes }) : undefined;
  const recorder = createRecorder({ window, timelineSteps: 16, ...(pools ? { pools } : {}) });
  const outcome = simulate({
    jobs,
    cluster,
    policy,
    signals: { intensity },
    observers: [recorder, ...(pools ? [pools] : [])],
    ...(window.to < Infinity ? { until: window.to } : {}),
  });
  const result = measure({ policy: 'any', replication: 0, jobs, outcome, recorder, window, pools: names });
  return { result, outcome, window, time: recorder.integrals() };
}

/** Everything anew, from what became of the jobs: between two moments at which something happens, all stays as it is. */
function recount({ rows, cluster }: Scenario, { start, end, pool, state, finished }: Outcome, { from, to }: Window) {
  const until = Number.isFinite(to) ? to : Math.max(from, finished);
  const moments = [from, until, ...rows.map(({ submit }) => submit), ...start, ...end];
  const edges = [...new Set(moments)].filter((time) => time >= from && time <= until).sort((a, b) => a - b);
  return Object.values(cluster.pools).map((spec, p) => {
    let [allocated, useful, lost] = [0, 0, 0];
    edges.slice(0, -1).forEach((begin, i) => {
      const length = edges[i + 1]! - begin;
      const held = rows.map(({ accelerators }, job) =>
        pool[job] === p && start[job]! <= begin && begin < end[job]! ? accelerators : 0,
      );
      const sum = held.reduce((total, one) => total + one, 0);
      const waits = rows.some(
        ({ submit, pools = [0] }, job) =>
          jobStates[state[job]!] !== 'rejected' && pools.includes(p) && submit <= begin && begin < start[job]!,
      );
      allocated += sum * length;
      useful +=
        held.reduce((total, one, job) => total + (jobStates[state[job]!] === 'completed' ? one : 0), 0) * length;
      if (waits) lost += (capacityOf(spec) - sum) * length;
    });
    return { allocated, useful, lost, span: until - from, capacity: capacityOf(spec) };
  });
}

const close = (found: number, expected: number, size: number) =>
  agree(Math.abs(found - expected) <= 1e-9 * Math.max(1, size), true);

describe('the pools of any machine', () => {
  it('weighted by what is installed come to the machine, whatever comes and goes, pauses and changes its width', () => {
    fc.assert(
      fc.property(severalPools(fc.boolean()), windows, fc.boolean(), (scenario, settings, pauses) => {
        const { result, time } = played(scenario, settings, pauses);
        if (!(time.span > 0)) return;
        const sum = (value: (metrics: Readonly<Record<string, number | null>>) => number) =>
          result.pools!.reduce((total, { metrics }) => total + value(metrics), 0);
        const machine = time.installed / time.span;
        close(
          sum(({ installed }) => installed ?? 0),
          machine,
          machine,
        );
        close(
          sum(({ allocated }) => allocated ?? 0),
          time.allocated / time.span,
          machine,
        );
        const weighted = sum(({ installed, utilisation }) => (installed ?? 0) * (utilisation ?? 0)) / machine;
        if (machine > 0) close(weighted, result.system.utilisation!, 1);
        const useful = sum(({ 'delivered-hours': hours }) => (hours ?? 0) * 3600);
        close(useful, (result.system['useful-work'] ?? 0) * time.installed, time.installed);
        for (const { metrics } of result.pools!) agree(metrics['capacity-lost']! >= 0 || metrics.installed === 0, true);
      }),
      drawn(1000),
    );
  });

  it.each([
    ['two of them', severalPools(fc.constant(false))],
    ['one to three', anyScenario],
  ])('are what a recount from their jobs says, where they do not change: %s', (_, scenarios) => {
    fc.assert(
      fc.property(scenarios, windows, (scenario, settings) => {
        const { result, outcome, window, time } = played(scenario, settings);
        if (!(time.span > 0)) return;
        recount(scenario, outcome, window).forEach(({ allocated, useful, lost, span, capacity }, p) => {
          const { metrics } = result.pools![p]!;
          const whole = capacity * span;
          close(metrics.installed!, capacity, capacity);
          close(metrics.allocated! * span, allocated, whole);
          close(metrics.utilisation! * whole, allocated, whole);
          close(metrics['delivered-hours']! * 3600, useful, whole);
          close(metrics['capacity-lost']! * whole, lost, whole);
          if (whole - allocated > 1e-6) close(metrics['idle-lost']! * (whole - allocated), lost, whole);
        });
      }),
      drawn(1000),
    );
  });
});
