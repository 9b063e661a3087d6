import fc from 'fast-check';
import type { ClusterSpec, PoolSpec } from '../../src/cluster/index.ts';
import { orderings, type PolicySpec } from '../../src/scheduler/index.ts';
import { policy, type Row } from '../job-tables.ts';
import { arbitraryRows } from '../reference/arbitrary-jobs.ts';
import { backfillings } from '../reference/textbook/check.ts';

export interface Scenario {
  readonly rows: readonly Row[];
  readonly cluster: ClusterSpec;
  readonly policy: PolicySpec;
}

const pool: fc.Arbitrary<PoolSpec> = fc.oneof(
  fc.record({ kind: fc.constant('units' as const), units: fc.integer({ min: 1, max: 10 }) }),
  fc.record({
    kind: fc.constant('nodes' as const),
    nodes: fc.integer({ min: 1, max: 4 }),
    acceleratorsPerNode: fc.integer({ min: 1, max: 4 }),
  }),
);

const pass = fc.oneof<fc.Arbitrary<PolicySpec['pass']>[]>(
  fc.constant({ kind: 'per-instant' }),
  fc.constant({ kind: 'per-event' }),
  fc.record({
    kind: fc.constant('periodic' as const),
    every: fc.integer({ min: 1, max: 6 }),
    main: fc.constantFrom(null, 1, 2),
  }),
);

const walltime = fc.oneof<fc.Arbitrary<PolicySpec['walltime']>[]>(
  fc.constant({ rule: 'kill' }),
  fc.constant({ rule: 'extend' }),
  fc.record({ rule: fc.constant('grace' as const), grace: fc.integer({ min: 1, max: 5 }) }),
);

export const anyPolicy: fc.Arbitrary<PolicySpec> = fc
  .record({
    ordering: fc.constantFrom(...orderings.names),
    backfill: fc.constantFrom(...backfillings),
    pass,
    walltime,
    oracle: fc.boolean(),
  })
  .map(({ ordering, backfill, ...rest }) => policy(ordering, backfill.spec, rest));

/** One to three pools, counted or of nodes; every job accepts some of them, in some order of preference; some jobs are too wide. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    pools: fc.array(pool, { minLength: 1, maxLength: 3 }),
    rows: arbitraryRows({ most: 30, widest: 12 }),
    accepts: fc.infiniteStream(fc.shuffledSubarray([0, 1, 2], { minLength: 1 })),
    policy: anyPolicy,
  })
  .map(({ pools, rows, accepts, policy: chosen }) => ({
    cluster: { pools: Object.fromEntries(pools.map((spec, i) => [`pool ${i}`, spec])) },
    policy: chosen,
    rows: rows.map((row) => {
      const accepted = (accepts.next().value as number[]).filter((index) => index < pools.length);
      return { ...row, pools: accepted.length > 0 ? accepted : [0] };
    }),
  }));

const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 10 })), { maxLength: 4 });
const life = fc.record(
  { from: fc.integer({ min: 0, max: 20 }), stay: fc.integer({ min: 1, max: 40 }), announced: fc.boolean() },
  { requiredKeys: [] },
);

/** A pool that comes, grows, shrinks and goes, counted or of nodes of three. */
const changingPool: fc.Arbitrary<PoolSpec> = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 10 }), sizes, life)
  .map(([byNode, first, later, { from, stay, announced }]) => {
    let time = 0;
    const changes = later.map(([gap, size]) => ({ at: (time += gap), size: byNode ? Math.ceil(size / 3) : size }));
    const rest = {
      ...(from === undefined ? {} : { from }),
      ...(stay === undefined ? {} : { until: (from ?? 0) + stay }),
      ...(announced === undefined ? {} : { announced }),
    };
    if (!byNode) {
      return { kind: 'units', units: first, changes: changes.map(({ at, size }) => ({ at, units: size })), ...rest };
    }
    const nodes = Math.ceil(first / 3);
    return {
      kind: 'nodes',
      nodes,
      acceleratorsPerNode: 3,
      changes: changes.map(({ at, size }) => ({ at, nodes: size })),
      ...rest,
    };
  });

/** One to three pools that change, jobs that accept some of them, and any policy. */
export const anyChangingScenario: fc.Arbitrary<Scenario> = fc
  .record({
    pools: fc.array(changingPool, { minLength: 1, maxLength: 3 }),
    rows: arbitraryRows({ most: 30, widest: 10 }),
    accepts: fc.infiniteStream(fc.shuffledSubarray([0, 1, 2], { minLength: 1 })),
    policy: anyPolicy,
  })
  .map(({ pools, rows, accepts, policy: chosen }) => ({
    cluster: { pools: Object.fromEntries(pools.map((spec, i) => [`pool ${i}`, spec])) },
    policy: chosen,
    rows: rows.map((row) => {
      const accepted = (accepts.next().value as number[]).filter((index) => index < pools.length);
      return { ...row, pools: accepted.length > 0 ? accepted : [0] };
    }),
  }));
