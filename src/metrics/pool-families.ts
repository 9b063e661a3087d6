import type { JobTable } from '../workload/job-table.ts';

/** Pools that share jobs, directly or through others: what waits for one of them may hold up what waits for another. */
export interface PoolFamilies {
  /** The pools of each family, ascending, by their places in the cluster. */
  readonly pools: readonly (readonly number[])[];
  /** The family of each list of accepted pools; −1 for a list that no job has. */
  readonly ofList: Int32Array;
}

/**
 * Divides the machine into sets of pools that no job connects: each behaves as if it were alone. O(jobs + pools).
 */
export function poolFamilies({ count, accepts, acceptance }: Pick<JobTable, 'count' | 'accepts' | 'acceptance'>) {
  const used = new Uint8Array(acceptance.length);
  for (let job = 0; job < count; job += 1) used[accepts[job]!] = 1;
  const leader = new Map<number, number>();
  const leaderOf = (pool: number): number => {
    const next = leader.get(pool) ?? pool;
    return next === pool ? pool : leaderOf(next);
  };
  acceptance.forEach((pools, list) => {
    if (used[list] === 1) for (const pool of pools) leader.set(leaderOf(pool), leaderOf(pools[0]!));
  });
  const families = new Map<number, number[]>();
  for (const pool of [...new Set(acceptance.filter((_, list) => used[list] === 1).flat())].sort((a, b) => a - b)) {
    const own = families.get(leaderOf(pool));
    if (own) own.push(pool);
    else families.set(leaderOf(pool), [pool]);
  }
  const leaders = [...families.keys()];
  const ofList = Int32Array.from(acceptance, (pools, list) =>
    used[list] === 1 && pools.length > 0 ? leaders.indexOf(leaderOf(pools[0]!)) : -1,
  );
  return { pools: [...families.values()], ofList } satisfies PoolFamilies;
}
