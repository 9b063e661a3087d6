/** Which pools belong together. */
export interface PoolGroups {
  /** Group of each pool, 0 … groups − 1. */
  readonly groupOf: Uint8Array;
  readonly groups: number;
}

/**
 * Pools are together when some job accepts both, directly or through others: what happens in one can matter to jobs of
 * another only then.
 * @param acceptance the lists of pools that jobs accept
 */
export function poolGroups(pools: number, acceptance: readonly (readonly number[])[]): PoolGroups {
  const mark = Array.from({ length: pools }, (_, pool) => pool);
  for (const list of acceptance) {
    const joined = new Set(list.map((pool) => mark[pool]!));
    const least = Math.min(...joined);
    mark.forEach((own, pool) => {
      if (joined.has(own)) mark[pool] = least;
    });
  }
  const marks = [...new Set(mark)];
  return { groupOf: Uint8Array.from(mark, (own) => marks.indexOf(own)), groups: marks.length };
}
