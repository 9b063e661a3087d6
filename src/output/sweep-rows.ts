import type { ConcludedPoint, Measure, PointOutcome, Search } from '../experiment/index.ts';
import { systemMetrics } from '../metrics/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { type Origin, originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** The rows of `sweep.csv`. */
export function* sweepRows(
  points: readonly PointOutcome[],
  { measures }: Pick<Search, 'measures'>,
  paths: readonly string[],
  origin: Origin,
): Generator<Cell[]> {
  const ending = originCells(origin);
  for (const { point, settings, policy, unstable, estimates } of points) {
    for (const { path, unit } of measures) {
      const estimate = estimates[path]!;
      const { mean, halfWidth } = estimate;
      const where = [point + 1, ...cellsOf(settings, paths), policy];
      yield [
        ...where,
        path,
        unit,
        mean,
        halfWidth,
        replicationsOf(estimate),
        unstable ? 1 : 0,
        ...intervalCells(estimate.interval),
        ...ending,
      ];
    }
  }
}

/** Metrics of the machine that are told of every run beside the measures. */
export function otherMetrics(measures: readonly Measure[]): string[] {
  return systemMetrics.names.filter((name) => !measures.some(({ path }) => path === name));
}

/** The rows of `runs.csv` that belong to a point. */
export function* runRows(
  { point, study, outcomes }: ConcludedPoint,
  measures: readonly Measure[],
  paths: readonly string[],
  origin: Origin,
): Generator<Cell[]> {
  const ending = originCells(origin);
  const others = otherMetrics(measures);
  for (const { policy, settings, estimates } of outcomes) {
    const runs = study.runs.filter((run) => run.policy === policy);
    for (const [place, { replication, unstable, system }] of runs.entries()) {
      const where = [point + 1, ...cellsOf(settings, paths), policy, replication + 1, unstable ? 1 : 0];
      const values = measures.map(({ path }) => estimates[path]!.values[place] ?? null);
      yield [...where, ...values, ...others.map((name) => system[name] ?? null), ...ending];
    }
  }
}

function cellsOf(settings: PointOutcome['settings'], paths: readonly string[]): Cell[] {
  return paths.map((path) => {
    const setting = settings[path]!;
    return typeof setting === 'number' ? setting : String(setting);
  });
}
