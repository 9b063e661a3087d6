export { type Cluster, createCluster } from './cluster.ts';
export { NodePool } from './node-pool.ts';
export { PlacementLog } from './placement-log.ts';
export type { Pool } from './pool.ts';
export { type PoolDraw, poolDraws } from './pool-draw.ts';
export {
  type CapacityStep,
  type ClusterSpec,
  capacityAt,
  capacityOf,
  capacitySteps,
  installedSteps,
  meanCapacity,
  mostInstalled,
  type PoolSpec,
} from './spec.ts';
