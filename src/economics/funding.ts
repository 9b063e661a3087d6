import type { EconomicsSpec, GrantSpec, Shares } from './spec.ts';

/** The part of a cost that some funders carry. */
export function partOf(share: Shares, funders: readonly string[]): number {
  return funders.reduce((sum, name) => sum + (share[name] ?? 0), 0);
}

/** What some funders grant in a stretch of time, s from the scenario's start. A grant is paid evenly over its time. */
export function grantedBy({ grants }: EconomicsSpec, funders: readonly string[], start: number, end: number): number {
  return Object.values(grants)
    .filter(({ from }) => funders.includes(from))
    .reduce((sum, grant) => sum + grant.amount * partWithin(grant, start, end), 0);
}

function partWithin({ at, over }: GrantSpec, start: number, end: number): number {
  if (over === 0) return at >= start && at < end ? 1 : 0;
  return Math.max(0, Math.min(at + over, end) - Math.max(at, start)) / over;
}
