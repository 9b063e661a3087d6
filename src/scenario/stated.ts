import type { Stated } from '../metrics/index.ts';
import type { Path } from './fault.ts';
import type { Parts } from './parts.ts';
import { holdsJobs, type Scenario } from './scenario.ts';
import { type Mapping, partAt } from './tree.ts';

/** Whether a scenario states what a metric needs; power counts as stated where a pool is at fault, which is told by itself. */
export function statedIn(root: Mapping, { pools }: Parts): Stated {
  const powered = [...pools.values()].some((pool) => pool === undefined || pool.power !== undefined);
  return (needs) => {
    if (needs === 'power') return powered;
    return needs === 'start' ? hasStartRule(root) : partAt(root, needs.split('.')) !== undefined;
  };
}

function hasStartRule(root: Mapping): boolean {
  const policies = partAt(root, ['policies']);
  const names = policies?.kind === 'mapping' ? [...policies.entries.keys()] : [];
  return [['policy'], ...names.map((name) => ['policies', name])].some(
    (path) => partAt(root, [...path, 'start']) !== undefined,
  );
}

/** The same for the variants of a scenario: what the paths that are varied may bring counts as stated. */
export function statedInVariants(part: (path: Path) => unknown, scenario: Scenario, varied: readonly string[]): Stated {
  const powered = Object.values(scenario.cluster.pools).some(({ power }) => power !== undefined);
  return (needs) => {
    if (needs === 'power')
      return powered || varied.some((path) => /^cluster\.pools\..*\.(power|accelerator)\b/.test(path));
    if (needs === 'start') return holdsJobs(scenario) || varied.some((path) => /^polic(?:y|ies)\b/.test(path));
    return (
      part(needs.split('.')) !== undefined ||
      varied.some((path) => path === needs || path.startsWith(`${needs}.`) || needs.startsWith(`${path}.`))
    );
  };
}
