import type { Study } from '../experiment/index.ts';
import { jobMetrics, type Metric, systemMetrics } from '../metrics/index.ts';
import { jsonText } from './json-text.ts';

/** Raised whenever a reader of the old form would be misled. */
export const summaryVersion = 1;

/** What `summary.json` says, in its order. Numbers are in SI base units; null is "not known" or "not estimable". */
export function summaryOf(study: Study, version: string) {
  const { scenario, policies, comparisons, notes, cleaning, answer, partial, runs } = study;
  const { name, question, hash, seed, horizon, warmup, cooldown, replications, confidence } = scenario;
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
    policies: policies.map((policy) => ({
      ...policy,
      // Single users fill files, not summaries: they stand in groups.csv.
      groups: policy.groups.filter(({ dimension }) => dimension !== 'user'),
    })),
    runs: runs.map(({ policy, replication, window, unstable }) => ({
      policy,
      replication: replication + 1,
      window,
      unstable,
    })),
    cleaning,
    metrics: { job: jobMetrics.entries.map(meaning), system: systemMetrics.entries.map(meaning) },
  };
}

/** The study in one document. It holds no time of day and nothing of the machine it ran on: same study, same bytes. */
export function summaryJson(study: Study, version: string): string {
  return jsonText(summaryOf(study, version));
}

function meaning({ name, label, unit, better }: Metric) {
  return { name, label, unit, better };
}
