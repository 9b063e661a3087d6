import type { PageData, PagePolicy } from '../src/output/payload.ts';
import { estimateOf, groupOf } from './page.ts';
import { seriesColours } from './palette.ts';

/**
 * Which policies figures draw. More lines than there are colours tell nothing, so of many policies the first, which
 * others are compared with, and those with the shortest waits are drawn; tables and files always have all.
 */

export interface Drawn {
  readonly policy: PagePolicy;
  /** Position among all policies: what its colour and symbol go by. */
  readonly index: number;
}

/** Of many policies the first stays the first and the others follow by mean wait, those without one last. */
export function byWaitWhenMany(data: PageData): PageData {
  const [first, ...others] = data.policies;
  if (first === undefined || data.policies.length <= seriesColours) return data;
  const wait = (policy: PagePolicy) =>
    estimateOf(groupOf(policy, 'all'), 'wait', 'mean')[0] ?? Number.POSITIVE_INFINITY;
  const sorted = others.map((policy) => ({ policy, wait: wait(policy) })).sort((a, b) => order(a.wait, b.wait));
  return { ...data, policies: [first, ...sorted.map(({ policy }) => policy)] };
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** The policies that are drawn: all, or of many the first six; and the one that was chosen, if any. */
export function drawn({ policies }: PageData, chosen = ''): Drawn[] {
  return policies.flatMap((policy, index) =>
    index < seriesColours || policy.name === chosen ? [{ policy, index }] : [],
  );
}

/** What is left out, as a further sentence; empty when nothing is. */
export function drawnHint({ policies }: PageData): string {
  if (policies.length <= seriesColours) return '';
  return ` Drawn: ${policies[0]!.name} and the ${seriesColours - 1} with the shortest waits of ${policies.length} policies; the table has all.`;
}
