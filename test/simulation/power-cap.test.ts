import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterSpec, NodePool, PlacementLog } from '../../src/cluster/index.ts';
import { constantSignal, type Signal, signalOf } from '../../src/energy/index.ts';
import { measureEnergy, WaitReasons } from '../../src/metrics/index.ts';
import type { PolicySpec } from '../../src/scheduler/index.ts';
import { jobStates, type Outcome, rejectionReasons, simulate } from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { jobTable, policy, type Row } from '../job-tables.ts';
import { anyScenario } from '../properties/arbitrary-scenario.ts';

const machine = (units: number, idle: number, busy: number, pue?: number): ClusterSpec => ({
  pools: { gpus: { kind: 'units', units, power: { accelerator: { idle, busy } } } },
  ...(pue === undefined ? {} : { pue }),
});

interface Cap {
  readonly signal: Signal;
  readonly highest: number;
}

const flat = (cap: number): Cap => ({ signal: constantSignal(cap), highest: cap });
const steps = (period: number, ...at: readonly (readonly [number, number])[]): Cap => ({
  signal: signalOf({
    times: Float64Array.from(at, ([time]) => time),
    values: Float64Array.from(at, ([, cap]) => cap),
    period,
  }),
  highest: Math.max(...at.map(([, cap]) => cap)),
});

function played(
  rows: readonly Row[],
  cluster: ClusterSpec,
  powerCap: Cap,
  chosen: PolicySpec = policy('fcfs', 'easy'),
) {
  const jobs = jobTable(rows);
  const watch = new WaitReasons(jobs, 64, chosen.backfill.kind !== 'none', undefined, true);
  const outcome = simulate({ jobs, cluster, policy: chosen, powerCap, observers: [watch], audit: true });
  const energy = measureEnergy({
    jobs,
    outcome,
    cluster,
    window: { from: 0, to: Infinity },
    timelineSteps: 500,
    timeOfDay: 0,
    cap: powerCap.signal,
  });
  return { outcome, start: [...outcome.start], reasons: watch.result(), energy: energy.machine };
}

const job = (submit: number, accelerators: number, runtime: number): Row => ({ submit, accelerators, runtime });

