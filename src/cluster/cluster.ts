import { CountedPool } from './counted-pool.ts';
import { NodePool } from './node-pool.ts';
import { PlacementLog } from './placement-log.ts';
import type { Pool } from './pool.ts';
import { type ClusterSpec, capacityOf, capacitySteps } from './spec.ts';

/** The machine: its pools in the scenario's order, and the log of placements when any pool has nodes. */
export interface Cluster {
  readonly pools: readonly Pool[];
  readonly names: readonly string[];
  /** Accelerators installed at the start, over all pools. */
  readonly installed: number;
  readonly placements?: PlacementLog;
}

/** Builds the machine for a run of so many jobs. */
export function createCluster(spec: ClusterSpec, jobs: number): Cluster {
  const names = Object.keys(spec.pools);
  const specs = Object.values(spec.pools);
  const placed = specs.some((pool) => pool.kind === 'nodes');
  const placements = placed ? new PlacementLog(jobs) : undefined;
  const pools = specs.map((pool): Pool => {
    const capacity = capacitySteps(pool)[0]!.capacity;
    if (pool.kind === 'units') return new CountedPool(capacity, placements);
    const { acceleratorsPerNode } = pool;
    const most = capacityOf(pool) / acceleratorsPerNode;
    return new NodePool(capacity / acceleratorsPerNode, acceleratorsPerNode, placements!, most);
  });
  const installed = pools.reduce((sum, pool) => sum + pool.capacity, 0);
  return placements ? { pools, names, installed, placements } : { pools, names, installed };
}
