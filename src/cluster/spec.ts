/** The machine as a scenario describes it. */
export interface ClusterSpec {
  readonly pools: Readonly<Record<string, PoolSpec>>;
}

/** A pool of interchangeable units, or of nodes that hold accelerators. */
export type PoolSpec =
  | { readonly kind: 'units'; readonly units: number }
  | { readonly kind: 'nodes'; readonly nodes: number; readonly acceleratorsPerNode: number };

/** Accelerators (units) a pool holds. */
export function capacityOf(pool: PoolSpec): number {
  return pool.kind === 'units' ? pool.units : pool.nodes * pool.acceleratorsPerNode;
}
