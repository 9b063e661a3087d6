import { boundedSlowdown } from '../metrics/job/bounded-slowdown.ts';
import { runTimeOf, waitOf } from '../metrics/measured-jobs.ts';
import type { Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { PageDistribution } from './payload.ts';
import type { ColumnStore } from './payload-columns.ts';
import type { PolicyDetail } from './payload-jobs.ts';

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Half-per-cent steps, and finer ones in the tail, where waits are decided. */
export const probabilities: readonly number[] = [
  ...Array.from({ length: 200 }, (_, i) => i / 200),
  ...[0.996, 0.997, 0.998, 0.999, 0.9995, 1],
];

/** Classes with fewer measured jobs than this get no curve of their own. */
const fewestJobs = 20;
/** Curves for more classes than this would not be read. */
const mostClasses = 24;

/** The quantiles of wait and bounded slowdown of every policy, over all measured jobs and for each class. */
export function packDistributions(
  details: readonly PolicyDetail[],
  window: Window | null,
  store: ColumnStore,
): { distributions: PageDistribution[]; quantiles: number | null } {
  const distributions: PageDistribution[] = [];
  const values: number[] = [];
  for (const { policy, jobs, outcome } of details) {
    const rows = measured(jobs.submit, outcome, window);
    const metrics = metricsOf(jobs, outcome, rows);
    for (const [group, members] of groupsOf(rows, jobs)) {
      for (const [metric, column] of metrics) {
        const sample = new Float64Array(members.length);
        for (let i = 0; i < members.length; i++) sample[i] = column[members[i]!]!;
        distributions.push({ policy, metric, group, count: members.length, offset: values.length });
        for (const value of quantilesOf(sample)) values.push(value);
      }
    }
  }
  return { distributions, quantiles: values.length === 0 ? null : store.float(Float32Array.from(values)) };
}

/** The metrics that have a curve, as columns by job; filled for the rows given. */
function metricsOf(jobs: JobTable, outcome: Outcome, rows: Uint32Array): [metric: string, column: Float64Array][] {
  const wait = new Float64Array(jobs.count);
  const slowdown = new Float64Array(jobs.count);
  for (let i = 0; i < rows.length; i++) {
    const job = rows[i]!;
    wait[job] = waitOf(jobs, outcome, job);
    slowdown[job] = boundedSlowdown.value(
      wait[job]!,
      runTimeOf(jobs, outcome, job),
      jobs.accelerators[job]!,
      jobs.limit[job]!,
    );
  }
  return [
    ['wait', wait],
    ['bounded-slowdown', slowdown],
  ];
}

/** All measured jobs, and those of the largest classes where there are several. */
function groupsOf(rows: Uint32Array, jobs: JobTable): [name: string | null, members: Uint32Array][] {
  if (rows.length === 0) return [];
  const { classes } = jobs.names;
  const perClass = rowsByClass(rows, jobs.class, classes.length);
  const sized = [...perClass.keys()].filter((index) => perClass[index]!.length >= fewestJobs);
  const largest = sized.sort((a, b) => perClass[b]!.length - perClass[a]!.length || a - b).slice(0, mostClasses);
  const shown = classes.length > 1 ? largest.sort((a, b) => a - b) : [];
  return [[null, rows], ...shown.map((index): [string, Uint32Array] => [classes[index]!, perClass[index]!])];
}

/** Rows of the jobs that were submitted in the measured window and came to start; a window to the end of the run is closed. */
function measured(submit: Float64Array, { start, finished }: Outcome, window: Window | null): Uint32Array {
  const { from, to } = window ?? { from: 0, to: finished };
  const rows = new Uint32Array(submit.length);
  let count = 0;
  for (let job = 0; job < submit.length; job++) {
    const inWindow = submit[job]! >= from && (submit[job]! < to || to >= finished);
    if (inWindow && !Number.isNaN(start[job]!)) rows[count++] = job;
  }
  return rows.subarray(0, count);
}

function rowsByClass(rows: Uint32Array, classOf: Uint16Array, classes: number): Uint32Array[] {
  const sizes = new Uint32Array(classes);
  for (const job of rows) sizes[classOf[job]!]!++;
  const lists = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (const job of rows) lists[classOf[job]!]![sizes[classOf[job]!]!++] = job;
  return lists;
}

/** The R-7 quantiles of a sample, which is sorted in place. */
function quantilesOf(sample: Float64Array): Float64Array {
  sample.sort();
  return Float64Array.from(probabilities, (p) => {
    const position = p * (sample.length - 1);
    const low = Math.floor(position);
    const high = Math.min(low + 1, sample.length - 1);
    return sample[low]! + (position - low) * (sample[high]! - sample[low]!);
  });
}
