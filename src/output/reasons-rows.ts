import type { Study } from '../experiment/index.ts';
import { type RunResult, waitReasons } from '../metrics/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { type Origin, originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** The rows of `reasons.csv` beside a run. */
export function* runReasonsRows(result: RunResult, origin: Origin): Generator<Cell[]> {
  const { policy, replication } = result;
  const growing = new Set(
    result.groups.flatMap(({ dimension, name, unstable }) => (unstable ? [`${dimension} ${name}`] : [])),
  );
  const ending = [policy, replication + 1, ...intervalCells(null), ...originCells(origin)];
  for (const { dimension, name, jobs, seconds } of result.reasons ?? []) {
    const unstable = growing.has(`${dimension} ${name}`);
    const wait = waitReasons.reduce((sum, reason) => sum + (seconds[reason] ?? 0), 0);
    for (const reason of waitReasons) {
      const waited = seconds[reason];
      if (waited === undefined) continue;
      const mean = unstable ? null : waited / jobs;
      const share = unstable || wait === 0 ? null : waited / wait;
      yield [dimension, name, reason, mean, null, share, unstable ? 0 : 1, ...ending];
    }
  }
}

/** The rows of `reasons.csv` beside a study: means over its replications. */
export function* studyReasonsRows({ scenario, policies }: Study, version: string): Generator<Cell[]> {
  const origin = originCells({ scenario, version });
  for (const { policy, reasons = [] } of policies) {
    for (const { dimension, name, waits } of reasons) {
      const wait = waitReasons.reduce((sum, reason) => sum + (waits[reason]?.mean ?? 0), 0);
      for (const reason of waitReasons) {
        const waited = waits[reason];
        if (waited === undefined) continue;
        const { mean, halfWidth } = waited;
        const share = mean !== null && wait > 0 ? mean / wait : null;
        yield [
          dimension,
          name,
          reason,
          mean,
          halfWidth,
          share,
          replicationsOf(waited),
          policy,
          null,
          ...intervalCells(waited.interval),
          ...origin,
        ];
      }
    }
  }
}
