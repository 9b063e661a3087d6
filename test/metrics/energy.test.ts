import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { constantSignal, type EmbodiedSpec, type Signal, signalOf } from '../../src/energy/index.ts';
import { type MeasuredEnergy, measureEnergy } from '../../src/metrics/index.ts';
import { type Outcome, simulate } from '../../src/simulation/index.ts';
import type { JobTable } from '../../src/workload/job-table.ts';
import { jobTable, policy, type Row } from '../job-tables.ts';
import { anyScenario } from '../properties/arbitrary-scenario.ts';

const hour = 3600;
const kWh = 3.6e6;

interface Asked {
  readonly window?: { readonly from: number; readonly to: number };
  readonly price?: Signal;
  readonly intensity?: Signal;
  readonly embodied?: EmbodiedSpec;
  readonly timeOfDay?: number;
}

function measured(rows: readonly Row[], cluster: ClusterSpec, asked: Asked = {}): MeasuredEnergy {
  const jobs = jobTable(rows);
  const outcome = simulate({ jobs, cluster, policy: policy('fcfs', 'easy') });
  return measureEnergy({
    jobs,
    outcome,
    cluster,
    window: { from: 0, to: Infinity },
    timelineSteps: 500,
    timeOfDay: 0,
    ...asked,
  });
}

const counted = (units: number, idle: number, busy: number, pue?: number): ClusterSpec => ({
  pools: { gpus: { kind: 'units', units, power: { accelerator: { idle, busy } } } },
  ...(pue === undefined ? {} : { pue }),
});

