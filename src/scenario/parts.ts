import { resolve } from 'node:path';
import type { PoolSpec } from '../cluster/spec.ts';
import type { Instant } from '../units/index.ts';
import type { WorkloadSpec } from '../workload/spec.ts';
import { beginOf } from './begin.ts';
import { type EconomicsInput, economicsField } from './economics-field.ts';
import { meantBy } from './issue-faults.ts';
import { poolField } from './pool-field.ts';
import { scenarioSchema, tenantField, workloadField } from './schema.ts';
import { type Mapping, partAt, plainOf, type Tree } from './tree.ts';

/**
 * The parts of a scenario that can be checked against each other, each as far as it is right by itself: one fault must
 * not hide another.
 */
export interface Parts {
  /** s; null when there is none, undefined when it cannot be told. */
  readonly horizon: number | null | undefined;
  readonly warmup: number | 'auto' | undefined;
  readonly cooldown: number | undefined;
  readonly shake: number | undefined;
  /** Pools by name; undefined where one cannot be told. */
  readonly pools: ReadonlyMap<string, PoolSpec | undefined>;
  /** Shares by name of tenant; undefined where there is none. */
  readonly shares: ReadonlyMap<string, number | undefined>;
  /** Names of all workloads. */
  readonly workloadNames: readonly string[];
  /** Workloads that are right by themselves. */
  readonly workloads: ReadonlyMap<string, WorkloadSpec>;
  /** What moment second 0 is; undefined when there is none, or it cannot be told. */
  readonly begin: Instant | undefined;
  /** The money, where there is any and it is right by itself. */
  readonly economics: EconomicsInput | undefined;
  /** The folder that paths are relative to, absolute. */
  readonly folder: string;
}

export function partsOf(root: Mapping, folder: string): Parts {
  const { shape } = scenarioSchema;
  const horizon = part(root, 'horizon');
  const inner = part(root, 'folder');
  return {
    horizon: horizon === undefined && !isMisspelt(root, 'horizon') ? null : read(shape.horizon, horizon),
    warmup: read(shape.warmup, part(root, 'warmup')),
    cooldown: read(shape.cooldown, part(root, 'cooldown')),
    shake: read(shape.shake, part(root, 'shake')),
    pools: eachOf(partAt(root, ['cluster', 'pools']), (tree) => read(poolField, tree)),
    shares: eachOf(part(root, 'tenants'), (tree) => read(tenantField, tree)?.share),
    workloadNames: [...eachOf(part(root, 'workloads'), () => undefined).keys()],
    workloads: present(eachOf(part(root, 'workloads'), (tree) => read(workloadField, tree))),
    begin: beginOf(root),
    economics: root.entries.has('economics') ? read(economicsField, part(root, 'economics')) : undefined,
    folder: inner?.kind === 'leaf' && typeof inner.value === 'string' ? resolve(folder, inner.value) : folder,
  };
}

/** Whether a key that is not there is told as the one that was meant by another. */
function isMisspelt({ entries }: Mapping, key: string): boolean {
  const known = Object.keys(scenarioSchema.shape);
  return [...entries.keys()].some((name) => !known.includes(name) && meantBy(name, known, entries) === key);
}

function part(root: Mapping, key: string): Tree | undefined {
  return root.entries.get(key)?.value;
}

interface Reader<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function read<T>(schema: Reader<T>, tree: Tree | undefined): T | undefined {
  const result = schema.safeParse(tree === undefined ? undefined : plainOf(tree));
  return result.success ? result.data : undefined;
}

function eachOf<T>(tree: Tree | undefined, value: (tree: Tree) => T): ReadonlyMap<string, T> {
  const entries = tree?.kind === 'mapping' ? [...tree.entries] : [];
  return new Map(entries.map(([name, entry]) => [name, value(entry.value)]));
}

function present<T>(map: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  return new Map([...map].filter((entry): entry is [string, T] => entry[1] !== undefined));
}
