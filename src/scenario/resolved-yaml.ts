import { relative } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { ClusterSpec, PoolSpec } from '../cluster/spec.ts';
import type { PassSpec, PolicySpec, StrategySpec, WalltimeSpec } from '../scheduler/index.ts';
import { formatInstant } from '../units/index.ts';
import { writtenAxis } from './axis.ts';
import { writtenEconomics } from './economics-yaml.ts';
import { writtenCarbon, writtenElectricity } from './energy-fields.ts';
import { backfillField, orderingField, startField } from './policy-field.ts';
import { writtenPowerCap } from './power-cap-field.ts';
import { writtenPower } from './power-field.ts';
import type { Precision } from './precision.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { writtenSearches } from './searches.ts';
import { spell, spellDuration, spellFraction } from './spell.ts';
import type { SweepSpec } from './sweep-field.ts';
import type { Threshold } from './threshold.ts';

/**
 * A scenario as YAML with every default written out and units on every quantity. Reading it gives the same scenario
 * (same hash, same results). `folder` is where the text will be kept, so that relative paths still lead to the same files.
 */
export function resolvedYaml(scenario: Scenario, options: { readonly folder?: string } = {}): string {
  const from = options.folder ?? scenario.folder;
  const to = relative(from, scenario.folder);
  const { name, question, description, notice, seed, replications, outputs, tenants } = scenario;
  const written = {
    name,
    ...(question === undefined ? {} : { question }),
    ...(description === undefined ? {} : { description }),
    notice,
    try: scenario.try,
    seed,
    ...(scenario.begin === undefined ? {} : { begin: formatInstant(scenario.begin) }),
    ...(scenario.horizon === null ? {} : { horizon: spellDuration(scenario.horizon) }),
    warmup: scenario.autoWarmup ? 'auto' : spellDuration(scenario.warmup),
    cooldown: spellDuration(scenario.cooldown),
    replications,
    ...(scenario.shake === undefined ? {} : { shake: spellDuration(scenario.shake) }),
    ...(scenario.precision === undefined ? {} : { precision: writtenPrecision(scenario.precision) }),
    confidence: spellFraction(scenario.confidence),
    cluster: writtenCluster(scenario.cluster),
    ...(scenario.electricity === undefined ? {} : { electricity: writtenElectricity(scenario.electricity) }),
    ...(scenario.carbon === undefined ? {} : { carbon: writtenCarbon(scenario.carbon) }),
    tenants: mapped(tenants, ({ share }) => (share === undefined ? {} : { share: spellFraction(share) })),
    workloads: spell(scenarioSchema.shape.workloads, scenario.workloads),
    policies: mapped(scenario.policies, writtenPolicy),
    ...(scenario.answer === undefined ? {} : { answer: scenario.answer }),
    ...(scenario.thresholds === undefined ? {} : { thresholds: scenario.thresholds.map(writtenThreshold) }),
    ...(scenario.economics === undefined ? {} : { economics: writtenEconomics(scenario.economics, scenario.begin) }),
    outputs,
    ...(scenario.sweep === undefined ? {} : { sweep: writtenSweep(scenario.sweep) }),
    ...writtenSearches(scenario),
    ...(to === '' ? {} : { folder: to }),
  };
  const heading = `# Every default is written out. Scenario ${scenario.hash.slice(0, 12)}\n`;
  return (
    heading +
    stringify(tagsFirst(written), { lineWidth: 0, version: '1.2', schema: 'core', aliasDuplicateObjects: false })
  );
}

function writtenSweep({ over, points, ...rest }: SweepSpec): object {
  return { over: mapped(over, writtenAxis), ...rest, ...(points === null ? {} : { points }) };
}

/** What a map is comes before what it holds. */
function tagsFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tagsFirst);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, tagsFirst(inner)] as const);
  const isTag = ([key, inner]: readonly [string, unknown]) => tags.has(key) && typeof inner === 'string';
  return Object.fromEntries([...entries.filter(isTag), ...entries.filter((entry) => !isTag(entry))]);
}

const tags = new Set(['kind', 'process', 'distribution', 'model']);

function writtenCluster({ pools, pue }: ClusterSpec): object {
  return { pools: mapped(pools, writtenPool), ...(pue === undefined ? {} : { pue }) };
}

function writtenPool(pool: PoolSpec): object {
  const { kind: _kind, accelerator: _accelerator, power: _power, from, until, changes, ...sizes } = pool;
  return {
    ...sizes,
    ...(from === undefined ? {} : { from: spellDuration(from) }),
    ...(until === undefined ? {} : { until: spellDuration(until) }),
    ...(changes === undefined
      ? {}
      : { changes: changes.map((change) => ({ ...change, at: spellDuration(change.at) })) }),
    ...writtenPower(pool),
  };
}

function writtenPolicy({ ordering, backfill, scheduler, start, powerCap, pass, walltime, oracle }: PolicySpec): object {
  return {
    ordering: writtenStrategy(orderingField, ordering),
    backfill: writtenStrategy(backfillField, backfill),
    ...(start === undefined ? {} : { start: writtenStrategy(startField, start) }),
    ...(powerCap === undefined ? {} : { powerCap: writtenPowerCap(powerCap) }),
    pass: writtenPass(pass),
    walltime: writtenWalltime(walltime),
    oracle,
    ...(scheduler === undefined ? {} : writtenModule(scheduler)),
  };
}

function writtenPrecision({ to, on, atMost }: Precision): object {
  return { to: spellFraction(to), on, atMost };
}

function writtenThreshold({ text, policies, confidence }: Threshold): unknown {
  if (policies === undefined && confidence === undefined) return text;
  return {
    threshold: text,
    ...(policies === undefined ? {} : { policies }),
    ...(confidence === undefined ? {} : { confidence: spellFraction(confidence) }),
  };
}

/** A strategy without options is written as a word. */
function writtenStrategy(field: z.ZodType, strategy: StrategySpec): unknown {
  return Object.keys(strategy).length === 1 ? strategy.kind : spell(field, strategy);
}

function writtenModule({ kind: _kind, module, ...options }: StrategySpec): object {
  return { module, ...(Object.keys(options).length === 0 ? {} : { options }) };
}

function writtenPass(pass: PassSpec): unknown {
  if (pass.kind !== 'periodic') return pass.kind;
  const { every, main } = pass;
  return { every: spellDuration(every), ...(main === null ? {} : { main: spellDuration(main) }) };
}

function writtenWalltime(walltime: WalltimeSpec): unknown {
  return walltime.rule === 'grace' ? { grace: spellDuration(walltime.grace) } : walltime.rule;
}

function mapped<T>(map: Readonly<Record<string, T>>, write: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, write(value)]));
}
