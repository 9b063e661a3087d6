import type { Study } from '../experiment/index.ts';
import { poolMetrics, type RunResult } from '../metrics/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { type Origin, originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** What one pool comes to is what the machine comes to, so a table of pools is for several. */
export function hasSeveralPools({ cluster }: Pick<Scenario, 'cluster'>): boolean {
  return Object.keys(cluster.pools).length > 1;
}

/** The rows of `pools.csv` beside a run. */
export function* runPoolsRows({ policy, replication, pools = [] }: RunResult, origin: Origin): Generator<Cell[]> {
  for (const { name: pool, metrics } of pools) {
    for (const { name, unit } of poolMetrics.entries) {
      const value = metrics[name];
      if (value === undefined) continue;
      yield [
        pool,
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
}

/** The rows of `pools.csv` beside a study. */
export function* studyPoolsRows({ scenario, policies }: Study, version: string): Generator<Cell[]> {
  const origin = originCells({ scenario, version });
  for (const { policy, pools = [] } of policies) {
    for (const { name: pool, metrics } of pools) {
      for (const { name, unit } of poolMetrics.entries) {
        const estimate = metrics[name];
        if (estimate === undefined) continue;
        const { mean, halfWidth } = estimate;
        yield [
          pool,
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
}
