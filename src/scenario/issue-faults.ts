import type { z } from 'zod';
import { nearest } from '../catalogue/index.ts';
import { expectationOf, listed } from './expectation.ts';
import { type Fault, faultAt, type Path, type Place } from './fault.ts';
import type { Known } from './known-keys.ts';
import { type Mapping, partAt, receivedOf, type Tree } from './tree.ts';

type Issue = z.core.$ZodIssue & Known;

/**
 * The faults behind the issues of a schema, in the words of the scenario and at their places in its text. A missing key
 * and an unknown one that resembles it are one fault: the key is misspelt.
 */
export function faultsOf(issues: readonly z.core.$ZodIssue[], root: Tree): Fault[] {
  const plain = issues.flatMap((issue) => withoutUnions(issue as Issue));
  const missing = plain.filter((issue) => isMissing(issue, root));
  const spelt = new Set<Issue>();
  const faults: Fault[] = [];
  for (const issue of plain) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = pathOf(issue);
    const map = partAt(root, path);
    if (map?.kind !== 'mapping') continue;
    for (const key of issue.keys) {
      const wanted = missing.filter((other) => !spelt.has(other) && isKeyOf(other, path));
      const meant = nearest(
        key,
        wanted.map((other) => String(pathOf(other).at(-1))),
      );
      if (meant !== undefined) spelt.add(wanted.find((other) => pathOf(other).at(-1) === meant)!);
      faults.push(unknownKey(map, key, meant, issue.known ?? []));
    }
  }
  for (const issue of missing) {
    if (!spelt.has(issue)) faults.push(missingKey(issue, root));
  }
  for (const issue of plain) {
    if (issue.code === 'unrecognized_keys' || missing.includes(issue)) continue;
    faults.push(wrongValue(issue, root));
  }
  return faults;
}

/** A key that nothing reads, with the one that was probably meant. */
export function unknownKey(map: Mapping, key: string, meant: string | undefined, known: readonly string[]): Fault {
  const near = meant ?? meantBy(key, known, map.entries);
  const hint =
    near !== undefined ? `did you mean '${near}'?` : known.length > 0 ? `keys here are ${listed(known)}` : undefined;
  const place = map.entries.get(key)?.key ?? map.place;
  return faultAt(place, 'unknown-key', [...map.path, key], { problem: `there is no key '${key}' here`, hint });
}

/** The known key that was probably meant by one that nothing reads. */
export function meantBy(key: string, known: readonly string[], entries: Mapping['entries']): string | undefined {
  // A key that is there already is meant only where it is the nearer one: a flag may misspell what the file has.
  return nearest(key, [...known.filter((name) => !entries.has(name)), ...known]);
}

function missingKey(issue: Issue, root: Tree): Fault {
  const path = pathOf(issue);
  let depth = path.length - 1;
  while (depth > 0 && partAt(root, path.slice(0, depth)) === undefined) depth--;
  const parent = partAt(root, path.slice(0, depth)) ?? root;
  const { expected } = expectationOf(issue);
  const key = String(path.at(-1));
  // A key that stands there and that nothing would read is probably this one, misspelt.
  const present =
    parent.kind === 'mapping' ? [...parent.entries.keys()].filter((name) => !issue.known?.includes(name)) : [];
  const near = path.length === depth + 1 ? nearest(key, present) : undefined;
  if (near !== undefined && parent.kind === 'mapping') return unknownKey(parent, near, key, []);
  const place = placeOfKey(root, path.slice(0, depth)) ?? { ...parent.place, end: parent.place.start + 1 };
  return faultAt(place, 'missing-key', [...parent.path, ...path.slice(depth)], {
    problem: 'this key is missing',
    expected,
  });
}

function wrongValue(issue: Issue, root: Tree): Fault {
  const path = pathOf(issue);
  const part = partAt(root, path) ?? partAt(root, path.slice(0, -1)) ?? root;
  const { code, expected, received: told, problem, hint } = expectationOf(issue, part);
  const place = issue.code === 'invalid_key' ? (placeOfKey(root, path) ?? part.place) : shortened(part);
  const misspelt = part.kind === 'mapping' ? misspeltIn(part, expected ?? '') : undefined;
  // A schema may complain of something else than the value, such as its key; numbers are told as they are written.
  const better = told !== undefined && (part.kind === 'leaf' ? told.startsWith("'") : !/^a (?:list|map)$/.test(told));
  const known = better ? told : receivedOf(part);
  // "expected a map with 'process', got a map" explains nothing.
  const empty =
    expected === undefined || problem !== undefined || (part.kind === 'mapping' && /\ba map\b/.test(expected));
  const received = empty ? undefined : known;
  return faultAt(place, code, part.path, { problem, expected, received, hint: misspelt ?? hint });
}

/** A key that resembles one which the expectation names. */
function misspeltIn({ entries }: Mapping, expected: string): string | undefined {
  const wanted = [...expected.matchAll(/'([^']+)'/g)].map(([, word]) => word!).filter((word) => !entries.has(word));
  for (const key of entries.keys()) {
    const near = nearest(key, wanted);
    if (near !== undefined) return `did you mean '${near}' instead of '${key}'?`;
  }
  return undefined;
}

/** Where the key stands that leads to a path. */
export function placeOfKey(root: Tree, path: Path): Place | undefined {
  const parent = partAt(root, path.slice(0, -1));
  return path.length > 0 && parent?.kind === 'mapping' ? parent.entries.get(String(path.at(-1)))?.key : undefined;
}

/** A map or list is pointed at by its first character, not underlined over many lines. */
function shortened({ kind, place }: Tree): Place {
  return kind === 'leaf' ? place : { ...place, end: place.start + 1 };
}

/** Where no branch of a union fits, the branch that comes nearest says why: the one whose faults lie deepest, then the one with fewest. */
function withoutUnions(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap((inner) => withoutUnions({ ...inner, path: [...issue.path, ...inner.path] } as Issue)),
  );
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map(({ path }) => path.length));
  const deepest = Math.max(...branches.map(depth));
  if (deepest === issue.path.length) return [{ ...issue, errors: branches } as Issue];
  return branches
    .filter((branch) => depth(branch) === deepest)
    .reduce((best, branch) => (branch.length < best.length ? branch : best));
}

/** Whether it complains of a key that is not there. (A rule over several keys may point at one that was left to its default.) */
function isMissing(issue: Issue, root: Tree): boolean {
  if (issue.code === 'unrecognized_keys' || partAt(root, pathOf(issue)) !== undefined) return false;
  return issue.code !== 'custom' || issue.params?.received === 'nothing' || / received nothing\b/.test(issue.message);
}

function isKeyOf(issue: Issue, path: Path): boolean {
  const own = pathOf(issue);
  return own.length === path.length + 1 && path.every((step, i) => step === own[i]);
}

function pathOf({ path }: Issue): Path {
  return path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}
