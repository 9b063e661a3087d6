import type { MeasuredJobs } from './measured-jobs.ts';
import type { JobMetric } from './metric.ts';
import { ratio } from './run-measures.ts';

/** The mean of a job metric in which a job counts by the accelerator-seconds it held; null when none held any. */
export function areaWeightedMean(
  metric: JobMetric,
  { count, wait, run, accelerators, limit }: MeasuredJobs,
): number | null {
  let weighted = 0;
  let weight = 0;
  for (let row = 0; row < count; row += 1) {
    const area = run[row]! * accelerators[row]!;
    if (!(area > 0)) continue;
    weighted += area * metric.value(wait[row]!, run[row]!, accelerators[row]!, limit[row]!);
    weight += area;
  }
  return ratio(weighted, weight);
}
