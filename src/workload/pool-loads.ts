import type { Note } from '../catalogue/index.ts';
import { type ClusterSpec, capacityOf, meanCapacity } from '../cluster/spec.ts';
import { formatPercent } from '../units/index.ts';
import type { JobTable } from './job-table.ts';

/** How much is asked of a set of pools by the jobs that can go nowhere else. */
export interface PoolLoad {
  readonly pools: readonly string[];
  /** Accelerators in these pools, on average. */
  readonly capacity: number;
  /** Demanded accelerator-seconds / (capacity · time); null where no time passes. Jobs too wide to run demand nothing. */
  readonly load: number | null;
}

/** Below this many jobs a load at or above one says little: all may come within a moment. */
const fewJobs = 200;

/**
 * The offered load on every set of pools that jobs accept, and on all pools together. The time is the horizon, or
 * without one the time from the first submission to the last.
 */
export function poolLoads(jobs: JobTable, cluster: ClusterSpec, horizon: number | null): PoolLoad[] {
  const names = Object.keys(cluster.pools);
  const sizes = names.map((name) => capacityOf(cluster.pools[name]!));
  const from = horizon === null && jobs.count > 0 ? jobs.submit[0]! : 0;
  const time = horizon ?? (jobs.count === 0 ? 0 : jobs.submit[jobs.count - 1]! - jobs.submit[0]!);
  const work = demandedBy(jobs, sizes);
  const sets = [...jobs.acceptance.map((pools) => pools.toSorted((a, b) => a - b)), names.map((_, pool) => pool)];
  const distinct = [...new Map(sets.map((pools) => [pools.join(','), pools])).values()];
  return distinct.map((pools) => {
    const capacity = pools.reduce(
      (sum, pool) => sum + meanCapacity(cluster.pools[names[pool]!]!, from, from + time),
      0,
    );
    const inside = jobs.acceptance.map((accepted) => accepted.every((pool) => pools.includes(pool)));
    const demanded = work.reduce((sum, each, k) => (inside[k] ? sum + each : sum), 0);
    return { pools: pools.map((pool) => names[pool]!), capacity, load: time > 0 ? demanded / (capacity * time) : null };
  });
}

/** Accelerator-seconds demanded by the jobs of each acceptance list. */
function demandedBy(jobs: JobTable, sizes: readonly number[]): Float64Array {
  const widest = jobs.acceptance.map((pools) => pools.reduce((most, pool) => Math.max(most, sizes[pool]!), 0));
  const work = new Float64Array(jobs.acceptance.length);
  for (let job = 0; job < jobs.count; job++) {
    const list = jobs.accepts[job]!;
    const width = jobs.accelerators[job]!;
    if (width <= widest[list]!) work[list] = work[list]! + width * jobs.runtime[job]!;
  }
  return work;
}

/** A warning for every set of pools that is asked for more than it has. */
export function loadNotes(loads: readonly PoolLoad[], jobs: number): Note[] {
  if (jobs < fewJobs) return [];
  return loads.flatMap(({ pools, load }): Note[] => {
    if (load === null || load < 1) return [];
    const about = pools.join(', ');
    const where = pools.length === 1 ? `pool ${pools[0]}` : `pools ${pools.join(', ')}`;
    const text = `the offered load on ${where} is ${formatPercent(load)}: more is asked for than there is, and queues grow until submissions stop; waits then tell of the length of the run, not of the policy`;
    return [{ code: 'offered-load', severity: 'warning', about, text }];
  });
}
