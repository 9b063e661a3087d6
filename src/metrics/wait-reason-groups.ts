import type { Cells } from './cells.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { WaitReasonGroup } from './result.ts';
import type { WaitReason, WaitReasonColumns } from './wait-reasons.ts';

/** Sums by group, for every dimension but single users. O(rows + cells × dimensions). */
export function waitReasonGroups(
  columns: WaitReasonColumns,
  start: Float64Array,
  { cell, count, groupings }: Cells,
  { first, last }: MeasuredWindow,
): WaitReasonGroup[] {
  const jobs = new Float64Array(count);
  const { held, powerCap } = columns;
  const byReason: readonly (readonly [WaitReason, Float64Array])[] = [
    ['Resources', columns.resources],
    ['Priority', columns.priority],
    ['Backfill', columns.backfill],
    ...(powerCap ? [['PowerCap', powerCap] as const] : []),
    ...(held ? [[held.reason, held.seconds] as const] : []),
  ];
  const sums = byReason.map(() => new Float64Array(count));
  for (let job = first; job < last; job += 1) {
    if (Number.isNaN(start[job]!)) continue;
    const at = cell[job - first]!;
    jobs[at]! += 1;
    for (let r = 0; r < byReason.length; r += 1) sums[r]![at]! += byReason[r]![1][job]!;
  }
  return groupings
    .filter(({ dimension }) => dimension !== 'user')
    .flatMap(({ dimension, names, group }) => {
      const totals = names.map(() => ({ jobs: 0, seconds: byReason.map(() => 0) }));
      for (let c = 0; c < count; c += 1) {
        const total = totals[group[c]!]!;
        total.jobs += jobs[c]!;
        for (let r = 0; r < sums.length; r += 1) total.seconds[r]! += sums[r]![c]!;
      }
      return names.flatMap((name, i) => {
        const { jobs, seconds } = totals[i]!;
        if (jobs === 0) return [];
        const named = Object.fromEntries(byReason.map(([reason], r) => [reason, seconds[r]!]));
        return [{ dimension, name, jobs, seconds: named as WaitReasonGroup['seconds'] }];
      });
    });
}
