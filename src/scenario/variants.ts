import { dirname, resolve } from 'node:path';
import { type Applied, applySet } from './apply-set.ts';
import { type Fault, type Path, type Place, positionOf } from './fault.ts';
import { placeOfKey } from './issue-faults.ts';
import type { LoadOptions } from './load-scenario.ts';
import { interpret, type ParseOptions, readRoot, type ScenarioReading } from './parse-scenario.ts';
import { readTextFile } from './read-file.ts';
import { readSet } from './set.ts';
import { setConflict } from './set-conflict.ts';
import type { Setting } from './setting.ts';
import { type Mapping, partAt, type Tree } from './tree.ts';

/** One path of a scenario and what it is set to. */
export interface Change {
  /** As in `--set`: `cluster.pools.gpus.units`. */
  readonly path: string;
  readonly value: Setting;
  /** Where it was asked for, which is where its faults are shown. Default: they are shown as those of a `--set` flag. */
  readonly place?: Place | undefined;
}

/** A scenario file that is read once and played in many variants. */
export interface OpenScenario {
  /** The file's text, for showing faults in it. */
  readonly text: string;
  /** The scenario as it stands in the file, with the flags of the command applied. */
  readonly base: ScenarioReading;
  /** The scenario with some values set, checked as any scenario is. Costs about what reading a scenario does, less its YAML. */
  variant(changes: readonly Change[]): ScenarioReading;
  /** What was written at a path, with its place; undefined when there is nothing. */
  part(path: Path): Tree | undefined;
  /** Where the last key of a path stands; undefined when it is not written. */
  keyPlace(path: Path): Place | undefined;
}

/** Reads a scenario file as `loadScenario` does, and keeps it open for variants. Does not throw: faults are in `base`. */
export function openScenario(file: string, options: LoadOptions = {}): OpenScenario {
  const read = readTextFile(file);
  if ('fault' in read) return broken(read.fault.source.text, [read.fault]);
  const parse: ParseOptions = { ...options, file, folder: dirname(resolve(file)), checkFiles: true };
  const { root, faults } = readRoot(read.text, parse);
  if (root === undefined) return broken(read.text, faults);
  return {
    text: read.text,
    base: interpret(root, faults, parse),
    part: (path) => partAt(root, path),
    keyPlace: (path) => placeOfKey(root, path),
    variant: (changes) => {
      const changed = withChanges(root, changes);
      return interpret(changed.root, [...faults, ...changed.faults], parse);
    },
  };
}

function broken(text: string, faults: readonly Fault[]): OpenScenario {
  return { text, base: { faults }, variant: () => ({ faults }), part: () => undefined, keyPlace: () => undefined };
}

function withChanges(root: Mapping, changes: readonly Change[]): { readonly root: Mapping; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  let changed: Tree = root;
  for (const change of changes) {
    const read = readChange(change);
    faults.push(...read.faults);
    if (read.flag === undefined) continue;
    const conflict = setConflict(changed, read.flag);
    const applied: Applied =
      conflict === undefined ? applySet(changed, read.flag) : { tree: changed, faults: [conflict] };
    faults.push(...applied.faults);
    changed = applied.tree;
  }
  return { root: changed as Mapping, faults };
}

/** A change as the flag it stands for, with everything of it at the place it was asked for. */
function readChange({ path, value, place }: Change): ReturnType<typeof readSet> {
  const read = readSet(`${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  if (place === undefined) return read;
  const faults = read.faults.map((fault) => ({ ...fault, position: positionOf(place), source: place.source }));
  if (read.flag === undefined) return { faults };
  const { steps, value: tree } = read.flag;
  const flag = { steps: steps.map(({ name }) => ({ name, place })), value: movedTo(place, tree), source: place.source };
  return { flag, faults };
}

function movedTo(place: Place, tree: Tree): Tree {
  if (tree.kind === 'leaf') return { ...tree, place };
  if (tree.kind === 'list') return { ...tree, place, items: tree.items.map((item) => movedTo(place, item)) };
  const entries = [...tree.entries].map(
    ([key, { value }]) => [key, { key: place, value: movedTo(place, value) }] as const,
  );
  return { ...tree, place, entries: new Map(entries) };
}
