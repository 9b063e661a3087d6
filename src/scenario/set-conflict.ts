import { nearest } from '../catalogue/index.ts';
import { type Fault, faultAt, formatPath } from './fault.ts';
import type { SetFlag } from './set.ts';
import { type Mapping, partAt, type Tree } from './tree.ts';

/** The maps whose keys are names the author chose. */
const named = [['cluster', 'pools'], ['tenants'], ['workloads'], ['policies']] as const;

/**
 * What is wrong with setting a path in a scenario before it is done: `policy` where there are `policies` (or the other
 * way round), or a path that goes into something under a name that is not there but resembles one that is.
 */
export function setConflict(root: Tree, flag: SetFlag): Fault | undefined {
  return root.kind === 'mapping' ? (policyConflict(root, flag) ?? nameConflict(root, flag)) : undefined;
}

function policyConflict(root: Mapping, { steps, source }: SetFlag): Fault | undefined {
  const path = steps.map(({ name }) => name);
  const place = { source, start: steps[0]!.place.start, end: steps.at(-1)!.place.end };
  const policies = root.entries.get('policies')?.value;
  const single = root.entries.has('policy');
  if (path[0] === 'policy' && policies?.kind === 'mapping' && !single) {
    const names = [...policies.entries.keys()];
    const paths = names.slice(0, 3).map((name) => formatPath(['policies', name, ...path.slice(1)]));
    const problem = `this scenario has several policies (${names.slice(0, 10).join(', ')}), and no 'policy' to set`;
    return faultAt(place, 'conflict', path, { problem, hint: `use ${paths.join(' or ')}` });
  }
  if (path[0] === 'policies' && single) {
    const problem = "this scenario has one 'policy', and 'policies' would describe it a second time";
    return faultAt(place, 'conflict', path, { problem, hint: `use ${formatPath(['policy', ...path.slice(2)])}` });
  }
  return undefined;
}

function nameConflict(root: Mapping, { steps }: SetFlag): Fault | undefined {
  const path = steps.map(({ name }) => name);
  const keys = named.find((keys) => keys.every((key, i) => key === path[i]) && path.length > keys.length + 1);
  const map = keys === undefined ? undefined : partAt(root, keys);
  if (keys === undefined || map?.kind !== 'mapping' || map.entries.has(path[keys.length]!)) return undefined;
  const { name, place } = steps[keys.length]!;
  const near = nearest(name, map.entries.keys());
  if (near === undefined) return undefined;
  const problem = `there is no '${name}' among the ${keys.at(-1)}`;
  return faultAt(place, 'unknown-name', [...keys, name], { problem, hint: `did you mean '${near}'?` });
}
