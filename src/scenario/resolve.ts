import { basename, extname } from 'node:path';
import type { ClusterSpec } from '../cluster/spec.ts';
import type { PolicySpec } from '../scheduler/index.ts';
import { isRandomWorkload } from '../workload/index.ts';
import type { CarbonSpec } from './energy-fields.ts';
import { hashOf } from './hash.ts';
import { atLoad } from './load.ts';
import { defaultBackfill, defaultOrdering, defaultPass, defaultWalltime } from './policy-defaults.ts';
import { backfillField, orderingField, type PolicyInput } from './policy-field.ts';
import type { Precision } from './precision.ts';
import { fewestForPrecision } from './precision-field.ts';
import { purchasedPools } from './purchased-pools.ts';
import { resolveEconomics } from './resolve-economics.ts';
import type { Scenario } from './scenario.ts';
import { defaultReplications, type ScenarioInput } from './schema.ts';
import { type SearchSpecs, searchesOf } from './searches.ts';
import { withoutAbsent } from './spell.ts';
import type { Threshold } from './threshold.ts';

export interface ResolveOptions {
  /** The scenario's file, whose name it bears when it has none. */
  readonly file: string;
  readonly folder: string;
  /** The policies by name, comparisons expanded. */
  readonly policies: Readonly<Record<string, PolicyInput>>;
  readonly thresholds: readonly Threshold[];
  readonly precision: Precision | undefined;
}

/** Fills in what is still open, and freezes the result. */
export function resolve(
  input: ScenarioInput,
  { file, folder, policies, thresholds, precision }: ResolveOptions,
): Scenario {
  const { question, description, pass, walltime, oracle } = input;
  const economics = input.economics && resolveEconomics(input.economics, input.cluster.pools, input.begin);
  const defaults = withoutAbsent({ pass, walltime, oracle });
  const resolved: Omit<Scenario, 'hash' | 'folder' | 'sweep' | 'answer' | keyof SearchSpecs> = withoutAbsent({
    name: input.name ?? basename(file, extname(file)),
    ...(question === undefined ? {} : { question }),
    ...(description === undefined ? {} : { description }),
    notice: input.notice,
    try: input.try,
    seed: input.seed,
    ...(input.begin === undefined ? {} : { begin: input.begin }),
    horizon: input.horizon ?? null,
    warmup: input.warmup === 'auto' ? 0 : input.warmup,
    ...(input.warmup === 'auto' ? { autoWarmup: true as const } : {}),
    cooldown: input.cooldown,
    replications:
      input.replications ??
      (precision !== undefined
        ? fewestForPrecision
        : input.shake !== undefined || Object.values(input.workloads).some(isRandomWorkload)
          ? defaultReplications
          : 1),
    ...(input.shake === undefined ? {} : { shake: input.shake }),
    ...(precision === undefined ? {} : { precision }),
    confidence: input.confidence,
    cluster: {
      ...(withoutAbsent(input.cluster) as ClusterSpec),
      pools: purchasedPools(input.cluster.pools, economics, input.horizon ?? null),
    },
    ...(input.electricity === undefined ? {} : { electricity: input.electricity }),
    ...(input.carbon === undefined ? {} : { carbon: input.carbon as CarbonSpec }),
    tenants: input.tenants as Scenario['tenants'],
    workloads: atLoad(input.workloads, input.load),
    policies: Object.fromEntries(
      Object.entries(policies).map(([key, policy]) => [key, resolvePolicy({ ...defaults, ...policy })]),
    ),
    ...(thresholds.length === 0 ? {} : { thresholds }),
    ...(economics === undefined ? {} : { economics }),
    outputs: input.outputs,
  });
  const { sweep, answer } = input;
  return frozen({
    ...resolved,
    ...(sweep === undefined ? {} : { sweep }),
    ...(answer === undefined ? {} : { answer }),
    ...searchesOf(input),
    folder,
    hash: hashOf(resolved),
  });
}

/** A policy with its defaults: first come, first served with EASY backfilling, one pass per instant, jobs killed at their limit. */
export function resolvePolicy(policy: PolicyInput): PolicySpec {
  const { ordering, backfill, start, powerCap, pass, walltime, oracle, module, options } = policy;
  return {
    ordering: ordering ?? orderingField.parse(defaultOrdering),
    backfill: backfill ?? backfillField.parse(defaultBackfill),
    ...(module === undefined ? {} : { scheduler: { ...options, kind: 'module', module } }),
    ...(start === undefined ? {} : { start: withoutAbsent(start) }),
    ...(powerCap === undefined ? {} : { powerCap }),
    pass: pass ?? defaultPass,
    walltime: walltime ?? defaultWalltime,
    oracle: oracle ?? false,
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
}
