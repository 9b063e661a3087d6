import { type BatchSpread, batchCount, batchSpread } from '../statistics/index.ts';
import type { Cells } from './cells.ts';
import { evaluate } from './group-results.ts';
import { jobMetrics } from './job-metrics.ts';
import type { MeasuredJobs } from './measured-jobs.ts';
import type { Dimension, GroupResult } from './result.ts';

/** With fewer jobs in a group its batches are too short to say anything. */
const fewestJobs = 10 * batchCount;
const batched: ReadonlySet<Dimension> = new Set(['all', 'workload', 'class', 'tenant']);

/**
 * The groups with what batches of their jobs, in the order of submission, tell of the means of one run. A rest that fills no batch is left
 * out at the beginning. O(jobs × metrics × dimensions).
 */
export function withBatches(
  groups: readonly GroupResult[],
  measured: MeasuredJobs,
  { cell, groupings }: Cells,
): GroupResult[] {
  const found = new Map<string, Record<string, BatchSpread>>();
  const values = new Float64Array(measured.count);
  for (const metric of jobMetrics.entries) {
    evaluate(metric, measured, values);
    for (const { dimension, names, group } of groupings) {
      if (!batched.has(dimension)) continue;
      const counts = new Uint32Array(names.length);
      for (let row = 0; row < values.length; row += 1)
        if (!Number.isNaN(values[row]!)) counts[group[cell[row]!]!]! += 1;
      const sums = new Float64Array(names.length * batchCount);
      const seen = new Uint32Array(names.length);
      for (let row = 0; row < values.length; row += 1) {
        if (Number.isNaN(values[row]!)) continue;
        const own = group[cell[row]!]!;
        const size = Math.floor(counts[own]! / batchCount);
        const place = seen[own]! - (counts[own]! - size * batchCount);
        seen[own]! += 1;
        if (place >= 0) sums[own * batchCount + Math.floor(place / size)]! += values[row]!;
      }
      names.forEach((name, own) => {
        if (counts[own]! < fewestJobs) return;
        const size = Math.floor(counts[own]! / batchCount);
        const means = sums.subarray(own * batchCount, (own + 1) * batchCount).map((sum) => sum / size);
        const key = `${dimension} ${name}`;
        const metrics = found.get(key) ?? {};
        metrics[metric.name] = batchSpread(means);
        found.set(key, metrics);
      });
    }
  }
  return groups.map((group) => {
    const batches = found.get(`${group.dimension} ${group.name}`);
    return batches === undefined ? group : { ...group, batches };
  });
}