describe('a cap on power', () => {
  it('admits a job when what runs, what idles and the job stay within it; PUE counts', () => {
    // 400 W idle; each accelerator at work adds 400 W. Two make 1,200 W, at the meter 1,320 W.
    const rows = [job(0, 1, 100), job(0, 1, 50), job(0, 1, 10)];
    expect(played(rows, machine(4, 100, 500, 1.1), flat(1320)).start).toEqual([0, 0, 50]);
    expect(played(rows, machine(4, 100, 500, 1.1), flat(1319)).start).toEqual([0, 100, 150]);
    expect(played(rows, machine(4, 100, 500, 1.1), flat(1760)).start).toEqual([0, 0, 0]);
  });

  it('is what a job waits for that has the accelerators', () => {
    const { reasons } = played([job(0, 2, 100), job(10, 1, 10)], machine(4, 0, 100), flat(250));
    expect(reasons.powerCap?.[1]).toBe(90);
    expect([reasons.resources[1], reasons.priority[1], reasons.backfill[1]]).toEqual([0, 0, 0]);
  });

  it('rejects a job that waits when the machine has come to idle at so much that it can never run, and lets those behind it go on', () => {
    const grown = machine(2, 100, 500);
    const gpus = { ...grown.pools.gpus!, changes: [{ at: 50, units: 6 }] } as ClusterSpec['pools'][string];
    for (const backfill of ['none', 'easy', 'conservative']) {
      const rows = [job(0, 2, 60), job(1, 2, 10), job(2, 1, 10)];
      const { outcome, start } = played(rows, { ...grown, pools: { gpus } }, flat(1000), policy('fcfs', backfill));
      // The first draws 800 W beside 200 W of idling; from 50 s on 600 W idle.
      expect(start).toEqual([0, Number.NaN, backfill === 'none' ? 60 : expect.any(Number)]);
      expect(jobStates[outcome.state[1]!]).toBe('rejected');
      expect(rejectionReasons[outcome.rejection[1]!]).toBe('above-power-cap');
    }
  });

  it('counts for a reservation: EASY keeps the power that the first blocked job will need', () => {
    const rows = (wide: number, long: number) => [job(0, 2, 10), job(1, wide, 5), job(2, 1, long)];
    // The second needs all 300 W at 10 s: the third may run until then, not beyond.
    expect(played(rows(3, 8), machine(4, 0, 100), flat(300)).start).toEqual([0, 10, 2]);
    expect(played(rows(3, 9), machine(4, 0, 100), flat(300)).start).toEqual([0, 10, 15]);
    // It needs 200 W: the third may run on the hundred that is left over.
    expect(played(rows(2, 50), machine(4, 0, 100), flat(300)).start).toEqual([0, 10, 2]);
  });

  it('that is known to rise is reserved for; the pass comes when it rises, though nothing else happens', () => {
    const cap = steps(1000, [0, 100], [60, 200], [500, 100]);
    const { start } = played([job(0, 2, 10), job(1, 1, 100), job(2, 1, 20)], machine(4, 0, 100), cap);
    // The first needs 200 W, at 60 s; the second would still run then; the third may go before.
    expect(start).toEqual([60, 70, 2]);
  });

  it('that falls stops nobody, but lets nobody start until power is below it; the time above it is told', () => {
    const cap = steps(1000, [0, 400], [10, 200]);
    const { start, energy } = played(
      [job(0, 1, 20), job(0, 1, 30), job(0, 1, 50), job(0, 1, 60), job(5, 1, 5)],
      machine(5, 0, 100),
      cap,
    );
    expect(start).toEqual([0, 0, 0, 0, 50]);
    expect(energy.aboveCap).toBe(20);
  });

  it('counts what is leaving a pool until its jobs give it back', () => {
    const cluster: ClusterSpec = {
      pools: {
        a: {
          kind: 'units',
          units: 4,
          changes: [{ at: 10, units: 1 }],
          announced: false,
          power: { accelerator: { idle: 100, busy: 500 } },
        },
        b: { kind: 'units', units: 1, power: { accelerator: { idle: 0, busy: 500 } } },
      },
    };
    const rows: Row[] = [
      { ...job(0, 3, 20), pools: [0] },
      { ...job(11, 1, 5), pools: [1] },
    ];
    // At 11 s three work in the first pool, 1.5 kW, though it is to have one.
    expect(played(rows, cluster, flat(1999)).start).toEqual([0, 20]);
    expect(played(rows, cluster, flat(2000)).start).toEqual([0, 11]);
  });

  it('that a job alone would exceed at its highest rejects it, with the reason', () => {
    const { outcome } = played([job(0, 3, 10), job(0, 2, 10)], machine(4, 50, 100), steps(100, [0, 100], [50, 300]));
    expect([...outcome.state].map((state) => jobStates[state])).toEqual(['rejected', 'completed']);
    expect(rejectionReasons[outcome.rejection[0]!]).toBe('above-power-cap');
  });

  it('turns away a job that could only run while less idled: at submission, or when its last chance has passed', () => {
    const cluster: ClusterSpec = {
      pools: {
        a: {
          kind: 'units',
          units: 2,
          changes: [{ at: 10, units: 4 }],
          power: { accelerator: { idle: 50, busy: 150 } },
        },
      },
    };
    // Two units at work draw 300 W until 10, and 400 W from then on, when four are there.
    const rows = [job(0, 2, 8), job(1, 2, 5), job(2, 2, 5), job(12, 2, 5), job(12, 1, 5)];
    const { outcome } = played(rows, cluster, flat(399), policy('fcfs', 'none'));
    expect([...outcome.start]).toEqual([0, 8, Number.NaN, Number.NaN, 13]);
    const reasons = Array.from(outcome.rejection, (code) => rejectionReasons[code]);
    expect(reasons.slice(2, 4)).toEqual(['above-power-cap', 'above-power-cap']);
  });

  it('holds at every start in any scenario, at every moment when it is constant, and no job is lost', () => {
    const watts = fc.record({ idle: fc.integer({ min: 0, max: 20 }), busy: fc.integer({ min: 20, max: 100 }) });
    const powers = fc.array(fc.record({ accelerator: watts, node: watts }), { minLength: 3, maxLength: 3 });
    const caps = fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyScenario, powers, caps, (scenario, drawn, levels) => {
        const cluster: ClusterSpec = {
          pue: 1.25,
          pools: Object.fromEntries(
            Object.entries(scenario.cluster.pools).map(([name, pool], p) => [
              name,
              { ...pool, power: pool.kind === 'nodes' ? drawn[p]! : { accelerator: drawn[p]!.accelerator } },
            ]),
          ),
        };
        const cap =
          levels.length === 1
            ? flat(levels[0]!)
            : steps(11 * levels.length, ...levels.map((level, i) => [11 * i, level] as const));
        const { outcome, reasons, energy } = played(scenario.rows, cluster, cap, scenario.policy);
        const jobs = jobTable(scenario.rows);
        for (let j = 0; j < jobs.count; j++) {
          const state = jobStates[outcome.state[j]!];
          expect(['completed', 'timed-out', 'rejected']).toContain(state);
          if (state === 'rejected') continue;
          const time = outcome.start[j]!;
          if (outcome.end[j]! > time)
            expect(powerAt(time, outcome, jobs, cluster)).toBeLessThanOrEqual(cap.signal.at(time) + 1e-6);
          const wait = time - jobs.submit[j]!;
          const split = reasons.resources[j]! + reasons.priority[j]! + reasons.backfill[j]! + reasons.powerCap![j]!;
          expect(Math.abs(split - wait)).toBeLessThan(1e-6);
        }
        if (levels.length === 1 && energy.peak > 1.25 * idleOf(cluster) + 1e-6)
          expect(energy.peak).toBeLessThanOrEqual(levels[0]! + 1e-6);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the nodes that a job would wake', () => {
  it('are those that it then gets and nobody was on', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }), widths, (nodes, perNode, asked) => {
        const pool = new NodePool(nodes, perNode, new PlacementLog(100));
        const running: { job: number; width: number }[] = [];
        asked.forEach((width, j) => {
          if (!pool.fits(width)) {
            const first = running.shift();
            if (first) pool.release(first.job, first.width);
            return;
          }
          const before = pool.awake;
          const woken = pool.wakes(width);
          pool.allocate(j, width);
          expect(pool.awake - before).toBe(woken);
          running.push({ job: j, width });
        });
        for (const { job: j, width } of running) pool.release(j, width);
        expect(pool.awake).toBe(0);
      }),
    );
  });
});

