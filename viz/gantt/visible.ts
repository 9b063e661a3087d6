import type { Stretches } from '../schedule.ts';

/** The stretches that lie at some moment in a window, by start; found without looking at all of them. */
export type Visible = (from: number, to: number) => Uint32Array;

const block = 512;

/** Stretches by start, in blocks that know their latest end: blocks that ended before a window are skipped. */
export function visibleStretches({ order, start, end }: Stretches): Visible {
  const blocks = Math.ceil(order.length / block);
  const latest = new Float64Array(blocks).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < order.length; i++) {
    const at = Math.floor(i / block);
    if (end[order[i]!]! > latest[at]!) latest[at] = end[order[i]!]!;
  }
  return (from, to) => {
    const found: number[] = [];
    for (let b = 0; b < blocks; b++) {
      if (start[order[b * block]!]! > to) break;
      if (latest[b]! < from) continue;
      const stop = Math.min(order.length, (b + 1) * block);
      for (let i = b * block; i < stop; i++) {
        const stretch = order[i]!;
        if (start[stretch]! <= to && end[stretch]! >= from) found.push(stretch);
      }
    }
    return Uint32Array.from(found);
  };
}
