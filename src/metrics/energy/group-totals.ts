import type { Cells } from '../cells.ts';
import type { MeasuredWindow } from '../measured-window.ts';
import type { GroupResult } from '../result.ts';
import type { JobEnergy } from './row-columns.ts';

/** The groups with what their measured jobs answer for in energy (kWh), cost (EUR) and emissions (kg). O(rows + cells × dimensions). */
export function groupTotals(
  groups: readonly GroupResult[],
  { cell, count, groupings }: Cells,
  { first, last }: MeasuredWindow,
  { energy, cost, emissions }: JobEnergy,
): GroupResult[] {
  const columns: readonly (readonly [string, Float64Array | undefined])[] = [
    ['energy', energy],
    ['electricity-cost', cost],
    ['emissions', emissions],
  ];
  const totals = new Map<string, Record<string, number>>();
  for (const [what, column] of columns) {
    if (column === undefined) continue;
    const sums = new Float64Array(count);
    for (let job = first; job < last; job += 1) sums[cell[job - first]!]! += column[job]!;
    for (const { dimension, names, group } of groupings) {
      const ofGroups = new Float64Array(names.length);
      for (let c = 0; c < count; c += 1) ofGroups[group[c]!]! += sums[c]!;
      names.forEach((name, index) => {
        const key = `${dimension}\n${name}`;
        totals.set(key, { ...totals.get(key), [what]: ofGroups[index]! });
      });
    }
  }
  return groups.map((group) => ({ ...group, totals: totals.get(`${group.dimension}\n${group.name}`) ?? {} }));
}
