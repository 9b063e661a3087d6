import { type Fault, faultAt, formatPath, type Path, type Place } from './fault.ts';
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
    const map = asMap(tree, path, step.place);
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

/** A tree as a map: an absent value is an empty one, and the word of an ordering or backfill the kind of one. */
function asMap(tree: Tree | undefined, path: Path, place: Place): Mapping | undefined {
  if (tree === undefined || (tree.kind === 'leaf' && tree.value === null)) {
    return { kind: 'mapping', entries: new Map(), place: tree?.place ?? place, path };
  }
  if (tree.kind === 'mapping') return tree;
  if (tree.kind === 'leaf' && typeof tree.value === 'string' && isStrategy(path)) {
    const value: Tree = { ...tree, path: [...tree.path, 'kind'] };
    return {
      kind: 'mapping',
      entries: new Map([['kind', { key: tree.place, value }]]),
      place: tree.place,
      path: tree.path,
    };
  }
  return undefined;
}

/** `policy.backfill` and `policies.<name>.backfill` may be a word, which is short for a map with that kind. */
function isStrategy(path: Path): boolean {
  const rest = path[0] === 'policy' ? path.slice(1) : path[0] === 'policies' ? path.slice(2) : [];
  return rest.length === 1 && (rest[0] === 'ordering' || rest[0] === 'backfill');
}
