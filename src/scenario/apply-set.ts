import { type Fault, faultAt, formatPath, type Path } from './fault.ts';
import { defaultBackfill, defaultOrdering } from './policy-defaults.ts';
import type { SetFlag, SetStep } from './set.ts';
import type { List, MapEntry, Mapping, Tree } from './tree.ts';

/** A tree after a flag, and what was wrong with the flag. */
export interface Applied {
  readonly tree: Tree;
  readonly faults: readonly Fault[];
}

/**
 * The tree with the flag's value at the flag's path; maps that are missing on the way are made. `base` is the path of
 * the tree itself, when it is a part of a scenario.
 */
export function applySet(root: Tree, { steps, value }: Pick<SetFlag, 'steps' | 'value'>, base: Path = []): Applied {
  const faults: Fault[] = [];
  const written = [...base, ...steps.map(({ name }) => name)];

  function put(tree: Tree | undefined, depth: number): Tree {
    const step = steps[depth];
    if (step === undefined) return value;
    const path = written.slice(0, base.length + depth);
    if (tree?.kind === 'list') return putItem(tree, step, depth);
    const map = asMap(tree, path, step);
    if (map === undefined) {
      const problem = `'${formatPath(path)}' is a value, not a map: nothing can be set inside it`;
      faults.push(faultAt(step.place, 'bad-flag', written, { problem, hint: `set '${formatPath(path)}' itself` }));
      return tree!;
    }
    const before = map.entries.get(step.name);
    const entry: MapEntry = { key: step.place, value: put(before?.value, depth + 1) };
    // A key that was in the file keeps its place there, so that faults elsewhere under it still point at the file.
    const kept = before === undefined ? entry : { key: before.key, value: entry.value };
    return { ...map, entries: new Map([...map.entries, [step.name, kept]]) };
  }

  function putItem(list: List, step: SetStep, depth: number): Tree {
    const index = /^\d+$/.test(step.name) ? Number(step.name) : Number.NaN;
    if (!(index <= list.items.length)) {
      const expected = `the number of an entry, from 0 to ${list.items.length}`;
      faults.push(faultAt(step.place, 'bad-flag', written, { expected, received: `'${step.name}'` }));
      return list;
    }
    const items = [...list.items];
    items[index] = put(list.items[index], depth + 1);
    return { ...list, items };
  }

  return { tree: put(root, 0), faults };
}

/**
 * A tree as a map: an absent value is an empty one, and the word of an ordering or backfill the kind of one; where
 * neither is written, an option is one of the default.
 */
function asMap(tree: Tree | undefined, path: Path, { name, place }: SetStep): Mapping | undefined {
  if (tree?.kind === 'mapping') return tree;
  if (tree === undefined || (tree.kind === 'leaf' && tree.value === null)) {
    const empty: Mapping = { kind: 'mapping', entries: new Map(), place: tree?.place ?? place, path };
    const isOption = strategyOf(path) !== undefined && name !== 'kind' && name !== 'module';
    return isOption ? withKind(empty, strategyOf(path)!) : empty;
  }
  if (tree.kind !== 'leaf' || typeof tree.value !== 'string' || strategyOf(path) === undefined) return undefined;
  return withKind({ kind: 'mapping', entries: new Map(), place: tree.place, path: tree.path }, tree.value);
}

function withKind(map: Mapping, kind: string): Mapping {
  const value: Tree = { kind: 'leaf', value: kind, place: map.place, path: [...map.path, 'kind'] };
  return { ...map, entries: new Map([['kind', { key: map.place, value }]]) };
}

/** The default of `policy.ordering`, `policies.<name>.backfill` and so on; undefined for all other paths. */
function strategyOf(path: Path): string | undefined {
  const rest = path[0] === 'policy' ? path.slice(1) : path[0] === 'policies' ? path.slice(2) : [];
  if (rest.length !== 1) return undefined;
  return rest[0] === 'ordering' ? defaultOrdering : rest[0] === 'backfill' ? defaultBackfill : undefined;
}
