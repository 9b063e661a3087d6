import { quantileSorted, smallestSample } from '../statistics/index.ts';
import type { Grouping } from './cells.ts';
import type { AscendingColumn } from './column-sorter.ts';
import type { Summary } from './result.ts';

/**
 * The summary of each group of a grouping. The column comes sorted; dealing it out to the groups in that order (a
 * counting sort) leaves each group sorted too, so one sort serves all dimensions. O(values).
 * @param counts values in each cell
 * @param dealt scratch space, at least as long as the column
 */
export function summarise(
  { values, cells }: AscendingColumn,
  { group, names }: Grouping,
  counts: Uint32Array,
  dealt: Float64Array,
): Summary[] {
  if (names.length === 1) return [summaryOf(values)];
  const starts = new Uint32Array(names.length + 1);
  for (let cell = 0; cell < counts.length; cell += 1) starts[group[cell]! + 1]! += counts[cell]!;
  for (let index = 0; index < names.length; index += 1) starts[index + 1]! += starts[index]!;
  const places = starts.slice();
  for (let k = 0; k < cells.length; k += 1) {
    const index = group[cells[k]!]!;
    const place = places[index]!;
    places[index] = place + 1;
    dealt[place] = values[k]!;
  }
  return names.map((_, index) => summaryOf(dealt.subarray(starts[index], starts[index + 1])));
}

/**
 * The summary of values in ascending order, quantiles by R-7. A quantile is null ("not estimable") where the sample may
 * well lie wholly below it: with fewer values than put the largest above it with 95 % probability: 5 for the median, 29,
 * 59 and 299 for p90, p95 and p99.
 */
export function summaryOf(ascending: Float64Array): Summary {
  const count = ascending.length;
  if (count === 0) return noSummary;
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += ascending[k]!;
  const quantile = (p: number) => (count >= smallestSample(p) ? quantileSorted(ascending, p) : null);
  return {
    count,
    mean: sum / count,
    p50: quantile(0.5),
    p90: quantile(0.9),
    p95: quantile(0.95),
    p99: quantile(0.99),
    max: ascending[count - 1]!,
  };
}

export const noSummary: Summary = { count: 0, mean: null, p50: null, p90: null, p95: null, p99: null, max: null };
