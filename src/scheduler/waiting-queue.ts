import { stableOrder } from '../kernel/index.ts';
import { Lane } from './lane.ts';
import type { JobView, Ordering } from './ordering.ts';

/**
 * All waiting jobs in queue order. Ties in any order: earlier submission, then lower job number, which is the order of
 * the job table.
 *
 * Jobs that accept the same pools stand in one lane, so a search for a job that fits a pool never meets jobs that may not run there.
 * Three ways to keep the order, chosen by the ordering: `arrival` appends; a `fixed` order knows the rank of every job
 * beforehand; a `changing` one is re-sorted by `resort`, at little cost when few jobs change places.
 */
export class WaitingQueue {
  readonly lanes: readonly Lane[];
  /** Whether jobs always join at the end. */
  readonly appends: boolean;
  readonly changes: boolean;
  /** Jobs waiting. */
  size = 0;

  private readonly jobs: JobView;
  private readonly laneOf: Uint16Array;
  private readonly ordering: Ordering | undefined;
  /** Rank of a job in queue order; absent when the order is that of the job table. */
  private readonly rank: Int32Array | undefined;
  /** For a changing order: the waiting jobs as last sorted (holes are closed in `resort`), and their keys. */
  private sorted: Int32Array = new Int32Array(64);
  private sortedCount = 0;
  private readonly key: Float64Array | undefined;
  /** By job, for a changing order: `absent` from that row, or it `waits`, or has left but still stands in the row (a `hole`). */
  private readonly waiting: Uint8Array | undefined;
  private laneJobs: Int32Array = new Int32Array(64);

  /**
   * @param laneOf lane (acceptance list) of each job
   * @param ordering absent: the order of the job table (first come, first served)
   */
  constructor(jobs: JobView, laneOf: Uint16Array, lanes: number, ordering?: Ordering) {
    const count = jobs.submit.length;
    this.jobs = jobs;
    this.laneOf = laneOf;
    this.ordering = ordering;
    this.appends = ordering === undefined;
    this.changes = ordering?.changes ?? false;
    const fixed = ordering !== undefined && !ordering.changes;
    if (ordering) this.rank = fixed ? fixedRanks(jobs, ordering) : new Int32Array(count);
    if (this.changes) {
      this.key = new Float64Array(count);
      this.waiting = new Uint8Array(count);
    }
    const positionOf = new Int32Array(count).fill(-1);
    this.lanes = Array.from(
      { length: lanes },
      () => new Lane(jobs.accelerators, jobs.estimate, positionOf, fixed ? count : 512),
    );
  }

  add(job: number): void {
    this.size++;
    if (this.waiting) {
      if (this.waiting[job] !== hole) this.sortLast(job);
      this.waiting[job] = waits;
    }
    const lane = this.lanes[this.laneOf[job]!]!;
    if (this.rank && !this.changes) lane.put(job, this.rank[job]!);
    else lane.append(job);
  }

  remove(job: number): void {
    this.size--;
    if (this.waiting) this.waiting[job] = hole;
    this.lanes[this.laneOf[job]!]!.remove(job);
  }

  /** Whether job `a` stands before job `b`. */
  before(a: number, b: number): boolean {
    return this.rank ? this.rank[a]! < this.rank[b]! : a < b;
  }

  /** The first job in queue order; -1 when none waits. */
  first(): number {
    let best = -1;
    for (const lane of this.lanes) {
      const job = lane.first();
      if (job >= 0 && (best < 0 || this.before(job, best))) best = job;
    }
    return best;
  }

  /** Of one candidate a lane (−1: none), the lane of the candidate that stands first in the queue; −1 when there is none. */
  earliest(candidates: Int32Array): number {
    let best = -1;
    for (let lane = 0; lane < candidates.length; lane++) {
      const job = candidates[lane]!;
      if (job >= 0 && (best < 0 || this.before(job, candidates[best]!))) best = lane;
    }
    return best;
  }

  /** All waiting jobs in queue order, as a new array. For policies that want the whole queue; O(n log n). */
  inOrder(): number[] {
    const all: number[] = [];
    for (const lane of this.lanes) {
      for (let job = lane.first(); job >= 0; job = lane.from(lane.positionOfJob(job) + 1)) all.push(job);
    }
    return this.lanes.length === 1 ? all : all.sort((a, b) => (this.before(a, b) ? -1 : 1));
  }

  private sortLast(job: number): void {
    if (this.sortedCount === this.sorted.length) this.sorted = doubled(this.sorted);
    this.sorted[this.sortedCount++] = job;
  }

  /** Brings a changing order up to date. Insertion sort: linear when few jobs change places; a full sort when many do. */
  resort(now: number): void {
    const { sorted, key, waiting, rank, ordering, jobs } = this;
    if (!key || !waiting || !rank || !ordering) return;
    let n = 0;
    for (let i = 0; i < this.sortedCount; i++) {
      const job = sorted[i]!;
      if (waiting[job] === hole) {
        waiting[job] = absent;
        continue;
      }
      key[job] = ordering.key(jobs, job, now);
      sorted[n++] = job;
    }
    this.sortedCount = n;
    if (!insertionSort(sorted, n, key, 8 * n + 64)) {
      sorted.subarray(0, n).sort((a, b) => key[a]! - key[b]! || a - b);
    }
    for (let i = 0; i < n; i++) rank[sorted[i]!] = i;
    if (this.lanes.length === 1) {
      this.lanes[0]!.refill(sorted, n);
      return;
    }
    if (this.laneJobs.length < n) this.laneJobs = new Int32Array(sorted.length);
    this.lanes.forEach((lane, l) => {
      let count = 0;
      for (let i = 0; i < n; i++) if (this.laneOf[sorted[i]!] === l) this.laneJobs[count++] = sorted[i]!;
      lane.refill(this.laneJobs, count);
    });
  }
}

const absent = 0;
const waits = 1;
const hole = 2;

function fixedRanks(jobs: JobView, ordering: Ordering): Int32Array {
  const count = jobs.submit.length;
  const keys = new Float64Array(count);
  for (let job = 0; job < count; job++) keys[job] = ordering.key(jobs, job, jobs.submit[job]!);
  const order = stableOrder(keys);
  const rank = new Int32Array(count);
  for (let r = 0; r < count; r++) rank[order[r]!] = r;
  return rank;
}

/** Sorts by (key, job); gives up, leaving a permutation, after so many moves. */
function insertionSort(row: Int32Array, n: number, key: Float64Array, moves: number): boolean {
  let left = moves;
  for (let i = 1; i < n; i++) {
    const job = row[i]!;
    const k = key[job]!;
    let at = i;
    while (at > 0) {
      const other = row[at - 1]!;
      const otherKey = key[other]!;
      if (otherKey < k || (otherKey === k && other < job)) break;
      row[at--] = other;
      left--;
    }
    row[at] = job;
    if (left < 0) return false;
  }
  return true;
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
