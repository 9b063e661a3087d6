import type { Study } from '../experiment/index.ts';
import { jobMetrics, type RunResult, systemMetrics, type Timeline } from '../metrics/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { type Origin, originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** The rows of `system.csv` beside a run. */
export function* runSystemRows({ policy, replication, system }: RunResult, origin: Origin): Generator<Cell[]> {
  for (const { name, unit } of systemMetrics.entries) {
    const value = system[name];
    if (value === undefined) continue;
    yield [
      name,
      unit,
      value,
      null,
      value === null ? 0 : 1,
      policy,
      replication + 1,
      ...intervalCells(null),
      ...originCells(origin),
    ];
  }
}

/** The rows of `system.csv` beside a study. */
export function* studySystemRows({ scenario, policies }: Study, version: string): Generator<Cell[]> {
  for (const { policy, system } of policies) {
    for (const { name, unit } of systemMetrics.entries) {
      const estimate = system[name];
      if (!estimate) continue;
      const { mean, halfWidth } = estimate;
      const origin = originCells({ scenario, version });
      yield [
        name,
        unit,
        mean,
        halfWidth,
        replicationsOf(estimate),
        policy,
        null,
        ...intervalCells(estimate.interval),
        ...origin,
      ];
    }
  }
}

/** The rows of `comparison.csv`. */
export function* comparisonRows({ scenario, comparisons }: Study, version: string): Generator<Cell[]> {
  for (const { policy, baseline, dimension, group, metric, statistic, difference, verdict, ...rest } of comparisons) {
    yield [
      policy,
      baseline,
      dimension,
      group,
      metric,
      (jobMetrics.find(metric) ?? systemMetrics.find(metric))?.unit ?? '',
      statistic,
      difference.mean,
      difference.halfWidth,
      rest.relative,
      rest.relativeHalfWidth,
      verdict,
      replicationsOf(difference),
      ...intervalCells(difference.interval),
      ...intervalCells(rest.relativeInterval),
      ...originCells({ scenario, version }),
    ];
  }
}

/** The rows of `thresholds.csv`. */
export function* thresholdRows({ scenario, thresholds }: Study, version: string): Generator<Cell[]> {
  for (const {
    text,
    policy,
    measure,
    unit,
    holdsWhen,
    limit,
    estimate,
    confidence,
    verdict,
    replicationsNeeded,
  } of thresholds) {
    const { mean, halfWidth } = estimate;
    const origin = originCells({ scenario, version });
    yield [
      text,
      policy,
      measure,
      unit,
      holdsWhen,
      limit,
      mean,
      halfWidth,
      confidence,
      verdict,
      replicationsOf(estimate),
      replicationsNeeded,
      ...intervalCells(estimate.interval),
      ...origin,
    ];
  }
}

/** The rows of `timeline.csv`. */
export function* timelineRows({ policy, replication, timeline }: RunResult, origin: Origin): Generator<Cell[]> {
  const { from, step } = timeline;
  for (let k = 0; k < timeline.allocated.length; k += 1) {
    const values = series.map((name) => timeline[name][k]!);
    if (timeline.held)
      values.push(timeline.held.jobs[k]!, timeline.held.accelerators[k]!, timeline.waitingPeaks.height[k]!);
    yield [from + k * step, from + (k + 1) * step, ...values, policy, replication + 1, ...originCells(origin)];
  }
}

/** In the order of the columns. */
const series = [
  'allocated',
  'queuedJobs',
  'queuedAccelerators',
  'runningJobs',
  'maximumQueuedJobs',
  'installed',
] as const satisfies readonly (keyof Timeline)[];
