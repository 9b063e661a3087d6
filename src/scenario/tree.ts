import type { Path, Place } from './fault.ts';

/**
 * A scenario's text as values that know where they stand. Everything after reading (flags, comparisons, checks)
 * works on the tree, so that a fault found late still points at what the author wrote.
 */
export type Tree = Leaf | List | Mapping;

interface Located {
  /** Where the value stands. */
  readonly place: Place;
  /** The keys that lead to it as the author wrote them, which may differ from where it is used. */
  readonly path: Path;
}

export interface Leaf extends Located {
  readonly kind: 'leaf';
  readonly value: string | number | boolean | null;
  /** Whether nothing at all was written (`seed:` and then the next line). */
  readonly absent?: boolean;
}

export interface List extends Located {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface Mapping extends Located {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  /** Where the key stands. */
  readonly key: Place;
  readonly value: Tree;
}

/** The value of a tree without its places. */
export function plainOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'leaf':
      return tree.value;
    case 'list':
      return tree.items.map(plainOf);
    case 'mapping':
      return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plainOf(value)]));
  }
}

/** The part of a tree at a path, or undefined when there is none. */
export function partAt(tree: Tree | undefined, path: Path): Tree | undefined {
  let part = tree;
  for (const step of path) {
    if (part === undefined) return undefined;
    part =
      part.kind === 'mapping'
        ? part.entries.get(String(step))?.value
        : part.kind === 'list' && typeof step === 'number'
          ? part.items[step]
          : undefined;
  }
  return part;
}

/** The text a tree was read from: `30 min`, `[1, 2]`; long ones are cut. */
export function writtenOf({ place }: Tree): string {
  const text = place.source.text.slice(place.start, place.end).replace(/\s+/g, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** What stands in a place, for "expected …, got …": texts in quotes, numbers as written, collections by their kind. */
export function receivedOf(tree: Tree): string {
  if (tree.kind === 'list') return counted('list', tree.items.length, 'entry', 'entries');
  if (tree.kind === 'mapping') return counted('map', tree.entries.size, 'key', 'keys');
  if (tree.value === null) return 'nothing';
  if (typeof tree.value !== 'string') return writtenOf(tree);
  return `'${tree.value.length > 60 ? `${tree.value.slice(0, 57)}…` : tree.value}'`;
}

function counted(what: string, count: number, one: string, many: string): string {
  return count === 0 ? `an empty ${what}` : `a ${what} of ${count} ${count === 1 ? one : many}`;
}

/** A stretch of a text's value in its source; the whole where quotes or escapes make the two differ. */
export function within({ place, value }: Leaf, start: number, end: number): Place {
  const source = place.source.text.slice(place.start, place.end);
  const quote = source.length === String(value).length + 2 && source.slice(1, -1) === value ? 1 : 0;
  if (quote === 0 && source !== value) return place;
  return { source: place.source, start: place.start + quote + start, end: place.start + quote + end };
}

/** The texts of a tree at paths that are asked for, empty ones left out. */
export function namedLeaves(root: Tree, wanted: (path: Path) => boolean): Leaf[] {
  function visit(tree: Tree, path: Path): Leaf[] {
    if (tree.kind === 'list') return tree.items.flatMap((item, at) => visit(item, [...path, at]));
    if (tree.kind === 'mapping') return [...tree.entries].flatMap(([key, { value }]) => visit(value, [...path, key]));
    return typeof tree.value === 'string' && tree.value !== '' && wanted(path) ? [tree] : [];
  }
  return visit(root, []);
}
