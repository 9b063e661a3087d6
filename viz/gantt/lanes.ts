import type { PagePool } from '../../src/output/payload.ts';
import type { Jobs, Schedule } from '../data.ts';
import { type FreeRows, freeRows } from './free-rows.ts';

/** Which rows of the chart each job covers. One row is one accelerator; pools and nodes stand in their own order. */
export interface Lanes {
  /** Job j covers the runs offset[j] … offset[j + 1] − 1. */
  readonly offset: Uint32Array;
  readonly first: Int32Array;
  readonly length: Int32Array;
}

/** Jobs handled between two breaths, so that the page stays alive. */
const slice = 40_000;

/**
 * Gives every job its rows, by replaying the schedule: rows of its nodes where the schedule has them, else the lowest
 * free rows of its pool. O(jobs · free runs). `pause` is awaited now and then.
 */
export async function packLanes(
  jobs: Jobs,
  schedule: Schedule,
  pools: readonly PagePool[],
  pause: () => Promise<void>,
): Promise<Lanes> {
  const { blocks, ofPool, ofNode } = blocksOf(pools, schedule.placement !== null);
  const owner: number[] = [];
  const firsts: number[] = [];
  const lengths: number[] = [];
  const nextOfJob: number[] = [];
  const head = new Int32Array(jobs.count).fill(-1);
  const running = endHeap(schedule.end);
  const take = (job: number, block: number, accelerators: number) =>
    blocks[block]!.take(accelerators, (first, length) => {
      owner.push(block);
      firsts.push(first);
      lengths.push(length);
      nextOfJob.push(head[job]!);
      head[job] = owner.length - 1;
    });
  const release = (job: number) => {
    for (let run = head[job]!; run >= 0; run = nextOfJob[run]!) blocks[owner[run]!]!.give(firsts[run]!, lengths[run]!);
  };
  let done = 0;
  for (const job of schedule.order) {
    const now = schedule.start[job]!;
    for (let ended = running.popUntil(now); ended >= 0; ended = running.popUntil(now)) release(ended);
    const placement = schedule.placement;
    const [start, stop] = [placement?.offset[job] ?? 0, placement?.offset[job + 1] ?? 0];
    if (start === stop) take(job, ofPool[schedule.pool?.[job] ?? 0]!, jobs.accelerators[job]!);
    for (let k = start; k < stop; k++) {
      const { node, span, accelerators } = placement!;
      for (let at = node[k]!; at < node[k]! + span[k]!; at++) take(job, ofNode[at]!, accelerators[k]!);
    }
    running.push(job);
    if (++done % slice === 0) await pause();
  }
  return joined(head, nextOfJob, firsts, lengths);
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

/** The runs of every job in the order of rows; runs that touch become one. */
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
