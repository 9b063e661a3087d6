import { type GroupNames, readMeasure, type Stated } from '../metrics/index.ts';
import { parseFraction } from '../units/index.ts';
import { isRandomWorkload } from '../workload/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { placeOfKey } from './issue-faults.ts';
import { check } from './known-keys.ts';
import type { Parts } from './parts.ts';
import { fewestForPrecision, precisionMap } from './precision-field.ts';
import { type Leaf, type Mapping, partAt, plainOf, type Tree, within } from './tree.ts';

/** How precise results must be before a study ends. */
export interface Precision {
  /** The half-width of an interval as a share of its mean, 0–1. */
  readonly to: number;
  /** Paths of the measures that must be that precise under every policy. */
  readonly on: readonly string[];
  /** Replications it ends with in any case. */
  readonly atMost: number;
}

interface Reading {
  readonly precision?: Precision;
  readonly faults: readonly Fault[];
}

/** The precision that a scenario asks for. Faults that the scenario's schema finds are not repeated. */
export function precisionOf(root: Mapping, parts: Parts, known: () => readonly GroupNames[], stated: Stated): Reading {
  const tree = root.entries.get('precision')?.value;
  if (tree === undefined || (tree.kind === 'leaf' && typeof tree.value !== 'string')) return { faults: [] };
  const { value, faults, leaves } = tree.kind === 'leaf' ? shortForm(tree) : mapForm(tree);
  if (value === undefined) return { faults };
  const names = known();
  const misnamed = value.on.flatMap((path, i): Fault[] => {
    const { fault } = readMeasure(path, names, stated);
    const leaf = leaves[i];
    if (fault === undefined || leaf === undefined) return [];
    const { start, end, problem, hint } = fault;
    const from = String(leaf.value).lastIndexOf(path);
    return [faultAt(within(leaf, from + start, from + end), 'invalid-value', leaf.path, { problem, hint })];
  });
  const all = [...faults, ...misnamed, ...conflicts(root, parts, value)];
  return all.length > 0 ? { faults: all } : { precision: value, faults: [] };
}

interface Form {
  readonly value?: Precision;
  readonly faults: readonly Fault[];
  /** Where each measure is written. */
  readonly leaves: readonly (Leaf | undefined)[];
}

function shortForm(leaf: Leaf): Form {
  const text = String(leaf.value);
  const match = /^\s*(.+?)\s+on\s+(.+?)\s*$/.exec(text);
  const share = match === null ? undefined : parseFraction(match[1]!);
  if (match === null || share === undefined || !share.ok) {
    const hint = share?.ok === false ? share.fault.hint : undefined;
    const details = { expected: "a precision such as '5 % on startups.wait.p95'", received: `'${text}'`, hint };
    return { faults: [faultAt(leaf.place, 'invalid-value', leaf.path, details)], leaves: [] };
  }
  const written = { to: match[1]!, on: match[2]! };
  const result = precisionMap.safeParse(written);
  if (result.success) return { value: result.data, faults: [], leaves: [leaf] };
  const expected = 'a percentage above 0 % and below 100 %';
  return {
    faults: [faultAt(leaf.place, 'out-of-range', leaf.path, { expected, received: `'${written.to}'` })],
    leaves: [],
  };
}

/** Checked here and not in the scenario's schema alone, whose union would tell less of what is wrong. */
function mapForm(tree: Tree): Form {
  const { success, data } = check(precisionMap, plainOf(tree));
  if (!success) return { faults: [], leaves: [] };
  const on = partAt(tree, ['on']);
  const leaves = on?.kind === 'list' ? on.items : [on];
  return { value: data, faults: [], leaves: leaves.map((leaf) => (leaf?.kind === 'leaf' ? leaf : undefined)) };
}

function conflicts(root: Mapping, { workloads, workloadNames }: Parts, { atMost }: Precision): Fault[] {
  const place = placeOfKey(root, ['precision']) ?? root.place;
  const first = partAt(root, ['replications']);
  const begins = first?.kind === 'leaf' && typeof first.value === 'number' ? first.value : undefined;
  const faults: Fault[] = [];
  if (begins !== undefined && begins < fewestForPrecision) {
    const problem = `${begins} replications are too few to tell from how precise they are; precision begins with at least ${fewestForPrecision}`;
    faults.push(
      faultAt(first!.place, 'conflict', ['replications'], { problem, hint: "remove 'replications', or raise it" }),
    );
  }
  if (begins !== undefined && begins > atMost) {
    const problem = `it begins with ${begins} replications, and may have ${atMost} at most`;
    faults.push(faultAt(first!.place, 'conflict', ['replications'], { problem, hint: "raise 'precision.atMost'" }));
  }
  const shaken = root.entries.has('shake');
  if (!shaken && workloads.size === workloadNames.length && ![...workloads.values()].some(isRandomWorkload)) {
    const problem = 'nothing in this scenario is random, so more replications tell nothing more';
    faults.push(faultAt(place, 'conflict', ['precision'], { problem, hint: "remove 'precision'" }));
  }
  return faults;
}
