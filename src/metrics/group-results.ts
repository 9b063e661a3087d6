import { jobStates } from '../simulation/outcome.ts';
import type { Cells, Grouping } from './cells.ts';
import { type AscendingColumn, ColumnSorter } from './column-sorter.ts';
import { jobMetrics } from './job-metrics.ts';
import type { MeasuredJobs } from './measured-jobs.ts';
import type { JobMetric } from './metric.ts';
import type { GroupResult, Summary } from './result.ts';
import { summarise } from './summarise.ts';

/**
 * Every group of every dimension with its counts and the summary of every job metric; groups without a measured job
 * are left out, except `all`. Each metric is sorted once.
 * @param visit sees each metric's sorted column, which is overwritten afterwards
 */
export function groupResults(
  measured: MeasuredJobs,
  cells: Cells,
  visit: (metric: JobMetric, column: AscendingColumn) => void,
): GroupResult[] {
  const sorter = new ColumnSorter(measured.count);
  const values = new Float64Array(measured.count);
  const dealt = new Float64Array(measured.count);
  const metrics = cells.groupings.map(({ names }) => names.map((): Record<string, Summary> => ({})));
  for (const metric of jobMetrics.entries) {
    evaluate(metric, measured, values);
    const column = sorter.sort(values, cells.cell);
    const counts = countValues(column, cells.count);
    visit(metric, column);
    cells.groupings.forEach((grouping, position) => {
      const ofGroups = metrics[position]!;
      summarise(column, grouping, counts, dealt).forEach((summary, index) => {
        ofGroups[index]![metric.name] = summary;
      });
    });
  }
  const counts = countJobs(measured, cells);
  return cells.groupings.flatMap((grouping, position) => results(grouping, counts, metrics[position]!));
}

/** The metric of each measured job. */
export function evaluate(metric: JobMetric, measured: MeasuredJobs, values: Float64Array): void {
  const { count, wait, run, accelerators, limit } = measured;
  for (let row = 0; row < count; row += 1) {
    values[row] = metric.value(wait[row]!, run[row]!, accelerators[row]!, limit[row]!);
  }
}

function countValues({ cells }: AscendingColumn, count: number): Uint32Array {
  const counts = new Uint32Array(count);
  for (let k = 0; k < cells.length; k += 1) counts[cells[k]!]! += 1;
  return counts;
}

/** Counts of jobs, cell by cell. */
interface Counts {
  readonly submitted: Uint32Array;
  readonly completed: Uint32Array;
  readonly timedOut: Uint32Array;
  readonly rejected: Uint32Array;
  readonly acceleratorSeconds: Float64Array;
}

const completed = jobStates.indexOf('completed');
const timedOut = jobStates.indexOf('timed-out');
const rejected = jobStates.indexOf('rejected');

function countJobs({ count, state, run, accelerators, area: held }: MeasuredJobs, cells: Cells): Counts {
  const counts = {
    submitted: new Uint32Array(cells.count),
    completed: new Uint32Array(cells.count),
    timedOut: new Uint32Array(cells.count),
    rejected: new Uint32Array(cells.count),
    acceleratorSeconds: new Float64Array(cells.count),
  };
  for (let row = 0; row < count; row += 1) {
    const cell = cells.cell[row]!;
    counts.submitted[cell]! += 1;
    if (state[row] === completed) counts.completed[cell]! += 1;
    else if (state[row] === timedOut) counts.timedOut[cell]! += 1;
    else if (state[row] === rejected) counts.rejected[cell]! += 1;
    const area = held ? held[row]! : run[row]! * accelerators[row]!;
    if (area > 0) counts.acceleratorSeconds[cell]! += area;
  }
  return counts;
}

function results(grouping: Grouping, counts: Counts, metrics: Record<string, Summary>[]): GroupResult[] {
  const { dimension, names, group } = grouping;
  const sum = (column: Uint32Array | Float64Array) => {
    const sums = new Float64Array(names.length);
    for (let cell = 0; cell < group.length; cell += 1) sums[group[cell]!]! += column[cell]!;
    return sums;
  };
  const submitted = sum(counts.submitted);
  const completed = sum(counts.completed);
  const timedOut = sum(counts.timedOut);
  const rejected = sum(counts.rejected);
  const acceleratorSeconds = sum(counts.acceleratorSeconds);
  return names
    .map((name, index) => ({
      dimension,
      name,
      submitted: submitted[index]!,
      completed: completed[index]!,
      timedOut: timedOut[index]!,
      rejected: rejected[index]!,
      acceleratorSeconds: acceleratorSeconds[index]!,
      metrics: metrics[index]!,
    }))
    .filter((result) => result.submitted > 0 || dimension === 'all');
}
