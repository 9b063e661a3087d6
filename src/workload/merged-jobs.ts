import type { ElasticOptions } from './common-options.ts';
import type { JobTable } from './job-table.ts';
import { NameTable } from './name-table.ts';
import { sortedOrder } from './sorted-order.ts';
import { type Label, unnamed, type WorkloadJobs } from './workload-kind.ts';

export interface NamedJobs {
  /** The workload's name. */
  readonly name: string;
  readonly jobs: WorkloadJobs;
  /** How long its jobs' starts may be put off, s; absent: not at all. */
  readonly shiftable?: number | undefined;
  /** What an interruption costs its jobs, s; absent: they are never interrupted. */
  readonly interruption?: number | undefined;
  /** How wide its jobs may be made; absent: they keep their width. */
  readonly elastic?: ElasticOptions | undefined;
}

type Column = Float64Array | Int32Array | Uint16Array | Uint32Array;

const mostClasses = 2 ** 16;

/**
 * All workloads' jobs as one table in job order. O(n) for one workload, and little more for several.
 * @param pools the cluster's pools in order
 * @param tenants tenants that are known, jobs or no jobs
 * @param shared whether the columns lie in shared memory
 */
export function mergedJobs(
  parts: readonly NamedJobs[],
  pools: readonly string[],
  tenants: readonly string[],
  shared: boolean,
): JobTable {
  const count = parts.reduce((sum, { jobs }) => sum + jobs.count, 0);
  const places = placesOf(parts, count);
  const merge = <C extends Column>(
    make: ColumnMaker<C>,
    of: (part: NamedJobs, index: number) => Column | number,
  ): C => {
    const column = make(count, shared);
    for (const [k, part] of parts.entries()) put(column, of(part, k), part.jobs.count, places?.[k]);
    return column;
  };
  const classes = new NameTable();
  const tenantNames = new NameTable(tenants);
  const users = new NameTable();
  const several = new Set(
    (['class', 'tenant', 'user'] as const).filter((key) => parts.filter(({ jobs }) => jobs[key].local).length > 1),
  );
  const labels = (table: NameTable, key: 'class' | 'tenant' | 'user') =>
    parts.map(({ name, jobs }) => indices(jobs[key], table, several.has(key) && jobs[key].local ? `${name} ` : ''));
  const classOf = labels(classes, 'class');
  const tenantOf = labels(tenantNames, 'tenant');
  const userOf = labels(users, 'user');
  if (classes.names.length > mostClasses) throw new Error(`more than ${mostClasses} classes of jobs`);
  const acceptance = new NameTable();
  const accepted = parts.map(({ jobs }) => acceptance.add(jobs.pools.map((pool) => pools.indexOf(pool)).join(',')));
  const numbers = parts.length === 1 ? parts[0]!.jobs.number : undefined;
  return {
    count,
    number: numbers === undefined ? ordinals(count, shared) : merge(float64, () => numbers),
    submit: merge(float64, ({ jobs }) => jobs.submit),
    runtime: merge(float64, ({ jobs }) => jobs.runtime),
    limit: merge(float64, ({ jobs }) => jobs.limit),
    accelerators: merge(int32, ({ jobs }) => jobs.accelerators),
    workload: merge(uint16, (_, k) => k),
    class: merge(uint16, (_, k) => classOf[k]!),
    tenant: merge(uint32, (_, k) => tenantOf[k]!),
    user: merge(uint32, (_, k) => userOf[k]!),
    accepts: merge(uint16, (_, k) => accepted[k]!),
    ...(parts.some(({ shiftable }) => shiftable !== undefined)
      ? { shift: merge(float64, ({ shiftable }) => shiftable ?? 0) }
      : {}),
    ...(parts.some(({ interruption }) => interruption !== undefined)
      ? { interruption: merge(float64, ({ interruption }) => interruption ?? Number.NaN) }
      : {}),
    ...(parts.some(({ elastic }) => elastic !== undefined)
      ? {
          elastic: {
            least: merge(int32, ({ elastic, jobs }) => jobs.accelerators.map((n) => Math.min(n, elastic?.from ?? n))),
            most: merge(int32, ({ elastic, jobs }) => jobs.accelerators.map((n) => Math.max(n, elastic?.to ?? n))),
            parallel: merge(float64, ({ elastic }) => elastic?.parallel ?? 1),
          },
        }
      : {}),
    names: {
      workloads: parts.map(({ name }) => name),
      classes: classes.names,
      tenants: tenantNames.names,
      users: users.names,
    },
    acceptance: acceptance.names.map((list) => list.split(',').map(Number)),
  };
}

/** Where each part's jobs go in the table; undefined when they follow one another as they are. */
function placesOf(parts: readonly NamedJobs[], count: number): Uint32Array[] | undefined {
  if (parts.length < 2) return undefined;
  const submit = new Float64Array(count);
  let start = 0;
  const starts = parts.map(({ jobs }) => {
    submit.set(jobs.submit.subarray(0, jobs.count), start);
    start += jobs.count;
    return start - jobs.count;
  });
  const order = sortedOrder(submit);
  const place = new Uint32Array(count);
  for (let i = 0; i < count; i++) place[order[i]!] = i;
  return parts.map(({ jobs }, k) => place.subarray(starts[k]!, starts[k]! + jobs.count));
}

function put(column: Column, values: Column | number, count: number, places: Uint32Array | undefined): void {
  if (typeof values === 'number') {
    if (places === undefined) column.fill(values);
    else for (let i = 0; i < count; i++) column[places[i]!] = values;
  } else if (places === undefined) column.set(values.subarray(0, count));
  else for (let i = 0; i < count; i++) column[places[i]!] = values[i]!;
}

/** A label's names in a table of all names, and each job's index there. */
function indices(label: Label, table: NameTable, prefix: string): Uint32Array | number {
  const known = label.names.map((name) => table.add(name === unnamed ? name : prefix + name));
  const { index } = label;
  return index === undefined ? known[0]! : index.map((name) => known[name]!);
}

type ColumnMaker<C> = (length: number, shared: boolean) => C;

const buffer = (bytes: number, shared: boolean) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
const float64: ColumnMaker<Float64Array> = (length, shared) => new Float64Array(buffer(8 * length, shared));
const int32: ColumnMaker<Int32Array> = (length, shared) => new Int32Array(buffer(4 * length, shared));
const uint32: ColumnMaker<Uint32Array> = (length, shared) => new Uint32Array(buffer(4 * length, shared));
const uint16: ColumnMaker<Uint16Array> = (length, shared) => new Uint16Array(buffer(2 * length, shared));

/** 1, 2, 3 … */
function ordinals(count: number, shared: boolean): Float64Array {
  const column = float64(count, shared);
  for (let i = 0; i < count; i++) column[i] = i + 1;
  return column;
}
