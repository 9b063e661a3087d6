import { type Box, gap } from './box.ts';
import type { Label } from './curve-labels.ts';

/** A mark with its intervals, which names keep clear of. Pixels. */
export interface LabelledMark {
  readonly x: number;
  readonly y: number;
  /** How far the mark, or a ring about it, reaches. */
  readonly radius: number;
  readonly across: readonly [number, number] | null;
  readonly up: readonly [number, number] | null;
}

interface Candidate {
  readonly label: Label;
  readonly box: Box;
  /** Of the thin line to the mark. */
  readonly leader: Box | null;
  readonly cost: number;
}

/** Pixels between a name and what is drawn, at least. */
const leastGap = 2;
/** From here on more room is no better: a name belongs near its mark. */
const enoughGap = 12;
/** Half the height of a line of text. */
const half = 8;

/**
 * Where to write the names of marks, `widths` pixels long, in order; null where there is no room. They touch no mark, no
 * interval and no other name. There may be more marks than names: those are only kept clear of.
 */
export function placeMarkLabels(
  widths: readonly number[],
  marks: readonly LabelledMark[],
  width: number,
  height: number,
): (Label | null)[] {
  const drawn = marks.map(boxesOf);
  const written: Box[] = [];
  return widths.map((length, index) => {
    const foreign = [...drawn.filter((_, other) => other !== index).flat(), ...written];
    const own = drawn[index]!;
    let best: (Candidate & { score: number }) | null = null;
    for (const candidate of around(marks[index]!, length)) {
      const { box, leader, cost } = candidate;
      if (box.left < 0 || box.right > width - leastGap || box.top < -4 || box.bottom > height - 2) continue;
      if (own.some((part) => gap(box, part) < leastGap)) continue;
      if (leader !== null && foreign.some((part) => gap(leader, part) === 0)) continue;
      const room = foreign.reduce((least, part) => Math.min(least, gap(box, part)), enoughGap);
      if (room < leastGap) continue;
      if (best === null || room - cost > best.score) best = { ...candidate, score: room - cost };
    }
    if (best === null) return null;
    written.push(best.box, ...(best.leader === null ? [] : [best.leader]));
    return best.label;
  });
}

/** The mark and its two whiskers. */
function boxesOf({ x, y, radius, across, up }: LabelledMark): Box[] {
  return [
    { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius },
    ...(across === null ? [] : [{ left: Math.min(...across), right: Math.max(...across), top: y - 1, bottom: y + 1 }]),
    ...(up === null ? [] : [{ left: x - 1, right: x + 1, top: Math.min(...up), bottom: Math.max(...up) }]),
  ];
}

/** Places for a name about a mark: beyond the ends of its whiskers, in its four corners, and above it with a thin line. */
function around({ x, y, radius, across, up }: LabelledMark, length: number): Candidate[] {
  const right = Math.max(x + radius, ...(across ?? [])) + leastGap + 2;
  const left = Math.min(x - radius, ...(across ?? [])) - leastGap - 2;
  const top = Math.min(y - radius, ...(up ?? [])) - leastGap - half;
  const bottom = Math.max(y + radius, ...(up ?? [])) + leastGap + half;
  // Names at the end of a long whisker stand away from their mark.
  const away = (from: number, to: number) => Math.max(0, Math.abs(to - from) - radius - half) / 6;
  const corner = { x: radius + leastGap, y: half + 1 + leastGap };
  return [
    placed(right, y, 'start', length, away(x, right)),
    placed(left, y, 'end', length, away(x, left) + 0.5),
    placed(x, top, 'middle', length, away(y, top) + 1),
    placed(x, bottom, 'middle', length, away(y, bottom) + 1.5),
    placed(x + corner.x, y - corner.y, 'start', length, 2),
    placed(x - corner.x, y - corner.y, 'end', length, 2.5),
    placed(x + corner.x, y + corner.y, 'start', length, 2.5),
    placed(x - corner.x, y + corner.y, 'end', length, 3),
    ...[30, 52, 74].map((gone) => placed(x, Math.min(top, y - gone), 'middle', length, 4 + gone / 10, y - radius)),
  ];
}

/** A name whose middle is at a height; `to`: where a thin line from it ends. */
function placed(
  x: number,
  middle: number,
  anchor: Label['anchor'],
  length: number,
  cost: number,
  to: number | null = null,
): Candidate {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
  const box = { left, right: left + length, top: middle - half, bottom: middle + half };
  return {
    label: { x, y: middle + 4, anchor, leader: to === null ? null : [x, to] },
    box,
    leader: to === null ? null : { left: x - 0.5, right: x + 0.5, top: box.bottom, bottom: to },
    cost,
  };
}
