import type { ClusterSpec } from '../cluster/spec.ts';
import type { EconomicsSpec, PurchaseSpec } from './spec.ts';

/** What a purchase draws when all of it is busy, cooling and conversion included, MW. */
export function powerOf(
  { accelerators, pool: name }: PurchaseSpec,
  { energy }: EconomicsSpec,
  { pools, pue = 1 }: ClusterSpec,
): number {
  const pool = name === undefined ? undefined : pools[name];
  if (pool?.power !== undefined) {
    const { accelerator, node } = pool.power;
    const rest = node === undefined || pool.kind !== 'nodes' ? 0 : node.busy / pool.acceleratorsPerNode;
    return (accelerators * (accelerator.busy + rest) * pue) / 1e6;
  }
  return energy === undefined ? 0 : (accelerators * energy.busy * energy.pue) / 1e6;
}
