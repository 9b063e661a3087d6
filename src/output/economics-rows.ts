import { yearQuantities } from '../economics/index.ts';
import type { Study } from '../experiment/index.ts';
import { systemMetrics } from '../metrics/index.ts';
import { intervalCells } from './interval-columns.ts';
import { originCells } from './origin.ts';
import type { Cell } from './write-table.ts';

/** The rows of `economics.csv`. */
export function* economicsRows({ scenario, economics, runs }: Study, version: string): Generator<Cell[]> {
  if (economics === undefined) return;
  const origin = originCells({ scenario, version });
  for (const { policy, years, plan } of economics.policies) {
    const replications = runs.filter((run) => run.policy === policy).length;
    const rows = [...years.map((values, index) => [`${index + 1}`, values] as const), ['plan', plan] as const];
    for (const [period, values] of rows) {
      for (const [name, { mean, halfWidth, interval }] of Object.entries(values)) {
        yield [
          policy,
          period,
          name,
          unitOf(name),
          mean,
          halfWidth,
          economics.currency,
          replications,
          ...intervalCells(interval),
          ...origin,
        ];
      }
    }
  }
}

function unitOf(name: string): string {
  return (yearQuantities.find((quantity) => quantity.name === name) ?? systemMetrics.find(name))?.unit ?? '';
}
