import type { Schedule } from '../data.ts';

/** Rows of the jobs that run at some moment of a window, by start; found without looking at all of them. */
export type Visible = (from: number, to: number) => Uint32Array;

const block = 512;

/** Jobs by start, in blocks that know their latest end: blocks that ended before a window are skipped. */
export function visibleJobs({ order, start, end }: Schedule): Visible {
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
        const job = order[i]!;
        if (start[job]! <= to && end[job]! >= from) found.push(job);
      }
    }
    return Uint32Array.from(found);
  };
}
