import { type Box, gap } from './box.ts';

export type Point = readonly [x: number, y: number];

export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
  /** Where a thin line to the curve ends, when the name stands away from it. */
  readonly leader: Point | null;
}

/** Pixels between a name and what is not its own, at least. */
const leastClearance = 2;

/**
 * Where to write each curve's name: beside a point of its own, as far as possible from the other curves and from
 * names already written. Points are pixels; curves are taken in order. A name that would touch another curve gets no
 * place: then a legend must say it.
 */
export function placeLabels(
  names: readonly string[],
  curves: readonly (readonly Point[])[],
  width: number,
  height: number,
): (Label | null)[] {
  const placed: Box[] = [];
  const dense = curves.map((curve) => spread(curve, 6));
  return curves.map((curve, index) => {
    let best: { label: Label; box: Box; score: number } | null = null;
    for (const point of spread(curve, 24)) {
      for (const candidate of around(point, names[index]!.length * 7.4 + 4)) {
        const { box } = candidate;
        if (box.left < 0 || box.right > width || box.top < -4 || box.bottom > height - 2) continue;
        const score = clearance(box, dense, index, placed) - candidate.cost;
        if (best === null || score > best.score + 0.01) best = { ...candidate, score };
      }
    }
    if (best === null || best.score < leastClearance) return null;
    placed.push(best.box);
    return best.label;
  });
}

/** Places for a name of this length beside a point; those away from it cost some clearance. */
function around([x, y]: Point, length: number): { label: Label; box: Box; cost: number }[] {
  const box = (left: number, middle: number): Box => ({
    left,
    right: left + length,
    top: middle - 8,
    bottom: middle + 8,
  });
  const above = (away: number, cost: number) => ({
    label: { x, y: y - away, anchor: 'middle', leader: cost === 0 ? null : ([x, y] as const) } satisfies Label,
    box: box(x - length / 2, y - away - 4),
    cost,
  });
  return [
    { label: { x: x + 9, y: y + 4, anchor: 'start', leader: null }, box: box(x + 9, y), cost: 0 },
    { label: { x: x - 9, y: y + 4, anchor: 'end', leader: null }, box: box(x - 9 - length, y), cost: 0 },
    above(8, 0),
    above(26, 6),
    above(48, 9),
    { label: { x, y: y + 18, anchor: 'middle', leader: null }, box: box(x - length / 2, y + 14), cost: 0 },
  ];
}

/** A curve of one point is a mark, which reaches so far about it, pixels. */
const markReach = 7;

/** Distance from a box to the nearest foreign thing, less a penalty for lying on its own curve. Beyond 40 px more is no better. */
function clearance(box: Box, curves: readonly (readonly Point[])[], own: number, placed: readonly Box[]): number {
  let nearest = 40;
  curves.forEach((curve, index) => {
    for (const point of curve) {
      const d = distance(box, point) - (index !== own && curve.length === 1 ? markReach : 0);
      if (index === own) {
        if (d === 0) nearest = Math.min(nearest, 2);
      } else if (d < nearest) nearest = d;
    }
  });
  for (const other of placed) {
    const apart = gap(box, other);
    nearest = Math.min(nearest, apart === 0 ? -20 : apart);
  }
  return nearest;
}

function distance(box: Box, [x, y]: Point): number {
  return Math.hypot(Math.max(0, box.left - x, x - box.right), Math.max(0, box.top - y, y - box.bottom));
}

/** Points along a curve, no two neighbours farther apart than so many pixels. */
function spread(curve: readonly Point[], most: number): Point[] {
  const points: Point[] = [];
  curve.forEach(([x, y], i) => {
    const [fromX, fromY] = curve[i - 1] ?? [x, y];
    const parts = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / most));
    for (let part = 1; part <= parts; part++)
      points.push([fromX + ((x - fromX) * part) / parts, fromY + ((y - fromY) * part) / parts]);
  });
  // Short steps are thinned out, so that a curve of many points costs no more than a smooth one.
  let last: Point | undefined;
  return points.filter((point) => {
    if (last !== undefined && Math.hypot(point[0] - last[0], point[1] - last[1]) < most / 2) return false;
    last = point;
    return true;
  });
}
