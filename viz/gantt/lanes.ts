import type { PagePool } from '../../src/output/payload.ts';
import type { Stretches } from '../schedule.ts';
import { type FreeRows, freeRows } from './free-rows.ts';

/** Which rows of the chart each stretch covers. One row is one accelerator; pools and nodes stand in their own order. */
export interface Lanes {
  /** Stretch i covers the runs offset[i] … offset[i + 1] − 1. */
  readonly offset: Uint32Array;
  readonly first: Int32Array;
  readonly length: Int32Array;
}

/** Stretches handled between two breaths, so that the page stays alive. */
const slice = 40_000;

/**
 * Gives every stretch its rows, by replaying the schedule: rows of its nodes where the schedule has them, else the lowest
 * free rows of its pool. O(stretches · free runs). `pause` is awaited now and then.
 */
export async function packLanes(
  stretches: Stretches,
  pools: readonly PagePool[],
  pause: () => Promise<void>,
): Promise<Lanes> {
  const { blocks, ofPool, ofNode } = blocksOf(pools, stretches.placement !== null);
  const owner: number[] = [];
  const firsts: number[] = [];
  const lengths: number[] = [];
  const nextOfSame: number[] = [];
  const head = new Int32Array(stretches.start.length).fill(-1);
  const running = endHeap(stretches.end);
  const take = (stretch: number, block: number, accelerators: number) =>
    blocks[block]!.take(accelerators, (first, length) => {
      owner.push(block);
      firsts.push(first);
      lengths.push(length);
      nextOfSame.push(head[stretch]!);
      head[stretch] = owner.length - 1;
    });
  const release = (stretch: number) => {
    for (let run = head[stretch]!; run >= 0; run = nextOfSame[run]!)
      blocks[owner[run]!]!.give(firsts[run]!, lengths[run]!);
  };
  let done = 0;
  for (const stretch of stretches.order) {
    const now = stretches.start[stretch]!;
    for (let ended = running.popUntil(now); ended >= 0; ended = running.popUntil(now)) release(ended);
    const { placement } = stretches;
    const [start, stop] = [placement?.offset[stretch] ?? 0, placement?.offset[stretch + 1] ?? 0];
    if (start === stop) take(stretch, ofPool[stretches.pool?.[stretch] ?? 0]!, stretches.accelerators[stretch]!);
    for (let k = start; k < stop; k++) {
      const { node, span, accelerators } = placement!;
      for (let at = node[k]!; at < node[k]! + span[k]!; at++) take(stretch, ofNode[at]!, accelerators[k]!);
    }
    running.push(stretch);
    if (++done % slice === 0) await pause();
  }
  return joined(head, nextOfSame, firsts, lengths);
}

/**
 * Blocks of rows that are given out by themselves: nodes where placements are known, else pools. Nodes are numbered
 * through the pools that have nodes.
 */
function blocksOf(
  pools: readonly PagePool[],
  placed: boolean,
): { blocks: FreeRows[]; ofPool: number[]; ofNode: number[] } {
  const blocks: FreeRows[] = [];
  const ofPool: number[] = [];
  const ofNode: number[] = [];
  let row = 0;
  for (const { capacity, nodes } of pools) {
    ofPool.push(blocks.length);
    const parts = placed && nodes !== null ? nodes : 1;
    for (let part = 0; part < parts; part++) {
      if (placed && nodes !== null) ofNode.push(blocks.length);
      blocks.push(freeRows(row + (part * capacity) / parts, capacity / parts));
    }
    row += capacity;
  }
  return { blocks, ofPool, ofNode };
}

/** The runs of every stretch in the order of rows; runs that touch become one. */
function joined(
  head: Int32Array,
  next: readonly number[],
  firsts: readonly number[],
  lengths: readonly number[],
): Lanes {
  const offset = new Uint32Array(head.length + 1);
  const first = new Int32Array(firsts.length);
  const length = new Int32Array(firsts.length);
  let at = 0;
  for (let job = 0; job < head.length; job++) {
    offset[job] = at;
    const only = head[job]!;
    if (only >= 0 && next[only]! < 0) {
      first[at] = firsts[only]!;
      length[at++] = lengths[only]!;
      continue;
    }
    const runs: number[] = [];
    for (let run = only; run >= 0; run = next[run]!) runs.push(run);
    runs.sort((a, b) => firsts[a]! - firsts[b]!);
    for (const run of runs) {
      if (at > offset[job]! && first[at - 1]! + length[at - 1]! === firsts[run]) length[at - 1]! += lengths[run]!;
      else {
        first[at] = firsts[run]!;
        length[at++] = lengths[run]!;
      }
    }
  }
  offset[head.length] = at;
  return { offset, first: first.slice(0, at), length: length.slice(0, at) };
}

/** Running jobs, the one that ends first on top. */
function endHeap(end: Float64Array) {
  const heap: number[] = [];
  const before = (a: number, b: number) => end[a]! < end[b]! || (end[a] === end[b] && a < b);
  return {
    push(job: number) {
      let i = heap.length;
      for (; i > 0; i = (i - 1) >> 1) {
        const parent = heap[(i - 1) >> 1]!;
        if (!before(job, parent)) break;
        heap[i] = parent;
      }
      heap[i] = job;
    },
    /** Takes off a job that has ended by `time`, or −1. */
    popUntil(time: number): number {
      const top = heap[0];
      if (top === undefined || end[top]! > time) return -1;
      const last = heap.pop()!;
      if (heap.length === 0) return top;
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
        if (!before(heap[child]!, last)) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
      return top;
    },
  };
}
