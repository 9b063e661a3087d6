import { type Better, type Dimension, jobMetrics, systemMetrics } from '../metrics/index.ts';
import { bonferroni } from '../statistics/index.ts';
import { estimate } from './estimate.ts';
import { relativeChange } from './relative-change.ts';
import type { Comparison, Estimate, PolicyEstimate, Statistic } from './study.ts';

/** What is compared between two policies. */
interface Compared {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly dimension: Dimension;
  readonly group: string;
}

/** Groups of a dimension that are compared one by one: the largest by accelerator time. More would widen every interval. */
const mostGroups = 12;

/**
 * Paired differences of every other policy against the first, on the same replications. The intervals hold together
 * with the confidence given: they are corrected for their number (Bonferroni), so the more is compared, the wider each.
 */
export function compareWithFirst(policies: readonly PolicyEstimate[], confidence: number): Comparison[] {
  const [baseline, ...others] = policies;
  if (!baseline) return [];
  const compared = whatIsCompared(baseline);
  const pairs = others.flatMap((policy) => compared.map((what) => ({ what, policy })));
  const each = bonferroni(confidence, Math.max(1, comparisonsIn(policies)));
  return pairs.flatMap(({ what, policy }) => compare(what, baseline, policy, each) ?? []);
}

/** How the mean waits of two policies differ, at the same corrected confidence as all other comparisons of the study. */
export function compareMeanWaits(
  policies: readonly PolicyEstimate[],
  baseline: PolicyEstimate,
  policy: PolicyEstimate,
  confidence: number,
): Comparison | undefined {
  const each = bonferroni(confidence, Math.max(1, comparisonsIn(policies)));
  return compare({ metric: 'wait', statistic: 'mean', dimension: 'all', group: 'all' }, baseline, policy, each);
}

/** Comparisons against the first, and those of mean waits among the others, which the answer may speak of. */
function comparisonsIn(policies: readonly PolicyEstimate[]): number {
  const others = policies.length - 1;
  return others * (policies[0] ? whatIsCompared(policies[0]).length : 0) + (others * (others - 1)) / 2;
}

/** Of the whole machine: compared where the scenario asks what they come to. */
const ofMachine = ['electricity-cost', 'emissions'];

function whatIsCompared({ groups, system }: PolicyEstimate): Compared[] {
  const all = groups.find((group) => group.dimension === 'all');
  if (!all) return [];
  const overall = { dimension: 'all', group: all.name } as const;
  const largest = (dimension: 'class' | 'tenant') => {
    const own = groups
      .filter((group) => group.dimension === dimension)
      .sort((a, b) => (b.acceleratorSeconds.mean ?? 0) - (a.acceleratorSeconds.mean ?? 0));
    return own.length > 1 ? own.slice(0, mostGroups) : [];
  };
  const shown = [...largest('class'), ...largest('tenant')];
  return [
    { metric: 'wait', statistic: 'mean', ...overall },
    { metric: 'wait', statistic: 'p95', ...overall },
    { metric: 'bounded-slowdown', statistic: 'mean', ...overall },
    ...ofMachine
      .filter((metric) => system[metric] !== undefined)
      .map((metric) => ({ metric, statistic: 'mean', ...overall }) as const),
    ...shown.map(({ dimension, name }) => ({ metric: 'wait', statistic: 'mean', dimension, group: name }) as const),
  ];
}

function compare(
  what: Compared,
  baseline: PolicyEstimate,
  policy: PolicyEstimate,
  confidence: number,
): Comparison | undefined {
  const before = estimateOf(baseline, what);
  const after = estimateOf(policy, what);
  if (!before || !after || before.mean === null || after.mean === null) return undefined;
  const pairs = Array.from({ length: Math.max(before.values.length, after.values.length) }, (_, replication) => {
    const [x, y] = [before.values[replication] ?? null, after.values[replication] ?? null];
    return x === null || y === null ? null : ([x, y] as const);
  });
  const difference = estimate(
    pairs.map((pair) => (pair === null ? null : pair[1] - pair[0])),
    confidence,
  );
  if (difference.mean === null) return undefined;
  const known = pairs.filter((pair) => pair !== null);
  return {
    ...what,
    baseline: baseline.policy,
    policy: policy.policy,
    difference,
    ...relativeChange(known, confidence),
    verdict: verdictOf(
      difference,
      (jobMetrics.find(what.metric) ?? systemMetrics.find(what.metric))?.better ?? 'neither',
    ),
  };
}

/** A group is found by dimension and name; the group of all jobs by its dimension alone. */
function estimateOf(
  { groups, system }: PolicyEstimate,
  { dimension, group, metric, statistic }: Compared,
): Estimate | undefined {
  if (ofMachine.includes(metric)) return system[metric];
  const found = groups.find(
    (candidate) => candidate.dimension === dimension && (dimension === 'all' || candidate.name === group),
  );
  return found?.metrics[metric]?.[statistic];
}

function verdictOf({ mean, halfWidth }: Estimate, better: Better): Comparison['verdict'] {
  if (halfWidth === null) return 'single-run';
  if (mean === null || better === 'neither' || Math.abs(mean) <= halfWidth) return 'no-difference-shown';
  return mean < 0 === (better === 'lower') ? 'better' : 'worse';
}
