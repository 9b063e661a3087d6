import type { PageMeasure, PagePoint } from '../../src/output/payload-search.ts';
import { count, listed } from '../format.ts';
import { nothing, reachOf } from '../interval.ts';
import { quantityText } from '../quantity.ts';
import { settingsText } from '../search.ts';

/** The best points of a sweep in one measure, and how many cannot be told from the best. */
export interface Best {
  readonly point: PagePoint;
  /** Others whose interval touches the best one's. */
  readonly touching: readonly PagePoint[];
}

/** Null where no point has a value, or the measure has no better end. */
export function bestOf(points: readonly PagePoint[], { path, better }: PageMeasure): Best | null {
  const known = points.filter(({ estimates }) => (estimates[path]?.[0] ?? null) !== null);
  if (known.length === 0 || better === 'neither') return null;
  const sign = better === 'lower' ? 1 : -1;
  const mean = (point: PagePoint) => sign * point.estimates[path]![0]!;
  const nearest = (point: PagePoint) => Math.min(...reachOf(point.estimates[path]!).map((end) => sign * end));
  const farthest = (point: PagePoint) => Math.max(...reachOf(point.estimates[path]!).map((end) => sign * end));
  const point = known.reduce((a, b) => (mean(b) < mean(a) ? b : a));
  return {
    point,
    touching: known.filter((other) => other !== point && nearest(other) <= farthest(point)),
  };
}

/** About one measure over the points of a sweep: where it is best, how far it ranges, and what has no value. */
export function sweepSentence(
  points: readonly PagePoint[],
  measure: PageMeasure,
  policyText: (name: string) => string,
  /** Whether assumptions are varied: none of their values is for choosing. */
  assumed = false,
): string {
  const value = (point: PagePoint) => point.estimates[measure.path] ?? nothing;
  const known = points.filter((point) => value(point)[0] !== null);
  const unstable = points.filter((point) => point.unbounded.includes(measure.path)).length;
  const grown =
    unstable === 0 ? '' : ` At ${count(unstable, 'point')} of ${points.length} the queue grows without bound.`;
  if (known.length === 0) return `No point has a value that can be told.${grown}`;
  const sorted = [...known].sort((a, b) => value(a)[0]! - value(b)[0]!);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const several = new Set(points.map(({ policy }) => policy)).size > 1;
  const where = (point: PagePoint) =>
    `${settingsText(point.settings)}${several ? ` under ${policyText(point.policy)}` : ''}`;
  const best = bestOf(points, measure);
  const label = measure.label.charAt(0).toUpperCase() + measure.label.slice(1);
  if (best === null || assumed)
    return `${label}: from ${quantityText(value(least), measure)} (${where(least)}) to ${quantityText(value(most), measure)} (${where(most)}).${grown}`;
  const worst = best.point === least ? most : least;
  const tied =
    best.touching.length === 0
      ? ''
      : best.touching.length <= 2
        ? `; ${listed(best.touching.map(where))} cannot be told from it`
        : `; ${best.touching.length} other points cannot be told from it`;
  return `${label}: best at ${where(best.point)}, ${quantityText(value(best.point), measure)}${tied}. The other end: ${where(worst)}, ${quantityText(value(worst), measure)}.${grown}`;
}
