import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type ClusterSpec, capacityOf, type PoolSpec } from '../../src/cluster/index.ts';
import { signalOf } from '../../src/energy/index.ts';
import { measureEnergy } from '../../src/metrics/index.ts';
import { jobStates, type Outcome, type RunInput, rejectionReasons, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings } from '../reference/textbook/check.ts';
import { anyChangingScenario, anyPolicy, anyScenario, type Scenario } from './arbitrary-scenario.ts';

type Cap = NonNullable<RunInput['powerCap']>;

/** A cap that goes through some levels, each for so long, again and again. */
function cap(every: number, ...levels: readonly number[]): Cap {
  const times = Float64Array.from(levels, (_, i) => i * every);
  const signal = signalOf({ times, values: Float64Array.from(levels), period: every * levels.length });
  return { signal, highest: Math.max(...levels) };
}

function play(rows: readonly Row[], cluster: ClusterSpec, chosen: Scenario['policy'], powerCap?: Cap): Outcome {
  return simulate({
    jobs: jobTable(rows),
    cluster,
    policy: chosen,
    audit: true,
    ...(powerCap === undefined ? {} : { powerCap }),
  });
}

function agreeOn(columns: readonly (keyof Outcome)[], found: Outcome, expected: Outcome): void {
  for (const column of columns) agree(String(found[column]), String(expected[column]));
}

const accelerator = fc.record({ idle: fc.integer({ min: 0, max: 60 }), busy: fc.integer({ min: 60, max: 700 }) });
const power = fc.record({ accelerator, node: accelerator });
const powers = fc.array(power, { minLength: 3, maxLength: 3 });

function powered({ pools }: ClusterSpec, drawnPower: readonly { accelerator: object; node: object }[]): ClusterSpec {
  const withPower = Object.entries(pools).map(([name, pool], p) => {
    const { accelerator: each, node } = drawnPower[p]!;
    return [name, { ...pool, power: pool.kind === 'nodes' ? { accelerator: each, node } : { accelerator: each } }];
  });
  return { pue: 1.1, pools: Object.fromEntries(withPower) as Record<string, PoolSpec> };
}

describe('a cap that never binds', () => {
  const columns = ['start', 'end', 'state', 'pool', 'startedBy', 'rejection'] as const;
  it.each([
    ['any machine', anyScenario],
    ['any machine that changes', anyChangingScenario],
  ])('changes nothing on %s, to the bit, whatever the rule and the order', (_, scenario) => {
    fc.assert(
      fc.property(scenario, powers, ({ rows, cluster, policy: chosen }, watts) => {
        const machine = powered(cluster, watts);
        agreeOn(columns, play(rows, machine, chosen, cap(1, 1e7)), play(rows, machine, chosen));
      }),
      drawn(1500),
    );
  });
});

describe('under a constant cap that leaves power for so many of a pool’s units', () => {
  it.each(backfillings)('$name plays as on a machine of so many', ({ spec }) => {
    const watts = fc.constantFrom(100, 133.3, 700 / 3, 399.99);
    const sizes = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(arbitraryRows({ most: 30 }), anyPolicy, watts, sizes, (rows, drawnPolicy, busy, [few, more]) => {
        const chosen = { ...drawnPolicy, backfill: spec };
        const machine: PoolSpec = { kind: 'units', units: few + more, power: { accelerator: { idle: 0, busy } } };
        const found = play(rows, { pools: { machine }, pue: 1.1 }, chosen, cap(1, 1.1 * few * busy));
        agreeOn(['start', 'end', 'state', 'startedBy'], found, play(rows, units(few), chosen));
      }),
      drawn(300),
    );
  });
});

