import type { PageComparison, PageMetric } from '../../src/output/payload.ts';
import { count, uncapitalised } from '../format.ts';
import { statisticNames, verdict } from '../sentences.ts';

/** About the paired differences: how many are shown at all, and the largest among all jobs and among the groups. */
export function forestSentence(
  comparisons: readonly PageComparison[],
  metricOf: (metric: string) => Pick<PageMetric, 'label' | 'of'> | undefined,
): string {
  const first = comparisons[0];
  if (first === undefined) return 'There is nothing to compare.';
  const largest = (some: readonly PageComparison[]) =>
    [...some].sort((a, b) => Math.abs(b.relative[0] ?? 0) - Math.abs(a.relative[0] ?? 0))[0];
  if (comparisons.every((c) => c.verdict === 'single-run')) {
    const most = largest(comparisons)!;
    return `One run shows what happened, not how sure it is: largest is ${what(most, metricOf)} under ${most.policy}, ${verdict(most)}.`;
  }
  const shown = comparisons.filter((c) => c.verdict === 'better' || c.verdict === 'worse');
  if (shown.length === 0)
    return `None of ${count(comparisons.length, 'difference')} from ${first.baseline} is shown: every interval holds zero.`;
  const most = largest(shown)!;
  const worse = largest(shown.filter((c) => c.verdict === 'worse' && c !== most));
  const start = `${shown.length} of ${count(comparisons.length, 'difference')} from ${first.baseline} ${shown.length === 1 ? 'is shown: its interval excludes' : 'are shown: their intervals exclude'} zero. The largest is ${what(most, metricOf)} under ${most.policy}, ${verdict(most)}`;
  return worse === undefined
    ? `${start}.`
    : `${start}. Not all gain: ${what(worse, metricOf)} under ${worse.policy} is ${verdict(worse)}.`;
}

/** "the mean wait of class chat", "the emissions". */
function what(
  { metric, statistic, dimension, group }: PageComparison,
  metricOf: (metric: string) => Pick<PageMetric, 'label' | 'of'> | undefined,
): string {
  const found = metricOf(metric);
  const label = uncapitalised(found?.label ?? metric);
  if (found?.of === 'system') return `the ${label}`;
  return `the ${statisticNames[statistic]} ${label}${dimension === 'all' ? '' : ` of ${dimension} ${group}`}`;
}
