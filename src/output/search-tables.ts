import type { LimitSearch, ParetoSearch, SelectionSearch, SensitivitySearch } from '../experiment/index.ts';
import { whyNoValue } from '../metrics/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { originCells } from './origin.ts';
import { columnNames, effectsFile, plansFile, pointsFile, selectionFile, trialsFile } from './search-columns.ts';
import { sweepRows } from './sweep-rows.ts';
import type { Cell } from './write-table.ts';

/** A table of a search: its name, its first line, its rows. */
export interface SearchTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** The tables of a selection of the best policy. */
export function selectionTables({ scenario, outcome, measures }: SelectionSearch, version: string): SearchTable[] {
  const { path, unit } = measures[0]!;
  const ending = originCells({ scenario, version });
  const rows = outcome.candidates.map(
    ({ policy, fate, replications, estimate, behind, rinott, budgetShare }): Cell[] => {
      const { mean, halfWidth } = estimate;
      const gap = [behind?.mean ?? null, behind?.halfWidth ?? null];
      return [
        policy,
        path,
        unit,
        fate,
        mean,
        halfWidth,
        replications,
        ...gap,
        rinott,
        budgetShare,
        ...intervalCells(estimate.interval),
        ...ending,
      ];
    },
  );
  return [table(selectionFile, rows)];
}

/** The tables of a search for what matters. */
export function sensitivityTables({ scenario, outcome, measures }: SensitivitySearch, version: string): SearchTable[] {
  const { effects, base, factors, points } = outcome;
  const origin = { scenario, version };
  const ending = originCells(origin);
  const paths = factors.map(({ path }) => path);
  const rows = effects.map(({ path, policy, measure, morris, sobol, ends }): Cell[] => {
    const { unit } = measures.find((one) => one.path === measure)!;
    const middle = base.find((point) => point.policy === policy)?.estimates[measure]?.mean ?? null;
    return [
      path,
      policy,
      measure,
      unit,
      ...[morris?.mu, morris?.muStar, morris?.muStarHalfWidth, morris?.sigma].map(cell),
      ...[sobol?.first, ...(sobol?.firstInterval ?? [null, null])].map(cell),
      ...[sobol?.total, ...(sobol?.totalInterval ?? [null, null])].map(cell),
      ends.low.mean,
      middle,
      ends.high.mean,
      ...ending,
    ];
  });
  return [
    table(effectsFile, rows),
    {
      name: pointsFile.name,
      columns: columnNames(pointsFile, { paths }),
      rows: sweepRows(points, { measures }, paths, origin),
    },
  ];
}

/** The table of a search for a limit. */
export function limitTables({ scenario, outcome, measures }: LimitSearch, version: string): SearchTable[] {
  const ending = originCells({ scenario, version });
  const units = new Map(measures.map(({ path, unit }) => [path, unit]));
  const paths = Object.keys(outcome.trials[0]?.point.settings ?? {});
  const rows = outcome.trials.flatMap(({ value, policy, holds, verdicts, point }, trial) =>
    verdicts.map(({ text, measure, verdict, limit, estimate, replicationsNeeded }): Cell[] => [
      trial + 1,
      ...paths.map((path) => String(point.settings[path])),
      policy,
      value,
      holds ? 1 : 0,
      text,
      verdict,
      units.get(measure) ?? '',
      limit,
      estimate.mean,
      estimate.halfWidth,
      replicationsOf(estimate),
      replicationsNeeded,
      ...intervalCells(estimate.interval),
      ...ending,
    ]),
  );
  return [{ name: trialsFile.name, columns: columnNames(trialsFile, { paths }), rows }];
}

/** The table of plans. */
export function paretoTables({ scenario, outcome, measures }: ParetoSearch, version: string): SearchTable[] {
  const ending = originCells({ scenario, version });
  const rows = outcome.plans.flatMap(({ name, point, dominatedBy, overlaps }) =>
    measures.map(({ path, unit }, at): Cell[] => {
      const estimate = point.estimates[path]!;
      const { mean, halfWidth } = estimate;
      const standing = [dominatedBy.length === 0 ? 0 : 1, dominatedBy.join('; '), overlaps.join('; ')];
      const score = [path, unit, outcome.better[at]!, mean, halfWidth, replicationsOf(estimate)];
      const why = mean === null ? whyNoValue(point.unbounded.includes(path)) : null;
      return [name, point.policy, ...score, ...standing, ...intervalCells(estimate.interval), why, ...ending];
    }),
  );
  return [table(plansFile, rows)];
}

function table(file: typeof selectionFile, rows: Iterable<readonly Cell[]>): SearchTable {
  return { name: file.name, columns: columnNames(file, { paths: [] }), rows };
}

function cell(value: number | null | undefined): Cell {
  return value ?? null;
}
