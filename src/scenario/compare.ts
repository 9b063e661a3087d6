import { applySet } from './apply-set.ts';
import { type Fault, faultAt, formatPath, type Path } from './fault.ts';
import { type Mapping, plainOf, type Tree, writtenOf } from './tree.ts';

/** Most policies that one comparison may come to. */
const mostPolicies = 64;

export interface Variant {
  readonly name: string;
  readonly policy: Tree;
}

/**
 * The policies that `compare` makes of the one `policy`: every combination of the listed values, named by them.
 * `compare: { policy.backfill: [none, easy] }` comes to `none` and `easy`;
 * `{ policy.ordering: [fcfs, smallest], policy.backfill: [none, easy] }` to `fcfs+none`, `fcfs+easy` and so on.
 */
export function expand(compare: Mapping, policy: Tree): { variants: readonly Variant[]; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  let variants: Variant[] = [{ name: '', policy }];
  for (const [key, { key: place, value: list }] of compare.entries) {
    const path = key.split('.');
    if (path[0] !== 'policy' || path.length < 2 || path.includes('')) {
      const expected = "a path inside the policy, such as 'policy.backfill'";
      faults.push(faultAt(place, 'bad-key', [...compare.path, key], { expected, received: `'${key}'` }));
      continue;
    }
    if (list.kind !== 'list' || list.items.length === 0) continue;
    if (variants.length * list.items.length > mostPolicies) {
      const problem = `the comparison comes to more than ${mostPolicies} policies`;
      faults.push(faultAt(place, 'too-large', [...compare.path, key], { problem, hint: 'compare fewer values' }));
      return { variants: [], faults };
    }
    const steps = path.slice(1).map((name) => ({ name, place }));
    variants = variants.flatMap((variant) =>
      list.items.map((value) => {
        const set = applySet(variant.policy, { steps, value }, ['policy']);
        faults.push(...set.faults);
        return { name: joined(variant.name, nameOf(path, value)), policy: set.tree };
      }),
    );
  }
  const seen = new Set<string>();
  for (const { name } of variants) {
    if (seen.has(name)) {
      const problem = `two of the policies to compare would be named '${name}'`;
      faults.push(faultAt(compare.place, 'conflict', compare.path, { problem, hint: 'list every value once' }));
      break;
    }
    seen.add(name);
  }
  return { variants, faults: distinct(faults) };
}

/** Faults without those that say the same of the same place. */
export function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, source, position, problem, expected }) => {
    const key = JSON.stringify([code, source.name, position.offset, problem, expected]);
    return !seen.has(key) && seen.add(key);
  });
}

function joined(name: string, next: string): string {
  return name === '' ? next : `${name}+${next}`;
}

/** How a value names its policy: a word by itself, a strategy by its kind and options, the rest by its key. */
function nameOf(path: Path, value: Tree): string {
  const key = path.at(-1);
  const strategy = key === 'ordering' || key === 'backfill';
  if (value.kind === 'leaf' && typeof value.value === 'string')
    return key === 'kind' || strategy ? value.value : `${key}=${value.value}`;
  if (value.kind !== 'mapping') return `${key}=${writtenOf(value)}`;
  const parts = [...value.entries].map(([name, { value: inner }]) =>
    name === 'kind' || name === 'module' ? baseName(String(plainOf(inner))) : `${name}=${writtenOf(inner)}`,
  );
  return parts.length === 0 ? formatPath(path) : parts.join(',');
}

/** `./policies/mine.mjs` is named `mine`. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.[cm]?[jt]s$/, '');
}
