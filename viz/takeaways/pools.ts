import { formatPercent } from '../../src/units/format-percent.ts';

/** What one pool does under one policy, in shares of its installed accelerators. */
export interface PoolShares {
  readonly pool: string;
  readonly policy: string;
  readonly work: number;
  /** Idle while a job waits that accepts the pool. */
  readonly lost: number;
}

/** About the pools: which is used most and least, under the policy where they lie farthest apart, and where most is lost. */
export function poolsSentence(shares: readonly PoolShares[]): string {
  const policies = [...new Set(shares.map(({ policy }) => policy))].map((policy) => {
    const own = shares.filter((one) => one.policy === policy).toSorted((a, b) => b.work - a.work);
    return { policy, most: own[0]!, least: own.at(-1)! };
  });
  const [widest] = policies.toSorted((a, b) => b.most.work - b.least.work - (a.most.work - a.least.work));
  if (widest === undefined) return 'There is nothing to tell of the pools.';
  const { policy, most, least } = widest;
  const used = `Under ${policy} ${most.pool} is used most, ${percent(most.work)} of it, and ${least.pool} least, ${percent(least.work)}`;
  const [worst] = shares.toSorted((a, b) => b.lost - a.lost);
  return worst === undefined || worst.lost < 5e-5
    ? `${used}; hardly anything stands idle while a job waits for its pool.`
    : `${used}; most is lost in ${worst.pool} under ${worst.policy}, where ${percent(worst.lost)} stands idle while a job waits that accepts it.`;
}

function percent(share: number): string {
  return formatPercent(Number(share.toPrecision(2)));
}
