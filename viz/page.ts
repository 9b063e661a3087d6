import type { Statistic } from '../src/experiment/study.ts';
import type { PageData, PageEstimate, PageGroup, PageMetric, PagePolicy } from '../src/output/payload.ts';
import { formatCount, missing } from '../src/units/format-number.ts';
import type { Kind } from './format.ts';
import { nothing } from './interval.ts';
import type { Store } from './state.ts';

/** Whoever can say something to a screen reader. */
export interface Speaker {
  readonly announce: (text: string) => void;
}

/** What every view of a study is given. */
export interface Page extends Speaker {
  readonly data: PageData;
  readonly store: Store;
  /** First and last moment anything happened, s. */
  readonly extent: readonly [from: number, to: number];
  /** Calls back whenever colours change: theme, system setting, print. */
  readonly onColours: (listener: () => void) => void;
}

export function groupOf(policy: PagePolicy, dimension: string, name?: string): PageGroup | undefined {
  return policy.groups.find((group) => group.dimension === dimension && (name === undefined || group.name === name));
}

/** Names of the groups of a dimension over all policies, in the order they come. */
export function groupNames(data: PageData, dimension: string): string[] {
  return [
    ...new Set(
      data.policies.flatMap((policy) => policy.groups.filter((g) => g.dimension === dimension).map((g) => g.name)),
    ),
  ];
}

/** A job metric of a group, or an estimate of nothing. */
export function estimateOf(group: PageGroup | undefined, metric: string, statistic: Statistic): PageEstimate {
  return group?.metrics[metric]?.[statistic] ?? nothing;
}

export function metricOf(data: PageData, name: string): PageMetric | undefined {
  return data.metrics.find((metric) => metric.name === name);
}

/** How values of a metric are printed; a metric the page does not know is a number. */
export function kindOfMetric(data: PageData, name: string): Kind {
  return metricOf(data, name)?.kind ?? 'number';
}

/** Accelerators the machine holds, over all pools. */
export function installed(data: PageData): number {
  return data.pools.reduce((sum, pool) => sum + pool.capacity, 0);
}

/** How many jobs a group has: whole, since a mean over replications is of jobs. */
export function jobsText(group: PageGroup | undefined): string {
  const mean = group?.submitted[0] ?? null;
  return mean === null ? missing : formatCount(Math.round(mean));
}