describe('a constant cap', () => {
  it('is exceeded at no moment unless idling alone exceeds it, and everybody runs in the end', () => {
    fc.assert(
      fc.property(anyScenario, powers, fc.integer({ min: 100, max: 9000 }), (scenario, watts, most) => {
        const { rows, policy: chosen } = scenario;
        const cluster = powered(scenario.cluster, watts);
        const outcome = play(rows, cluster, chosen, cap(1, most));
        const { machine } = measureEnergy({
          jobs: jobTable(rows),
          outcome,
          cluster,
          window: { from: 0, to: Infinity },
          timelineSteps: 100,
          timeOfDay: 0,
        });
        const started = outcome.start.some((time) => !Number.isNaN(time));
        if (started) agree(machine.peak <= most * (1 + 1e-9), true);
        for (const state of outcome.state)
          agree(jobStates[state] === 'queued' || jobStates[state] === 'running', false);
      }),
      drawn(1500),
    );
  });
});

describe('a cap that changes, on a machine that changes', () => {
  it('leaves nobody waiting for ever, and turns nobody away for whom there is power when the most idles', () => {
    const levels = fc.array(fc.integer({ min: 100, max: 9000 }), { maxLength: 3 });
    // Some levels last as long as the time between two passes, or a multiple of it.
    const every = fc.constantFrom(1, 3, 6, 11);
    fc.assert(
      fc.property(anyChangingScenario, powers, levels, every, fc.boolean(), (scenario, watts, caps, each, ample) => {
        const cluster = powered(scenario.cluster, watts);
        const idle = Object.values(cluster.pools).reduce((sum, pool, p) => {
          const { accelerator: each, node } = watts[p]!;
          const nodes = pool.kind === 'nodes' ? capacityOf(pool) / pool.acceleratorsPerNode : 0;
          return sum + 1.1 * (capacityOf(pool) * each.idle + nodes * node.idle);
        }, 0);
        // Enough for any job beside all that ever idles, or hardly enough for some while little does.
        const highest = ample ? idle + 15_000 : 1500;
        const { state, rejection } = play(scenario.rows, cluster, scenario.policy, cap(each, ...caps, highest));
        for (const one of state) agree(jobStates[one] === 'queued' || jobStates[one] === 'running', false);
        if (!ample) return;
        for (const code of rejection) agree(rejectionReasons[code] === 'above-power-cap', false);
      }),
      drawn(1500),
    );
  });
});

/** Two pools that share the cap. */
const shared = {
  cluster: {
    pools: {
      nodes: { kind: 'nodes', nodes: 3, acceleratorsPerNode: 2, power: { accelerator: { idle: 10, busy: 110 } } },
      units: { kind: 'units', units: 5, power: { accelerator: { idle: 20, busy: 170 } } },
    },
  } satisfies ClusterSpec,
  idle: 6 * 10 + 5 * 20,
  capacity: [6, 5],
  watts: [100, 150],
};
const sharing = (most: number): fc.Arbitrary<Row[]> =>
  fc
    .tuple(
      arbitraryRows({ most, widest: 6, shortest: 1, honest: true }),
      fc.array(fc.constantFrom([0], [1], [0, 1], [1, 0]), { minLength: most, maxLength: most }),
    )
    .map(([rows, lists]) => rows.map((row, job) => ({ ...row, pools: lists[job]! })));
/** Caps above what idles by enough for the widest job in either pool at the highest. */
const changingCap = fc
  .tuple(
    fc.integer({ min: 3, max: 20 }),
    fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 3 }),
    fc.integer({ min: 900, max: 1500 }),
  )
  .map(([every, lower, highest]) => cap(every, ...lower.map((level) => shared.idle + level), shared.idle + highest));
const constantCap = fc.integer({ min: 900, max: 1500 }).map((level) => cap(1, shared.idle + level));

/**
 * Conservative backfilling with exact estimates, second by second: each job in order of arrival takes the earliest place where it
 * finds its accelerators and takes from nobody before it the power for a start.
 */
