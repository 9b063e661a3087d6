import type { EmbodiedSpec } from '../energy/index.ts';
import { type ClusterSpec, capacityOf } from './spec.ts';

/** What one pool draws (W) or wears off (kg/s), by what is in it and what is at work. */
export interface PoolDraw {
  /** Everything installed when the pool is largest, with nobody on it, W. */
  readonly idle: number;
  /** What an accelerator at work draws beyond its idle watts, W. */
  readonly working: number;
  /** What the rest of a node draws beyond its idle watts while any job is on it, W. */
  readonly nodeWorking: number;
  /** What a job answers for, by accelerator it holds, W: the accelerator at work and its share of an idle node. */
  readonly held: number;
  /** The making of everything installed when the pool is largest, kg/s. */
  readonly embodied: number;
  /** What a job answers for of that, by accelerator it holds, kg/s. */
  readonly embodiedHeld: number;
  /** Accelerators in a node; 0 in a pool without nodes. */
  readonly acceleratorsPerNode: number;
}

/** What each pool of the machine draws; a pool that states no power draws none. */
export function poolDraws(cluster: ClusterSpec, embodied?: EmbodiedSpec): PoolDraw[] {
  return Object.values(cluster.pools).map((pool) => {
    const accelerator = pool.power?.accelerator ?? { idle: 0, busy: 0 };
    const node = pool.power?.node ?? { idle: 0, busy: 0 };
    const capacity = capacityOf(pool);
    const perNode = pool.kind === 'nodes' ? pool.acceleratorsPerNode : 0;
    const nodes = perNode === 0 ? 0 : capacity / perNode;
    const share = perNode === 0 ? 0 : 1 / perNode;
    const made = embodied ? embodied.accelerator / embodied.life : 0;
    const madeNode = embodied ? embodied.node / embodied.life : 0;
    return {
      idle: capacity * accelerator.idle + nodes * node.idle,
      working: accelerator.busy - accelerator.idle,
      nodeWorking: node.busy - node.idle,
      held: accelerator.busy + share * node.idle,
      embodied: capacity * made + nodes * madeNode,
      embodiedHeld: made + share * madeNode,
      acceleratorsPerNode: perNode,
    };
  });
}
