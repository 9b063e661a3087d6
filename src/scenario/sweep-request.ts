import { type MeasurePath, readMeasure } from '../metrics/index.ts';
import { currencyUnit } from '../units/index.ts';
import { type AxisSpec, readAxis, valuesOf } from './axis.ts';
import { type Fault, faultAt, formatPath, type Path, type Place } from './fault.ts';
import { groupNamesOf } from './group-names.ts';
import { type Role, roleOf } from './roles.ts';
import type { Scenario } from './scenario.ts';
import { readSet } from './set.ts';
import type { Setting } from './setting.ts';
import { statedInVariants } from './stated.ts';
import { type Leaf, partAt, plainOf, type Tree, within } from './tree.ts';
import type { OpenScenario } from './variants.ts';

/** A path that is varied, and where that was asked for. */
export interface RequestedAxis {
  readonly path: string;
  readonly axis: AxisSpec;
  /** Whether one decides on it, or does not know it. */
  readonly role: Role;
  /** Where one of its values stands, or the whole list or range it comes from. */
  placeOf(value: Setting): Place | undefined;
}

/** The searches of a scenario that vary paths. */
export type VaryingSearch = 'sweep' | 'sensitivity' | 'capacity' | 'size';

/**
 * What a search varies: the paths it has in the scenario, and those of `--over path=a,b,c` flags, which win. The order is that
 * of the scenario, then of the flags.
 */
export function requestedAxes(
  open: OpenScenario,
  scenario: Scenario,
  flags: readonly string[],
  search: VaryingSearch = 'sweep',
): { readonly axes: readonly RequestedAxis[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const axes = new Map<string, RequestedAxis>();
  for (const [path, axis] of Object.entries(scenario[search]?.over ?? {})) {
    const tree = open.part([search, 'over', path]);
    axes.set(path, { path, axis, role: roleOf(path), placeOf: (value) => placeIn(tree, value) });
  }
  for (const flag of flags) {
    const read = readOver(flag);
    if ('faults' in read) faults.push(...read.faults);
    else axes.set(read.path, read);
  }
  if (search === 'sensitivity') faults.push(...[...axes.values()].flatMap(unmoved));
  const given = new Map<string, Role>();
  for (const [key, role] of [
    ['assumptions', 'assumption'],
    ['choices', 'choice'],
  ] as const)
    scenario.sweep?.[key].forEach((path, at) => {
      const place = open.part(['sweep', key, at])?.place;
      const both = given.get(path) !== undefined && given.get(path) !== role;
      if (search === 'sweep' && place !== undefined && (both || !axes.has(path))) {
        const problem = both ? `'${path}' is both an assumption and a choice` : `'${path}' is not varied`;
        const hint = both ? 'name it once' : `what is varied is ${[...axes.keys()].join(', ') || 'nothing'}`;
        faults.push(faultAt(place, 'invalid-value', ['sweep', key, at], { problem, hint }));
      }
      given.set(path, role);
    });
  return { axes: [...axes.values()].map((axis) => ({ ...axis, role: given.get(axis.path) ?? axis.role })), faults };
}

/** A factor with a single value has no effect that could be told. */
function unmoved({ path, axis, placeOf }: RequestedAxis): Fault[] {
  const [first, ...others] = new Set(valuesOf(axis));
  const place = others.length > 0 ? undefined : placeOf(first!);
  if (place === undefined) return [];
  const problem = `'${path}' has one value, so it moves nothing`;
  return [faultAt(place, 'invalid-value', [path], { problem, hint: 'give it a range, or several values' })];
}

/** Reads `path=a,b,c`, `path=2 h … 8 h` or `path={ from: 2 h, to: 8 h, steps: 4 }`. */
function readOver(flag: string): RequestedAxis | { readonly faults: readonly Fault[] } {
  const [whole, key, written] = /^((?:"(?:[^"\\]|\\.)*"|'[^']*'|[^="'])*)=\s*(.*?)\s*$/s.exec(flag) ?? [];
  const text = whole === undefined ? flag : `${key}=${/^\[.*\]$/s.test(written!) ? written : `[${written}]`}`;
  const read = readSet(text, '--over');
  if (read.flag === undefined) return { faults: read.faults };
  const { value, steps } = read.flag;
  const path = formatPath(steps.map(({ name }) => name));
  const reading = readAxis(plainOf(value));
  if ('axis' in reading)
    return { path, axis: reading.axis, role: roleOf(path), placeOf: (setting) => placeIn(value, setting) };
  return { faults: [faultAt(value.place, 'invalid-value', value.path, reading)] };
}

function placeIn(tree: Tree | undefined, value: Setting): Place | undefined {
  const items = tree?.kind === 'list' ? tree.items : [];
  const item = items.find((each) => {
    const plain = plainOf(each);
    return plain === value || JSON.stringify(plain) === value;
  });
  return (item ?? tree)?.place;
}

/** What is told of each point when nobody says. */
const defaultMeasures = ['wait', 'wait.p95', 'utilisation'];

export interface AskedMeasures {
  readonly flags: readonly string[];
  readonly written: readonly string[];
  /** Where in the scenario they are written. */
  readonly place: readonly string[];
  /** The paths that the points of the search set. */
  readonly varied: readonly string[];
}

/** What is told of each point: what the flags say, else what the scenario says, else waits and utilisation. */
export function requestedMeasures(
  open: OpenScenario,
  scenario: Scenario,
  asked: AskedMeasures,
): { readonly measures: readonly MeasurePath[]; readonly faults: readonly Fault[] } {
  const { workloads, tenants, cluster, economics } = scenario;
  const stated = statedInVariants(open.part, scenario, asked.varied);
  const names = groupNamesOf(Object.entries(workloads), Object.keys(tenants), Object.keys(cluster.pools)).filter(
    ({ dimension }) => dimension !== 'user',
  );
  const measures = new Map<string, MeasurePath>();
  const faults: Fault[] = [];
  const { flags, written } = asked;
  const paths = flags.length > 0 ? flags : written.length > 0 ? written : defaultMeasures;
  for (const [index, path] of paths.entries()) {
    const { measure, fault } = readMeasure(path, names, stated);
    if (measure !== undefined) {
      measures.set(path, { ...measure, unit: currencyUnit(measure.unit, economics?.currency) });
      continue;
    }
    const { start, end, problem, hint } = fault;
    const prefix = '--measure ';
    const source = { kind: 'flag', name: '--measure', text: prefix + path } as const;
    const leaf = flags.length > 0 ? undefined : writtenMeasure(open, asked.place, index);
    const place =
      leaf === undefined
        ? { source, start: prefix.length + start, end: prefix.length + end }
        : within(leaf, start, Math.max(end, start + 1));
    faults.push(faultAt(place, 'unknown-name', leaf?.path ?? [], { problem, hint }));
  }
  return { measures: [...measures.values()], faults };
}

/** Where one of the measures of a scenario is written: an entry of a list, by itself or under its key, or the one that there is. */
function writtenMeasure(open: OpenScenario, place: Path, index: number): Leaf | undefined {
  const item = open.part([...place, index]) ?? open.part(place);
  const leaf = item?.kind === 'mapping' ? partAt(item, ['measure']) : item;
  return leaf?.kind === 'leaf' ? leaf : undefined;
}
