import {
  countRange,
  type Dimension,
  dimensions,
  type GroupResult,
  type GrowingQueue,
  jobMetrics,
  poolMetrics,
  type RunResult,
  rangeOf,
  systemMetrics,
} from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { describePolicy, type Knowledge } from '../scheduler/index.ts';
import { batchEstimate, estimate, withheld } from './estimate.ts';
import { reasonEstimates } from './reason-estimates.ts';
import type { Estimate, GroupEstimate, PolicyEstimate, Statistic } from './study.ts';

/** Single users of a study: the largest by accelerator time; every run's own files have them all. */
export const mostUsers = 1000;

/** What the finished runs of every policy come to, in the order of the scenario. */
export function policyEstimates(
  scenario: Scenario,
  runs: readonly RunResult[],
  knowledge: ReadonlyMap<string, Knowledge>,
): PolicyEstimate[] {
  return Object.entries(scenario.policies).map(([policy, spec]) => {
    const own = runs.filter((run) => run.policy === policy);
    const unstable = isUnstable(own);
    const growing = unstable ? queuesThatGrow(own) : [];
    return {
      policy,
      description: describePolicy(spec),
      knowledge: knowledge.get(policy) ?? 'none',
      groups: groupEstimates(own, scenario.confidence),
      system: systemEstimates(own, scenario.confidence, unstable),
      ...poolEstimates(own, scenario.confidence),
      reasons: reasonEstimates(own, scenario.confidence, isUnstable),
      unstable,
      ...(growing.length > 0 ? { growing } : {}),
    };
  });
}

/**
 * A share of the replications in which a queue that grows without bound is found, however small the excess of load.
 * The test of one run errs in up to one of a thousand; with hundreds of replications a single alarm is to be expected.
 */
const unstableFrom = 0.1;

function isUnstable(runs: readonly ({ readonly unstable?: boolean } | undefined)[]): boolean {
  const growing = runs.filter((run) => run?.unstable).length;
  return growing > 0 && growing >= unstableFrom * runs.length;
}

/** The queues that grow in a tenth of the runs; of pools whose jobs are told apart in different ways, as most runs tell them. */
function queuesThatGrow(runs: readonly RunResult[]): GrowingQueue[] {
  const found = new Map<string, Map<string, { readonly queue: GrowingQueue; count: number }>>();
  for (const queue of runs.flatMap(({ growing = [] }) => growing)) {
    const ofPools = found.get(JSON.stringify(queue.pools)) ?? new Map();
    found.set(JSON.stringify(queue.pools), ofPools);
    const known = ofPools.get(JSON.stringify(queue.groups));
    if (known) known.count += 1;
    else ofPools.set(JSON.stringify(queue.groups), { queue, count: 1 });
  }
  return [...found.values()].flatMap((ofPools) => {
    const ways = [...ofPools.values()];
    if (ways.reduce((sum, { count }) => sum + count, 0) < unstableFrom * runs.length) return [];
    return [ways.reduce((most, way) => (way.count > most.count ? way : most)).queue];
  });
}

function systemEstimates(runs: readonly RunResult[], confidence: number, unstable: boolean): Record<string, Estimate> {
  const estimates: Record<string, Estimate> = {};
  for (const metric of systemMetrics.entries) {
    const { name, withheldWhenUnstable } = metric;
    if (runs.length > 0 && runs.every((run) => run.system[name] === undefined)) continue;
    const values = runs.map((run) => run.system[name] ?? null);
    estimates[name] =
      unstable && withheldWhenUnstable ? withheld(values) : estimate(values, confidence, rangeOf(metric));
  }
  return estimates;
}

/** What the pools come to; nothing where runs tell nothing of them. */
function poolEstimates(runs: readonly RunResult[], confidence: number): Pick<PolicyEstimate, 'pools'> {
  const names = runs[0]?.pools?.map(({ name }) => name);
  if (names === undefined) return {};
  return {
    pools: names.map((name, pool) => ({
      name,
      metrics: Object.fromEntries(
        poolMetrics.entries
          .filter(({ name }) => runs.some((run) => run.pools?.[pool]?.metrics[name] !== undefined))
          .map((metric) => [
            metric.name,
            estimate(
              runs.map((run) => run.pools?.[pool]?.metrics[metric.name] ?? null),
              confidence,
              rangeOf(metric),
            ),
          ]),
      ),
    })),
  };
}