function placed(rows: readonly Row[], { signal }: Cap): number[] {
  const places: { start: number; end: number; pool: number; accelerators: number }[] = [];
  const there = (time: number) => places.filter(({ start, end }) => start <= time && time < end);
  const free = (pool: number, time: number) =>
    there(time).reduce((left, one) => (one.pool === pool ? left - one.accelerators : left), shared.capacity[pool]!);
  const room = (time: number) =>
    there(time).reduce((left, one) => left - one.accelerators * shared.watts[one.pool]!, signal.at(time) - shared.idle);
  return rows.map(({ submit, accelerators, runtime, pools }) => {
    const wide = pools!.filter((pool) => accelerators <= shared.capacity[pool]!);
    if (wide.length === 0) return Number.NaN;
    for (let start = submit; ; start++) {
      const end = start + runtime;
      const seconds = Array.from({ length: runtime }, (_, i) => start + i);
      const pool = wide.find((one) => {
        const needed = accelerators * shared.watts[one]!;
        const starts = [start, ...places.map((other) => other.start).filter((time) => start < time && time < end)];
        return seconds.every((time) => free(one, time) >= accelerators) && starts.every((time) => room(time) >= needed);
      });
      if (pool === undefined) continue;
      places.push({ start, end, pool, accelerators });
      return start;
    }
  });
}

describe('conservative backfilling under a cap', () => {
  const chosen = (compress: boolean) => policy('fcfs', { kind: 'conservative', compress });

  it.each([true, false])(
    'with exact estimates gives every job the earliest place that those before it leave, in pools that share a cap that changes; with compression: %s',
    (compress) => {
      fc.assert(
        fc.property(sharing(30), changingCap, (drawnRows, powerCap) => {
          const rows = drawnRows.map((row) => ({ ...row, limit: row.runtime }));
          const { start } = play(rows, shared.cluster, chosen(compress), powerCap);
          agree([...start].join(), placed(rows, powerCap).join());
        }),
        drawn(500),
      );
    },
  );

  it.each([
    ['constant', constantCap],
    ['changing', changingCap],
  ])('starts no job later than first promised, though others end early, if the cap is %s', (_, caps) => {
    fc.assert(
      fc.property(sharing(25), caps, fc.boolean(), (rows, powerCap, compress) => {
        const { start, end } = play(rows, shared.cluster, chosen(compress), powerCap);
        rows.forEach(({ submit }, job) => {
          // Everything that was there when it came, without those that came later, and from then on no job ends before its limit.
          const frozen = rows
            .slice(0, job + 1)
            .map((row, other) => (end[other]! <= submit ? row : { ...row, runtime: row.limit! }));
          const promised = play(frozen, shared.cluster, chosen(compress), powerCap).start[job]!;
          agree(Number.isNaN(promised) ? Number.isNaN(start[job]!) : start[job]! <= promised, true);
        });
      }),
      drawn(150),
    );
  });

  it('starts no job later than first promised in a pool that changes, as announced, and draws more or less at rest', () => {
    const changes = [
      { at: 12, units: 3 },
      { at: 25, units: 10 },
      { at: 40, units: 0 },
      { at: 43, units: 6 },
      { at: 60, units: 8 },
    ];
    const machine: PoolSpec = { kind: 'units', units: 8, changes, power: { accelerator: { idle: 20, busy: 120 } } };
    const other: PoolSpec = { kind: 'units', units: 4, power: { accelerator: { idle: 0, busy: 75 } } };
    const rows = sharing(25).map((drawnRows) =>
      drawnRows.map((row) => ({ ...row, accelerators: 1 + (row.accelerators % 4) })),
    );
    // When the pool is largest there is power beside what idles for any job.
    const caps = fc.integer({ min: 10 * 20 + 4 * 100, max: 1000 });
    fc.assert(
      fc.property(rows, caps, fc.boolean(), (drawnRows, level, compress) => {
        const cluster: ClusterSpec = { pools: { machine, other } };
        const { start, end } = play(drawnRows, cluster, chosen(compress), cap(1, level));
        drawnRows.forEach(({ submit }, job) => {
          const frozen = drawnRows
            .slice(0, job + 1)
            .map((row, each) => (end[each]! <= submit ? row : { ...row, runtime: row.limit! }));
          const promised = play(frozen, cluster, chosen(compress), cap(1, level)).start[job]!;
          agree(start[job]! <= promised || Number.isNaN(promised), true);
        });
      }),
      drawn(150),
    );
  });
});
