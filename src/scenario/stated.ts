import type { Stated } from '../metrics/index.ts';
import type { Path } from './fault.ts';
import type { Parts } from './parts.ts';
import type { Scenario } from './scenario.ts';
import { type Mapping, partAt } from './tree.ts';

/** Whether a scenario states what a metric needs; power counts as stated where a pool is at fault, which is told by itself. */
export function statedIn(root: Mapping, { pools }: Parts): Stated {
  const powered = [...pools.values()].some((pool) => pool === undefined || pool.power !== undefined);
  return (needs) => (needs === 'power' ? powered : partAt(root, needs.split('.')) !== undefined);
}

/** The same for the variants of a scenario: what the paths that are varied may bring counts as stated. */
export function statedInVariants(
  part: (path: Path) => unknown,
  { cluster }: Scenario,
  varied: readonly string[],
): Stated {
  const powered = Object.values(cluster.pools).some(({ power }) => power !== undefined);
  return (needs) =>
    needs === 'power'
      ? powered || varied.some((path) => /^cluster\.pools\..*\.(power|accelerator)\b/.test(path))
      : part(needs.split('.')) !== undefined ||
        varied.some((path) => path === needs || path.startsWith(`${needs}.`) || needs.startsWith(`${path}.`));
}
