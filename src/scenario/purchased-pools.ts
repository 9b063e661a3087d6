import { type ClusterSpec, capacityOf, type PoolSpec } from '../cluster/spec.ts';
import { type EconomicsSpec, partsOf, type ServiceStep, serviceSteps } from '../economics/index.ts';

/**
 * The pools as they are there when what is bought and rented serves: a purchase appears when it goes into service and leaves
 * with its life. A pool that says itself when it is there keeps that. What would happen at or after the horizon is left
 * out: jobs that are still there then run to their end.
 */
export function purchasedPools(
  pools: ClusterSpec['pools'],
  economics: EconomicsSpec | undefined,
  horizon: number | null,
): ClusterSpec['pools'] {
  if (economics === undefined) return pools;
  return Object.fromEntries(
    Object.entries(pools).map(([name, pool]) => [
      name,
      purchased(name, pool, economics, horizon ?? Number.POSITIVE_INFINITY),
    ]),
  );
}

function purchased(name: string, pool: PoolSpec, economics: EconomicsSpec, horizon: number): PoolSpec {
  if (pool.from !== undefined || pool.until !== undefined || pool.changes !== undefined) return pool;
  const capacity = capacityOf(pool);
  const steps = serviceSteps(capacity, partsOf(economics, name, capacity));
  const first = steps.findIndex(({ accelerators }) => accelerators > 0);
  return withSteps(
    pool,
    steps.filter(({ at }, k) => k <= Math.max(0, first) || at < horizon),
  );
}

/** A pool that is of these sizes, one after the other. */
function withSteps(pool: PoolSpec, steps: readonly ServiceStep[]): PoolSpec {
  const first = steps.findIndex(({ accelerators }) => accelerators > 0);
  if (first < 0) return pool;
  const { at: from, accelerators: size } = steps[first]!;
  const later = steps.slice(first + 1);
  const until = later.at(-1)?.accelerators === 0 ? later.at(-1)!.at : undefined;
  const between = until === undefined ? later : later.slice(0, -1);
  const life = { ...(from > 0 ? { from } : {}), ...(until === undefined ? {} : { until }) };
  if (pool.kind === 'units') {
    const changes = between.map(({ at, accelerators }) => ({ at, units: accelerators }));
    return { ...pool, units: size, ...life, ...(changes.length === 0 ? {} : { changes }) };
  }
  const nodes = (accelerators: number) => accelerators / pool.acceleratorsPerNode;
  const changes = between.map(({ at, accelerators }) => ({ at, nodes: nodes(accelerators) }));
  return { ...pool, nodes: nodes(size), ...life, ...(changes.length === 0 ? {} : { changes }) };
}
