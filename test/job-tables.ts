import type { PolicySpec } from '../src/scheduler/index.ts';
import type { JobTable } from '../src/workload/job-table.ts';

/** One job of a table made by hand: submission, accelerators, run time, limit (the run time when left out), accepted pools. */
export interface Row {
  readonly submit: number;
  readonly accelerators: number;
  readonly runtime: number;
  readonly limit?: number;
  readonly pools?: readonly number[];
  readonly class?: string;
  readonly user?: string;
  readonly tenant?: string;
}

/** A job table from rows that already stand in order of submission. */
export function jobTable(rows: readonly Row[]): JobTable {
  const acceptance: (readonly number[])[] = [];
  const accepts = rows.map((row) => {
    const pools = row.pools ?? [0];
    const known = acceptance.findIndex((list) => list.join() === pools.join());
    return known >= 0 ? known : acceptance.push(pools) - 1;
  });
  const index = (values: readonly string[]) => [...new Set(values)];
  const classes = index(rows.map((row) => row.class ?? 'jobs'));
  const users = index(rows.map((row) => row.user ?? 'user'));
  const tenants = index(rows.map((row) => row.tenant ?? 'tenant'));
  return {
    count: rows.length,
    number: Float64Array.from(rows, (_, i) => i + 1),
    submit: Float64Array.from(rows, (row) => row.submit),
    runtime: Float64Array.from(rows, (row) => row.runtime),
    limit: Float64Array.from(rows, (row) => row.limit ?? row.runtime),
    accelerators: Int32Array.from(rows, (row) => row.accelerators),
    workload: new Uint16Array(rows.length),
    class: Uint16Array.from(rows, (row) => classes.indexOf(row.class ?? 'jobs')),
    tenant: Uint32Array.from(rows, (row) => tenants.indexOf(row.tenant ?? 'tenant')),
    user: Uint32Array.from(rows, (row) => users.indexOf(row.user ?? 'user')),
    accepts: Uint16Array.from(accepts),
    names: { workloads: ['by hand'], classes, tenants, users },
    acceptance: acceptance.length > 0 ? acceptance : [[0]],
  };
}

/** A policy with everything at its default but what is given. */
export function policy(
  ordering: string,
  backfill: string | { kind: string; [option: string]: unknown },
  rest: Partial<PolicySpec> = {},
): PolicySpec {
  return {
    ordering: { kind: ordering },
    backfill: typeof backfill === 'string' ? { kind: backfill } : backfill,
    pass: { kind: 'per-instant' },
    walltime: { rule: 'kill' },
    oracle: false,
    ...rest,
  };
}

/** So many interchangeable units in one pool. */
export function units(count: number) {
  return { pools: { machine: { kind: 'units' as const, units: count } } };
}