describe('energy', () => {
  it('is what the reference works out: 3 to 10.2 kW at 70 % for a day, PUE 1.2, 250 g/kWh: 231.552 kWh, 57.888 kg', () => {
    const { machine } = measured([{ submit: 0, accelerators: 7, runtime: 24 * hour }], counted(10, 300, 1020, 1.2), {
      intensity: constantSignal(250),
    });
    expect(machine.energy / kWh).toBeCloseTo(231.552, 9);
    expect(machine.emissions).toBeCloseTo(57.888, 9);
    expect(machine.peak).toBeCloseTo(1.2 * 8040, 9);
  });

  it('of two jobs on one node is shared by the accelerators they hold while both are there', () => {
    // A holds 2 of 4 for 2 h; B holds 1 from 1 h to 3 h. Node: 400 W idle, 1000 W busy. Accelerators: 50 W idle, 250 W busy.
    const cluster: ClusterSpec = {
      pools: {
        node: {
          kind: 'nodes',
          nodes: 1,
          acceleratorsPerNode: 4,
          power: { accelerator: { idle: 50, busy: 250 }, node: { idle: 400, busy: 1000 } },
        },
      },
    };
    const { jobs, machine } = measured(
      [
        { submit: 0, accelerators: 2, runtime: 2 * hour },
        { submit: hour, accelerators: 1, runtime: 2 * hour },
      ],
      cluster,
    );
    // A: 2 h × (2 × 250 + 2/4 × 400) and of the node's 600 W all in the first hour, 2/3 in the second.
    const a = 2 * 700 + 600 + 400;
    // B: 2 h × (250 + 100), 1/3 of 600 W in its first hour, all in its second.
    const b = 2 * 350 + 200 + 600;
    // Nobody's: 2, 1 and 3 accelerators and their parts of the node: 150 W each.
    const idle = 150 * (2 + 1 + 3);
    expect(jobs.energy[0]).toBeCloseTo(a / 1000, 12);
    expect(jobs.energy[1]).toBeCloseTo(b / 1000, 12);
    expect(machine.idle / kWh).toBeCloseTo(idle / 1000, 12);
    expect(machine.energy / kWh).toBeCloseTo((a + b + idle) / 1000, 12);
  });

  it('costs and emits what it does at its hour; negative prices are earned', () => {
    const price = signalOf({
      times: Float64Array.of(0, hour, 2 * hour),
      values: Float64Array.of(0.2, -0.5, 0.1),
      period: null,
    });
    const intensity = signalOf({
      times: Float64Array.of(0, 2 * hour),
      values: Float64Array.of(400, 100),
      period: null,
    });
    const embodied = { accelerator: 300, node: 1500, life: 5 * 365 * 24 * hour };
    const { jobs, machine, result } = measured(
      [{ submit: hour / 2, accelerators: 1, runtime: 2 * hour }],
      counted(2, 0, 1000),
      { price, intensity, embodied, timeOfDay: 23 * hour },
    );
    expect(jobs.cost?.[0]).toBeCloseTo(0.5 * 0.2 - 0.5 + 0.5 * 0.1, 12);
    const made = (300 * 2) / (5 * 365 * 24);
    expect(jobs.emissions?.[0]).toBeCloseTo(0.6 + 0.05 + made, 12);
    expect(machine.cost).toBeCloseTo(-0.35, 12);
    expect(machine.emissions).toBeCloseTo(0.65, 12);
    expect(machine.embodied).toBeCloseTo((600 * 2.5) / (5 * 365 * 24), 12);
    // Second 0 is 23:00.
    expect(
      Array.from(result.hours.energy)
        .map((value) => Number(value.toFixed(9)))
        .slice(0, 2),
    ).toEqual([1, 0.5]);
    expect(result.hours.energy[23]).toBeCloseTo(0.5, 12);
    expect(result.hours.cost?.[0]).toBeCloseTo(-0.5, 12);
  });

  it('is that of the measured window: before it, and after it, nothing counts', () => {
    const { machine, result } = measured([{ submit: 0, accelerators: 1, runtime: 10 * hour }], counted(2, 100, 300), {
      window: { from: 2 * hour, to: 12 * hour },
    });
    expect(machine.energy / kWh).toBeCloseTo((8 * 400 + 2 * 200) / 1000, 12);
    expect(machine.span).toBe(10 * hour);
    expect(machine.useful).toBe(8 * hour);
    const { step, power } = result.timeline;
    expect(power.reduce((sum, watts) => sum + watts * step, 0) / kWh).toBeCloseTo((10 * 400 + 2 * 200) / 1000, 9);
  });

  it('of a pool that shrinks is that of what is left, and of what jobs still hold of the rest', () => {
    const pool = { kind: 'units' as const, units: 4, power: { accelerator: { idle: 100, busy: 500 } } };
    const cluster: ClusterSpec = { pools: { gpus: { ...pool, changes: [{ at: hour, units: 1 }], announced: false } } };
    const { machine, jobs } = measured([{ submit: 0, accelerators: 3, runtime: 2 * hour }], cluster, {
      window: { from: 0, to: 4 * hour },
    });
    // Hour 1: three at work, one idle; hour 2: three at work, two of them leaving; then one idle.
    expect(machine.energy / kWh).toBeCloseTo(1.6 + 1.5 + 2 * 0.1, 12);
    expect(jobs.energy[0]).toBeCloseTo(3, 12);
    expect(machine.idle / kWh).toBeCloseTo(0.1 + 2 * 0.1, 12);
  });

  it('of a job that was stopped at its limit does no useful hour', () => {
    const { machine } = measured([{ submit: 0, accelerators: 1, runtime: 2 * hour, limit: hour }], counted(1, 0, 100));
    expect(machine.useful).toBe(0);
    expect(machine.energy / kWh).toBeCloseTo(0.1, 12);
  });

  it('in any scenario is the sum over jobs and what is idle, to 1e-9, and that of looking at each moment by itself', () => {
    const watts = fc.record({ idle: fc.integer({ min: 0, max: 90 }), busy: fc.integer({ min: 90, max: 700 }) });
    const powers = fc.array(fc.record({ accelerator: watts, node: watts }), { minLength: 3, maxLength: 3 });
    const steps = fc.array(fc.integer({ min: -200, max: 700 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyScenario, powers, steps, steps, (scenario, drawn, prices, intensities) => {
        const cluster: ClusterSpec = {
          pue: 1.25,
          pools: Object.fromEntries(
            Object.entries(scenario.cluster.pools).map(([name, pool], p) => [
              name,
              { ...pool, power: pool.kind === 'nodes' ? drawn[p]! : { accelerator: drawn[p]!.accelerator } },
            ]),
          ),
        };
        const jobs = jobTable(scenario.rows);
        const outcome = simulate({ jobs, cluster, policy: scenario.policy });
        const price = everySeven(prices);
        const intensity = everySeven(intensities);
        const input = { jobs, outcome, cluster, timelineSteps: 500, timeOfDay: 0, price, intensity };
        const { jobs: own, machine } = measureEnergy({ ...input, window: { from: 0, to: Infinity } });
        const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
        const near = (a: number, b: number, size: number) =>
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * size + 1e-12);
        near(sum(own.energy) + machine.idle / kWh, machine.energy / kWh, machine.energy / kWh);
        const naive = momentByMoment(jobs, outcome, cluster, price, intensity);
        near(machine.energy / kWh, naive.energy, naive.energy);
        near(machine.cost, naive.cost, naive.energy);
        near(machine.emissions, naive.emissions, naive.energy);
        near(machine.peak, naive.peak, naive.peak);
        for (let job = 0; job < jobs.count; job++) {
          near(own.energy[job]!, naive.jobs[job]![0]!, naive.energy);
          near(own.cost![job]!, naive.jobs[job]![1]!, naive.energy);
          near(own.emissions![job]!, naive.jobs[job]![2]!, naive.energy);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** A signal that changes every seven seconds and begins anew. */
function everySeven(values: readonly number[]): Signal {
  return signalOf({
    times: Float64Array.from(values, (_, i) => 7 * i),
    values: Float64Array.from(values),
    period: 7 * values.length,
  });
}

/** The same by looking at each stretch between two moments at which anything changes: who runs, on which nodes, at what price. */
function momentByMoment(jobs: JobTable, outcome: Outcome, cluster: ClusterSpec, price: Signal, intensity: Signal) {
  const moments = new Set<number>([0, outcome.finished]);
  for (let t = 0; t < outcome.finished; t += 7) moments.add(t);
  for (const column of [outcome.start, outcome.end]) for (const t of column) if (!Number.isNaN(t)) moments.add(t);
  const times = [...moments].sort((a, b) => a - b);
  const pools = Object.values(cluster.pools);
  const total = {
    energy: 0,
    cost: 0,
    emissions: 0,
    peak: 0,
    jobs: Array.from({ length: jobs.count }, () => [0, 0, 0]),
  };
  times.slice(1).forEach((to, k) => {
    const from = times[k]!;
    const middle = (from + to) / 2;
    const weights = [1, price.at(middle), intensity.at(middle) / 1000];
    const book = (watts: number, column?: number[]) => {
      const energy = (1.25 * watts * (to - from)) / kWh;
      total.energy += energy;
      total.cost += energy * weights[1]!;
      total.emissions += energy * weights[2]!;
      if (column) for (let w = 0; w < 3; w++) column[w]! += energy * weights[w]!;
      return 1.25 * watts;
    };
    const running = [...jobs.submit.keys()].filter((j) => outcome.start[j]! <= from && outcome.end[j]! >= to);
    let watts = 0;
    let first = 0;
    pools.forEach((pool, p) => {
      const { accelerator, node } = pool.power!;
      const here = running.filter((j) => outcome.pool[j] === p);
      const used = here.reduce((sum, j) => sum + jobs.accelerators[j]!, 0);
      for (const j of here) watts += book(jobs.accelerators[j]! * accelerator.busy, total.jobs[j]);
      const size = pool.kind === 'nodes' ? pool.nodes * pool.acceleratorsPerNode : pool.units;
      watts += book((size - used) * accelerator.idle);
      if (pool.kind !== 'nodes') return;
      for (let n = first; n < first + pool.nodes; n++) {
        const on = here.map((j) => [j, heldOn(outcome, j, n)] as const).filter(([, held]) => held > 0);
        const sum = on.reduce((all, [, held]) => all + held, 0);
        for (const [j, held] of on) {
          watts += book((held / pool.acceleratorsPerNode) * node!.idle, total.jobs[j]);
          watts += book((held / sum) * (node!.busy - node!.idle), total.jobs[j]);
        }
        watts += book((1 - sum / pool.acceleratorsPerNode) * node!.idle);
      }
      first += pool.nodes;
    });
    total.peak = Math.max(total.peak, watts);
  });
  return total;
}

function heldOn({ placement }: Outcome, job: number, node: number): number {
  let held = 0;
  for (let k = placement!.offset[job]!; k < placement!.offset[job + 1]!; k++) {
    const first = placement!.node[k]!;
    if (node >= first && node < first + placement!.span[k]!) held += placement!.accelerators[k]!;
  }
  return held;
}
