export { type Cluster, createCluster } from './cluster.ts';
export { CountedPool } from './counted-pool.ts';
export { NodePool, PlacementLog } from './node-pool.ts';
export type { Pool } from './pool.ts';
export { type ClusterSpec, capacityOf, type PoolSpec } from './spec.ts';