function groupEstimates(runs: readonly RunResult[], confidence: number): GroupEstimate[] {
  const byKey = runs.map((run) => new Map(run.groups.map((group) => [keyOf(group), group])));
  return groupsOf(runs).map(({ dimension, name }) => {
    const groups = byKey.map((groups) => groups.get(keyOf({ dimension, name })));
    const unstable = isUnstable(groups);
    const count = (name: string, value: (group: GroupResult) => number) =>
      estimate(
        groups.map((group) => (group ? value(group) : 0)),
        confidence,
        countRange(name),
      );
    return {
      dimension,
      name,
      ...(unstable ? { unstable: true as const } : {}),
      submitted: count('jobs-submitted', (group) => group.submitted),
      rejected: count('jobs-rejected', (group) => group.rejected),
      acceleratorSeconds: count('accelerator-seconds', (group) => group.acceleratorSeconds),
      metrics: metricEstimates(groups, confidence, unstable),
      ...totalEstimates(groups, confidence),
    };
  });
}

/** Sums over the jobs of a group, where runs have them. */
function totalEstimates(
  groups: readonly (GroupResult | undefined)[],
  confidence: number,
): Pick<GroupEstimate, 'totals'> {
  const names = Object.keys(groups.find((group) => group?.totals)?.totals ?? {});
  if (names.length === 0) return {};
  const of = (name: string) =>
    estimate(
      groups.map((group) => group?.totals?.[name] ?? 0),
      confidence,
      countRange(name),
    );
  return { totals: Object.fromEntries(names.map((name) => [name, of(name)])) };
}

function metricEstimates(
  groups: readonly (GroupResult | undefined)[],
  confidence: number,
  unstable: boolean,
): GroupEstimate['metrics'] {
  const metrics: Record<string, Record<Statistic, Estimate>> = {};
  for (const metric of jobMetrics.entries) {
    const { name, withheldWhenUnstable } = metric;
    const range = rangeOf(metric);
    const of = (statistic: Statistic) => {
      const values = groups.map((group) => group?.metrics[name]?.[statistic] ?? null);
      if (unstable && withheldWhenUnstable) return withheld(values);
      const batches = statistic === 'mean' && groups.length === 1 ? groups[0]?.batches?.[name] : undefined;
      return batches === undefined
        ? estimate(values, confidence, range)
        : batchEstimate(values, batches, confidence, range);
    };
    metrics[name] = {
      mean: of('mean'),
      p50: of('p50'),
      p90: of('p90'),
      p95: of('p95'),
      p99: of('p99'),
      max: of('max'),
    };
  }
  return metrics;
}

/** Every group that some replication has: by dimension, in the order they were met, sizes from small to large. */
function groupsOf(runs: readonly RunResult[]): { dimension: Dimension; name: string }[] {
  const seconds = new Map<string, { dimension: Dimension; name: string; acceleratorSeconds: number }>();
  for (const run of runs) {
    for (const group of run.groups) {
      const key = keyOf(group);
      const known = seconds.get(key);
      if (known) known.acceleratorSeconds += group.acceleratorSeconds;
      else {
        const { dimension, name, acceleratorSeconds } = group;
        seconds.set(key, { dimension, name, acceleratorSeconds });
      }
    }
  }
  const all = [...seconds.values()];
  return dimensions.flatMap((dimension) => {
    const own = all.filter((group) => group.dimension === dimension);
    if (dimension === 'size') return own.sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10));
    if (dimension !== 'user' || own.length <= mostUsers) return own;
    const smallest = own.map((group) => group.acceleratorSeconds).sort((a, b) => b - a)[mostUsers - 1]!;
    return own.filter((group) => group.acceleratorSeconds >= smallest).slice(0, mostUsers);
  });
}

function keyOf({ dimension, name }: { readonly dimension: Dimension; readonly name: string }): string {
  return `${dimension} ${name}`;
}
