import { type Better, type Dimension, isShare, jobMetrics, rangeOf, systemMetrics } from '../metrics/index.ts';
import { bonferroni, clamped, difference, differenceOfShares } from '../statistics/index.ts';
import { estimate } from './estimate.ts';
import { relativeChange } from './relative-change.ts';
import type { Comparison, Estimate, PolicyEstimate, Statistic } from './study.ts';

/** What is compared between two policies. */
export interface Compared {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly dimension: Dimension;
  readonly group: string;
}

/** The mean wait of all jobs. */
export const meanWait: Compared = { metric: 'wait', statistic: 'mean', dimension: 'all', group: 'all' };

/** Comparisons whose intervals hold together. */
export interface Family {
  readonly policies: readonly PolicyEstimate[];
  readonly confidence: number;
  /** What the answer tells: compared in any case, and among the others as well as against the first. */
  readonly told: readonly Compared[];
}

/** Groups of a dimension that are compared one by one: the largest by accelerator time. More would widen every interval. */
const mostGroups = 12;

/**
 * Paired differences of every other policy against the first, on the same replications. The intervals hold together
 * with the confidence given: they are corrected for their number (Bonferroni), so the more is compared, the wider each.
 */
export function compareWithFirst(family: Family): Comparison[] {
  const [baseline, ...others] = family.policies;
  if (!baseline) return [];
  const compared = whatIsCompared(baseline, family.told);
  const pairs = others.flatMap((policy) => compared.map((what) => ({ what, policy })));
  return pairs.flatMap(({ what, policy }) => compare(what, baseline, policy, corrected(family)) ?? []);
}

/** How two policies differ in something that the answer tells, at the same corrected confidence as all other comparisons of the study. */
export function comparePair(
  what: Compared,
  baseline: PolicyEstimate,
  policy: PolicyEstimate,
  family: Family,
): Comparison | undefined {
  return compare(what, baseline, policy, corrected(family));
}

/** The confidence of each comparison: those against the first, and those among the others, of which the answer may speak. */
function corrected({ policies, confidence, told }: Family): number {
  const others = policies.length - 1;
  const withFirst = others * (policies[0] ? whatIsCompared(policies[0], told).length : 0);
  return bonferroni(confidence, Math.max(1, withFirst + (told.length * others * (others - 1)) / 2));
}

/** Of the whole machine: compared where the scenario asks what they come to. */
const ofMachine = ['electricity-cost', 'emissions'];

function whatIsCompared({ groups, system }: PolicyEstimate, told: readonly Compared[]): Compared[] {
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
  const usual: Compared[] = [
    meanWait,
    { metric: 'wait', statistic: 'p95', ...overall },
    { metric: 'bounded-slowdown', statistic: 'mean', ...overall },
    ...ofMachine
      .filter((metric) => system[metric] !== undefined)
      .map((metric) => ({ metric, statistic: 'mean', ...overall }) as const),
    ...shown.map(({ dimension, name }) => ({ metric: 'wait', statistic: 'mean', dimension, group: name }) as const),
  ];
  return [...usual, ...told.filter((one) => !usual.some((other) => isSame(one, other)))];
}

function isSame(a: Compared, b: Compared): boolean {
  return (
    a.metric === b.metric &&
    a.statistic === b.statistic &&
    a.dimension === b.dimension &&
    (a.dimension === 'all' || a.group === b.group)
  );
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
    return x === null || y === null ? null : ([x, x + difference(y, x)] as const);
  });
  const metric = jobMetrics.find(what.metric) ?? systemMetrics.find(what.metric);
  const differs = estimateOfDifference(
    pairs.map((pair) => (pair === null ? null : pair[1] - pair[0])),
    confidence,
    metric !== undefined && isShare(metric),
  );
  if (differs.mean === null) return undefined;
  const known = pairs.filter((pair) => pair !== null);
  const plain = verdictOf(differs, metric?.better ?? 'neither');
  return {
    ...what,
    baseline: baseline.policy,
    policy: policy.policy,
    difference: differs,
    ...relativeChange(known, confidence, metric && rangeOf(metric)),
    verdict: systemMetrics.find(what.metric)?.growsWithWork
      ? ofTotal(plain, what, baseline, policy, confidence)
      : plain,
  };
}

/**
 * The mean of paired differences with its interval. It is Student's, cut to what a difference can be, and on no other scale, so that it leaves out
 * zero exactly when the paired t-test tells the two apart.
 */
function estimateOfDifference(values: readonly (number | null)[], confidence: number, ofShares: boolean): Estimate {
  const found = estimate(values, confidence);
  return found.interval !== null && ofShares
    ? { ...found, interval: clamped(found.interval, differenceOfShares) }
    : found;
}

/** A group is found by dimension and name; the group of all jobs by its dimension alone. */
function estimateOf(
  { groups, system }: PolicyEstimate,
  { dimension, group, metric, statistic }: Compared,
): Estimate | undefined {
  if (systemMetrics.find(metric) !== undefined) return system[metric];
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

/**
 * A total that grows with the work done is better or worse only where it is so for the same work, too: both intervals
 * must exclude zero (an intersection–union test, which needs no further correction). Otherwise who did more work would look dearer.
 */
function ofTotal(
  plain: Comparison['verdict'],
  { metric }: Compared,
  baseline: PolicyEstimate,
  policy: PolicyEstimate,
  confidence: number,
): Comparison['verdict'] {
  if (plain !== 'better' && plain !== 'worse') return plain;
  const replications = (baseline.system[metric]?.values ?? []).map((_, replication) => replication);
  const paired = (value: (policy: PolicyEstimate, replication: number) => number | null) =>
    estimate(
      replications.map((replication) => {
        const [before, after] = [value(baseline, replication), value(policy, replication)];
        return before === null || after === null ? null : difference(after, before);
      }),
      confidence,
    );
  const work = ({ system }: PolicyEstimate, replication: number) => system['useful-work']?.values[replication] ?? null;
  const perWork = paired((of, replication) => {
    const [total, done] = [of.system[metric]?.values[replication] ?? null, work(of, replication)];
    return total === null || done === null || done <= 0 ? null : total / done;
  });
  if (verdictOf(perWork, 'lower') === plain) return plain;
  const more = paired(work).mean ?? 0;
  // All such totals are better low.
  if (plain === 'worse' && more > 0) return 'more-work';
  return plain === 'better' && more < 0 ? 'less-work' : 'no-difference-shown';
}