function idleOf(cluster: ClusterSpec): number {
  return Object.values(cluster.pools).reduce((sum, pool) => {
    const { accelerator, node } = pool.power!;
    return (
      sum +
      (pool.kind === 'nodes'
        ? pool.nodes * (pool.acceleratorsPerNode * accelerator.idle + node!.idle)
        : pool.units * accelerator.idle)
    );
  }, 0);
}

/** Power at the meter right after everything at a moment, from who runs and which nodes they are on. Jobs that take no time are not seen. */
function powerAt(
  time: number,
  { start, end, pool: poolOf, placement }: Outcome,
  jobs: JobTable,
  cluster: ClusterSpec,
): number {
  const running = [...jobs.submit.keys()].filter((j) => start[j]! <= time && end[j]! > time);
  const awake = new Map<number, Set<number>>();
  let watts = idleOf(cluster);
  for (const j of running) {
    const { accelerator } = Object.values(cluster.pools)[poolOf[j]!]!.power!;
    watts += jobs.accelerators[j]! * (accelerator.busy - accelerator.idle);
    for (let k = placement?.offset[j] ?? 0; k < (placement?.offset[j + 1] ?? 0); k++) {
      for (let node = placement!.node[k]!; node < placement!.node[k]! + placement!.span[k]!; node++) {
        const known = awake.get(poolOf[j]!) ?? new Set();
        awake.set(poolOf[j]!, known.add(node));
      }
    }
  }
  for (const [p, nodes] of awake) {
    const node = Object.values(cluster.pools)[p]!.power!.node;
    if (node) watts += nodes.size * (node.busy - node.idle);
  }
  return 1.25 * watts;
}
