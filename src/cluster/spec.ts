import type { PowerSpec } from '../energy/index.ts';

/** The machine as a scenario describes it. */
export interface ClusterSpec {
  readonly pools: Readonly<Record<string, PoolSpec>>;
  /** What the site draws for each watt of the machine (power usage effectiveness), at least 1; absent: it is not stated, and counts as 1. */
  readonly pue?: number;
}

/** A pool of interchangeable units, or of nodes that hold accelerators. */
export type PoolSpec = PoolDetails &
  (
    | { readonly kind: 'units'; readonly units: number }
    | { readonly kind: 'nodes'; readonly nodes: number; readonly acceleratorsPerNode: number }
  );

interface PoolDetails {
  /** Make of its accelerators: a name in `accelerators`. */
  readonly accelerator?: string;
  /** What it draws; absent when nothing is stated, and it counts as nothing. */
  readonly power?: PowerSpec;
}

/** Accelerators (units) a pool holds. */
export function capacityOf(pool: PoolSpec): number {
  return pool.kind === 'units' ? pool.units : pool.nodes * pool.acceleratorsPerNode;
}
