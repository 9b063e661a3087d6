import type { GroupEstimate, Study } from '../experiment/index.ts';
import { dimensions, jobMetrics, type Metric, poolMetrics, systemMetrics } from '../metrics/index.ts';
import { jsonText } from './json-text.ts';
import { hasSeveralPools } from './pools-rows.ts';

/** Raised whenever a reader of the old form would be misled. */
export const summaryVersion = 1;

/** Groups of one dimension in the summary: the largest by accelerator time. */
const mostGroups = 50;

/** What `summary.json` says, in its order. Numbers are in SI base units; null is "not known" or "not estimable". */
export function summaryOf(study: Study, version: string) {
  const { scenario, replications, policies, comparisons, thresholds, notes, cleaning, answer, partial, runs } = study;
  const { name, question, hash, seed, horizon, warmup, cooldown, confidence } = scenario;
  return {
    summaryVersion,
    program: 'queueworks',
    version,
    scenario: {
      name,
      question: question ?? null,
      hash,
      seed,
      horizon,
      warmup,
      cooldown,
      replications,
      confidence,
      policies: Object.keys(scenario.policies),
    },
    answer,
    partial,
    notes,
    comparisons,
    thresholds,
    ...(study.economics ? { economics: study.economics } : {}),
    policies: policies.map(({ pools, ...policy }) => ({
      ...policy,
      ...(pools !== undefined && hasSeveralPools(scenario) ? { pools } : {}),
      groups: largestGroups(policy.groups),
    })),
    runs: runs.map(({ policy, replication, window, unstable }) => ({
      policy,
      replication: replication + 1,
      window,
      unstable,
    })),
    cleaning,
    metrics: {
      job: jobMetrics.entries.map(meaning),
      system: systemMetrics.entries.map(meaning),
      ...(hasSeveralPools(scenario) ? { pool: poolMetrics.entries.map(meaning) } : {}),
    },
  };
}

/** The study in one document. It holds no time of day and nothing of the machine it ran on: same study, same bytes. */
export function summaryJson(study: Study, version: string): string {
  return jsonText(summaryOf(study, version));
}

/** Single users and long tails fill files, not summaries: `groups.csv` has them. The order stays. */
function largestGroups(groups: readonly GroupEstimate[]): GroupEstimate[] {
  return dimensions
    .filter((dimension) => dimension !== 'user')
    .flatMap((dimension) => {
      const own = groups.filter((group) => group.dimension === dimension);
      const kept = new Set(own.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, mostGroups));
      return own.filter((group) => kept.has(group));
    });
}

function sizeOf({ acceleratorSeconds }: GroupEstimate): number {
  return acceleratorSeconds.mean ?? 0;
}

function meaning({ name, label, unit, better }: Metric) {
  return { name, label, unit, better };
}
