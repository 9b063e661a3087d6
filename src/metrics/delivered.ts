import { jobStates, type Outcome } from '../simulation/outcome.ts';
import type { JobTable } from '../workload/job-table.ts';
import { waitOf } from './measured-jobs.ts';
import type { MeasuredWindow } from './measured-window.ts';
import { eachSegment } from './segments.ts';

/** What the machine delivered in the measured window, by pool and period: what costs are divided by. Plain data. */
export interface Delivered {
  /** Edges of the periods, s, ascending: one more than there are periods. Time outside of the window counts in none. */
  readonly edges: readonly number[];
  /** `allocated[pool][period]`: accelerator·s that jobs held. */
  readonly allocated: readonly (readonly number[])[];
  /** `useful[pool][period]`: of those, held by jobs that completed. */
  readonly useful: readonly (readonly number[])[];
  /** By tenant, as in `names.tenants`: useful accelerator·s in the window. */
  readonly usefulByTenant: readonly number[];
  /** By tenant: users with at least one measured job that completed. */
  readonly usersServed: readonly number[];
  /** Σ wait × accelerators of the measured jobs that started, accelerator·s. */
  readonly waited: number;
}

export interface DeliveredInput {
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  readonly window: MeasuredWindow;
  /** Number of pools. */
  readonly pools: number;
  /** Edges of the periods, s, ascending. */
  readonly edges: readonly number[];
}

const completed = jobStates.indexOf('completed');

/** Cuts the time of every job at the edges of the periods and of the window. O(jobs + periods they touch). */
export function delivered({ jobs, outcome, window, pools, edges }: DeliveredInput): Delivered {
  const periods = edges.length - 1;
  const perPool = () => Array.from({ length: pools }, () => new Array<number>(periods).fill(0));
  const allocated = perPool();
  const useful = perPool();
  const usefulByTenant = jobs.names.tenants.map(() => 0);
  const { state } = outcome;
  eachSegment(jobs, outcome, (job, start, end, accelerators, pool, overhead) => {
    const from = Math.max(start, window.from);
    const to = Math.min(end, window.to);
    if (!(to > from)) return;
    const whole = state[job] === completed;
    const working = Math.max(from, start + overhead);
    if (whole && to > working) usefulByTenant[jobs.tenant[job]!]! += accelerators * (to - working);
    for (let period = periodOf(edges, from); period < periods && edges[period]! < to; period += 1) {
      const until = Math.min(to, edges[period + 1]!);
      allocated[pool]![period]! += accelerators * Math.max(0, until - Math.max(from, edges[period]!));
      if (whole) useful[pool]![period]! += accelerators * Math.max(0, until - Math.max(working, edges[period]!));
    }
  });
  return { edges, allocated, useful, usefulByTenant, ...ofMeasuredJobs(jobs, outcome, window) };
}

function ofMeasuredJobs(
  jobs: JobTable,
  outcome: Outcome,
  { first, last }: MeasuredWindow,
): Pick<Delivered, 'usersServed' | 'waited'> {
  const { start, end, state } = outcome;
  const served = jobs.names.tenants.map(() => new Set<number>());
  let waited = 0;
  for (let job = first; job < last; job += 1) {
    if (state[job] === completed) served[jobs.tenant[job]!]!.add(jobs.user[job]!);
    if (end[job]! >= start[job]!) waited += waitOf(jobs, outcome, job) * jobs.accelerators[job]!;
  }
  return { usersServed: served.map(({ size }) => size), waited };
}

/** The period a time lies in; the first for earlier times, as many as there are for later ones. */
function periodOf(edges: readonly number[], time: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle + 1]! <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
