import { isAbsolute, relative, resolve } from 'node:path';
import type { Path } from './fault.ts';
import type { Mapping, Tree } from './tree.ts';

/**
 * Paths of files that were set by a flag are relative to the folder the command runs in; here they become relative to
 * the scenario's folder, as all others are.
 */
export function rebaseFlagPaths(root: Mapping, folder: string, currentFolder: string): Mapping {
  function visit(tree: Tree, path: Path): Tree {
    if (tree.kind === 'list') return { ...tree, items: tree.items.map((item, i) => visit(item, [...path, i])) };
    if (tree.kind === 'mapping') {
      const entries = [...tree.entries].map(
        ([key, entry]) => [key, { ...entry, value: visit(entry.value, [...path, key]) }] as const,
      );
      return { ...tree, entries: new Map(entries) };
    }
    if (tree.place.source.kind !== 'flag' || typeof tree.value !== 'string' || !namesFile(path)) return tree;
    if (isAbsolute(tree.value) || tree.value === '') return tree;
    const moved = relative(folder, resolve(currentFolder, tree.value));
    // On another drive there is no relative path.
    return {
      ...tree,
      value: isAbsolute(moved) || moved.startsWith('.') || path.at(-1) === 'file' ? moved : `./${moved}`,
    };
  }
  return visit(root, []) as Mapping;
}

/** Whether the value at a path is the path of a file: a workload's log, a series of prices or intensities, or a policy's module. */
export function namesFile(path: Path): boolean {
  const key = path.at(-1);
  if (path[0] === 'workloads') return path.length === 3 && key === 'file';
  if (path[0] === 'electricity' || path[0] === 'carbon') return path.length === 3 && key === 'file';
  if (key === 'file' && path.at(-2) === 'powerCap') return path[0] === 'policy' || path[0] === 'policies';
  return namesModule(path);
}

/** Whether the value at a path is the path of a policy's module. */
export function namesModule(path: Path): boolean {
  const [root, varied] = path;
  if (root === 'compare' && path.length === 3 && String(varied).endsWith('.module')) return true;
  return path.at(-1) === 'module' && (root === 'policy' || root === 'policies' || root === 'compare');
}
