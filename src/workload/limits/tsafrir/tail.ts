import { pow } from '../../../random/index.ts';
import { minute } from '../../../units/index.ts';
import { headPercent, headSize } from './head.ts';

/** A limit that is taken already is moved by the first of these that is free, s. */
const offsets = [0, 30, -30, 20, -20, 10, -10];

/** The curve of the limits over their rank: 1 for a straight line at infinity, the closer to 1 the more bent. */
export function tailCurvature(distinct: number): number {
  return 1 + 12.1039 * pow(distinct, -0.6026);
}

/** A limit in parts of the maximum, by its rank in parts of all ranks. */
export function relativeTime(rank: number, curvature: number): number {
  return ((curvature - 1) * rank) / (curvature - rank);
}

/** Limits of the tail, s, in whole minutes where these are free, ascending; a few less when there is no room for all. */
export function tailTimes(count: number, maximum: number, curvature: number, head: readonly number[]): number[] {
  const taken = new Set(head);
  const times: number[] = [];
  for (let rank = 1; rank <= count; rank++) {
    const wanted = Math.round((relativeTime(rank / count, curvature) * maximum) / minute) * minute;
    const free = offsets.map((offset) => wanted + offset).find((t) => t > 0 && t < maximum && !taken.has(t));
    if (free === undefined) continue;
    taken.add(free);
    times.push(free);
  }
  return times.toSorted((a, b) => a - b);
}

/** Percent of the jobs before scaling, by popularity rank from 21 on. */
export function tailPopularity(rank: number): number {
  return 795.6 * pow(rank, -2.267);
}

/** Percent of the jobs in the tail, the most popular first; in sum what the head leaves. */
export function tailShares(count: number): number[] {
  const shares = Array.from({ length: count }, (_, i) => tailPopularity(headSize + 1 + i));
  const scale = (100 - headPercent) / shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share * scale);
}
