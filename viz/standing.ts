import type { PageEstimate } from '../src/output/payload.ts';
import { reachOf } from './interval.ts';

/** How a value stands among the policies: said only as far as the intervals allow. */
export type Standing = 'best' | 'among the best' | 'lowest' | 'highest' | '';

/**
 * The standing of each estimate. `best` needs an interval that no other touches; where intervals touch, all that touch
 * the best one's are `among the best`, unless that were all of them. With a single run there is no interval, and the extreme is only called what it is.
 */
export function standings(estimates: readonly PageEstimate[], better: 'lower' | 'higher' | 'neither'): Standing[] {
  const none = estimates.map((): Standing => '');
  const sign = better === 'higher' ? -1 : 1;
  const known = estimates.flatMap(([mean], index) => (mean === null ? [] : [index]));
  if (better === 'neither' || known.length < 2) return none;
  const mean = (index: number) => sign * estimates[index]![0]!;
  const best = known.reduce((a, b) => (mean(b) < mean(a) ? b : a));
  if (known.every((index) => mean(index) === mean(best))) return none;
  if (estimates[best]![1] === null) {
    return estimates.map(([value]) =>
      value === estimates[best]![0] ? (better === 'lower' ? 'lowest' : 'highest') : '',
    );
  }
  const farthest = (index: number) => Math.max(...reachOf(estimates[index]!).map((end) => sign * end));
  const nearest = (index: number) => Math.min(...reachOf(estimates[index]!).map((end) => sign * end));
  const touching = known.filter((index) => nearest(index) <= farthest(best));
  if (touching.length === known.length) return none;
  return none.map((_, index) => (!touching.includes(index) ? '' : touching.length === 1 ? 'best' : 'among the best'));
}
