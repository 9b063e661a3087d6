import type { Summary } from './result.ts';

/** What is told of a metric's distribution over the jobs of a group. */
export type Statistic = Exclude<keyof Summary, 'count'>;

export const statistics = ['mean', 'p50', 'p90', 'p95', 'p99', 'max'] as const satisfies readonly Statistic[];

/** How a statistic is told before the name of a metric: "95 % wait". */
export const statisticWords: Readonly<Record<Statistic, string>> = {
  mean: 'mean',
  p50: 'median',
  p90: '90 %',
  p95: '95 %',
  p99: '99 %',
  max: 'largest',
};
