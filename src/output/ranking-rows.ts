import type { Ranking, Study } from '../experiment/index.ts';
import { replicationsOf } from './groups-rows.ts';
import { intervalCells } from './interval-columns.ts';
import { originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** The rows of `ranking.csv`. */
export function* rankingRows(
  { measure, standings }: Ranking,
  studies: readonly { readonly study: Study }[],
  version: string,
): Generator<Cell[]> {
  for (const [at, { scenario, places }] of standings.entries()) {
    const origin = originCells({ scenario: studies[at]!.study.scenario, version });
    for (const { policy, rank, estimate, ratio } of places) {
      const { mean, halfWidth } = estimate;
      yield [
        scenario,
        policy,
        measure.path,
        measure.unit,
        rank,
        mean,
        halfWidth,
        ratio,
        replicationsOf(estimate),
        ...intervalCells(estimate.interval),
        ...origin,
      ];
    }
  }
}
