import type { JobTable } from '../workload/job-table.ts';
import type { MeasuredWindow } from './measured-window.ts';
import type { Dimension } from './result.ts';

/**
 * The measured jobs split into cells: jobs of one cell agree in workload, class, tenant, user and size. Every group of
 * every dimension is a union of cells, so a job carries one number instead of six.
 */
export interface Cells {
  /** Cell of each measured row. */
  readonly cell: Uint32Array;
  readonly count: number;
  /** In the order of `dimensions`. */
  readonly groupings: readonly Grouping[];
}

/** The cells split along one dimension. */
export interface Grouping {
  readonly dimension: Dimension;
  readonly names: readonly string[];
  /** Group of each cell. */
  readonly group: Uint32Array;
}

/** O(rows × dimensions); one scratch column serves all dimensions. */
export function cellsOf(jobs: JobTable, { first, last }: MeasuredWindow): Cells {
  const { names } = jobs;
  const columns: readonly Column[] = [
    { dimension: 'all', names: ['all'], fill: () => {} },
    { dimension: 'workload', names: names.workloads, fill: (group) => group.set(jobs.workload.subarray(first, last)) },
    { dimension: 'class', names: names.classes, fill: (group) => group.set(jobs.class.subarray(first, last)) },
    { dimension: 'tenant', names: names.tenants, fill: (group) => group.set(jobs.tenant.subarray(first, last)) },
    { dimension: 'user', names: names.users, fill: (group) => group.set(jobs.user.subarray(first, last)) },
    {
      dimension: 'size',
      names: sizeNames,
      fill: (group) => fillSizeBins(jobs.accelerators.subarray(first, last), group),
    },
  ];
  const cell = new Uint32Array(last - first);
  const group = new Uint32Array(last - first);
  let count = 1;
  for (const { names, fill } of columns) {
    if (names.length < 2) continue;
    fill(group);
    count = divide(cell, count, group, names.length);
  }
  const groupings = columns.map(({ dimension, names, fill }) => {
    const groups = new Uint32Array(count);
    if (names.length > 1) {
      fill(group);
      for (let row = 0; row < cell.length; row += 1) groups[cell[row]!] = group[row]!;
    }
    return { dimension, names, group: groups };
  });
  return { cell, count, groupings };
}

interface Column {
  readonly dimension: Dimension;
  readonly names: readonly string[];
  /** Writes the group of each measured row; not asked where there is only one. */
  fill(group: Uint32Array): void;
}

/** Above this many pairs of old cell and group, pairs are numbered by a map instead of a table. */
const largestTable = 2 ** 22;

/** Divides each cell by a further column; cells are numbered as they first appear. Returns how many there are now. */
function divide(cell: Uint32Array, count: number, group: Uint32Array, groups: number): number {
  let next = 0;
  if (count * groups <= largestTable) {
    const numbers = new Int32Array(count * groups).fill(-1);
    for (let row = 0; row < cell.length; row += 1) {
      const pair = cell[row]! * groups + group[row]!;
      let number = numbers[pair]!;
      if (number < 0) number = numbers[pair] = next++;
      cell[row] = number;
    }
    return next;
  }
  const numbers = new Map<number, number>();
  for (let row = 0; row < cell.length; row += 1) {
    const pair = cell[row]! * groups + group[row]!;
    let number = numbers.get(pair);
    if (number === undefined) numbers.set(pair, (number = next++));
    cell[row] = number;
  }
  return next;
}

/** The bin of a job's size: 0 for 1, 1 for 2, 2 for 3–4, 3 for 5–8, … */
export function sizeBin(accelerators: number): number {
  return accelerators <= 1 ? 0 : 32 - Math.clz32(accelerators - 1);
}

/** The name of a size bin, in plain ASCII: `1`, `2`, `3-4`, `5-8`, … */
export function sizeBinName(bin: number): string {
  return bin < 2 ? String(bin + 1) : `${2 ** (bin - 1) + 1}-${2 ** bin}`;
}

export const sizeNames: readonly string[] = Array.from({ length: 32 }, (_, bin) => sizeBinName(bin));

function fillSizeBins(accelerators: Int32Array, bins: Uint32Array): void {
  for (let row = 0; row < bins.length; row += 1) bins[row] = sizeBin(accelerators[row]!);
}
