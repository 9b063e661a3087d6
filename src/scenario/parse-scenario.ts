import { resolve as resolvePath } from 'node:path';
import type { Note } from '../catalogue/index.ts';
import { answerFaults } from './answer-field.ts';
import { type Applied, applySet } from './apply-set.ts';
import { distinct } from './compare.ts';
import { crossFaults } from './cross-checks.ts';
import { type Fault, faultAt, type Source } from './fault.ts';
import { fileFaults } from './file-checks.ts';
import { rebaseFlagPaths } from './flag-paths.ts';
import { groupNamesOf } from './group-names.ts';
import { faultsOf } from './issue-faults.ts';
import { check } from './known-keys.ts';
import { moduleFaults } from './module-checks.ts';
import { partsOf } from './parts.ts';
import { policiesOf } from './policies.ts';
import { precisionOf } from './precision.ts';
import { readYaml } from './read-yaml.ts';
import { resolve } from './resolve.ts';
import type { Scenario } from './scenario.ts';
import { scenarioNotes } from './scenario-notes.ts';
import { scenarioSchema } from './schema.ts';
import { readSet } from './set.ts';
import { setConflict } from './set-conflict.ts';
import { statedIn } from './stated.ts';
import { thresholdsOf } from './thresholds.ts';
import { type Mapping, plainOf, type Tree } from './tree.ts';

export interface ParseOptions {
  /** The name of the file, for messages and as the scenario's name when it has none. */
  readonly file: string;
  /** The folder that relative paths in the scenario are relative to. */
  readonly folder: string;
  /** Values to set before anything is checked, as `path=value`; later ones win. */
  readonly sets?: readonly string[];
  /** The folder that relative paths in `sets` are relative to; default: the current one. */
  readonly currentFolder?: string;
  /** Whether policies may be modules, which are code that runs with the rights of whoever plays them; default yes. */
  readonly modules?: boolean;
  /** Whether files that the scenario names must exist; default no. */
  readonly checkFiles?: boolean;
}

/** A scenario and what is worth knowing of it, or everything that is wrong with it. */
export type ScenarioReading =
  | { readonly scenario: Scenario; readonly notes: readonly Note[]; readonly faults?: undefined }
  | { readonly scenario?: undefined; readonly notes?: undefined; readonly faults: readonly Fault[] };

/** Reads a scenario from its text. All faults are reported at once, in the order of the text; it never throws. */
export function parseScenario(text: string, options: ParseOptions): ScenarioReading {
  const { root, faults } = readRoot(text, options);
  return root === undefined ? { faults } : interpret(root, faults, options);
}

/** The tree of a scenario's text with the flags applied and nothing checked yet; no root when it is not a map. */
export function readRoot(
  text: string,
  options: ParseOptions,
): { readonly root?: Mapping; readonly faults: readonly Fault[] } {
  const source: Source = { kind: 'file', name: options.file, text: text.replace(/^\uFEFF/, '') };
  const { tree, faults } = readYaml(source);
  if (tree === undefined) return { faults: faults.length > 0 ? faults : [emptyFault(source)] };
  if (tree.kind !== 'mapping') {
    return {
      faults:
        faults.length > 0 ? faults : [tree.kind === 'leaf' && tree.value === null ? emptyFault(source) : notAMap(tree)],
    };
  }
  const set = withSets(tree, options);
  return { root: set.root, faults: [...faults, ...set.faults] };
}

/** What a tree comes to as a scenario, or everything that is wrong with it, after what was wrong before. */
export function interpret(written: Mapping, earlier: readonly Fault[], options: ParseOptions): ScenarioReading {
  const root = rebaseFlagPaths(written, resolvePath(options.folder), resolvePath(options.currentFolder ?? '.'));
  const checked = check(scenarioSchema, plainOf(root));
  const { policies, faults: policyFaults } = policiesOf(root);
  const parts = partsOf(root, resolvePath(options.folder));
  const groups = () =>
    groupNamesOf(
      parts.workloadNames.map((name) => [name, parts.workloads.get(name)]),
      parts.shares.keys(),
      parts.pools.keys(),
    );
  const stated = statedIn(root, parts);
  const known = policyFaults.length === 0 ? Object.keys(policies) : undefined;
  const { thresholds, faults: thresholdFaults } = thresholdsOf(root, groups, known, stated);
  const { precision, faults: precisionFaults } = precisionOf(root, parts, groups, stated);
  const faults = distinct([
    ...earlier,
    ...faultsOf(checked.error?.issues ?? [], root),
    ...policyFaults,
    ...crossFaults(root, parts),
    ...answerFaults(root, groups, stated),
    ...thresholdFaults,
    ...precisionFaults,
    ...(options.modules === false ? moduleFaults(root) : []),
    ...(options.checkFiles === true ? fileFaults(root, parts) : []),
  ]).sort(inTextOrder);
  if (faults.length > 0 || !checked.success) return { faults };
  const input = { ...checked.data, begin: parts.begin };
  const scenario = resolve(input, { file: options.file, folder: parts.folder, policies, thresholds, precision });
  return { scenario, notes: scenarioNotes(scenario) };
}

function withSets(tree: Mapping, { sets = [] }: ParseOptions): { root: Mapping; faults: Fault[] } {
  const faults: Fault[] = [];
  let root: Tree = tree;
  for (const text of sets) {
    const read = readSet(text);
    faults.push(...read.faults);
    if (read.flag === undefined) continue;
    const conflict = setConflict(root, read.flag);
    const applied: Applied = conflict === undefined ? applySet(root, read.flag) : { tree: root, faults: [conflict] };
    faults.push(...applied.faults);
    root = applied.tree;
  }
  return { root: root as Mapping, faults };
}

function emptyFault(source: Source): Fault {
  const problem = source.text.trim() === '' ? 'the file is empty' : 'the file holds nothing but comments';
  const hint = "a scenario needs 'cluster' and 'workloads'; `queueworks init` writes one to start from";
  return faultAt({ source, start: 0, end: 1 }, 'empty', [], { problem, hint });
}

function notAMap(tree: Tree): Fault {
  const received = tree.kind === 'list' ? 'a list' : 'a text';
  const expected = "keys with values, such as 'name: first try'";
  return faultAt({ ...tree.place, end: tree.place.start + 1 }, 'wrong-type', [], { expected, received });
}

/** Faults of the file first, from top to bottom; then those of flags. */
export function inTextOrder(a: Fault, b: Fault): number {
  if (a.source.kind !== b.source.kind) return a.source.kind === 'file' ? -1 : 1;
  return a.source === b.source ? a.position.offset - b.position.offset : 0;
}
