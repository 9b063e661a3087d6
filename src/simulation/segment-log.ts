import type { PlacementLog } from '../cluster/index.ts';
import type { Segments } from './outcome.ts';

/** Writes down, while a run is played, who held what from when to when. */
export class SegmentLog {
  private count = 0;
  private job = new Int32Array(1024);
  private start = new Float64Array(1024);
  private end = new Float64Array(1024);
  private pool = new Uint8Array(1024);
  private accelerators = new Int32Array(1024);
  private overhead = new Float64Array(1024);
  /** Where its nodes stand in the log of placements; of a job's last segment the log itself tells. */
  private firstNodes = new Uint32Array(1024);
  private lastNodes = new Uint32Array(1024);
  /** By job: its latest segment. */
  private readonly latest: Int32Array;
  private readonly placements: PlacementLog | undefined;

  constructor(jobs: number, placements: PlacementLog | undefined) {
    this.latest = new Int32Array(jobs).fill(-1);
    this.placements = placements;
  }

  /** After the job has been given its accelerators. */
  open(job: number, now: number, pool: number, accelerators: number, overhead: number): void {
    if (this.count === this.job.length) this.grow();
    const i = this.count++;
    this.latest[job] = i;
    this.job[i] = job;
    this.start[i] = now;
    this.end[i] = Number.NaN;
    this.pool[i] = pool;
    this.accelerators[i] = accelerators;
    this.overhead[i] = overhead;
  }

  close(job: number, now: number): void {
    const i = this.latest[job]!;
    this.end[i] = now;
    // It may have been stopped while it was still reading its checkpoint.
    this.overhead[i] = Math.min(this.overhead[i]!, now - this.start[i]!);
  }

  /** Notes which nodes a job's latest segment had; before it starts again, since the log of placements only knows what it got last. */
  noteNodes(job: number): void {
    if (!this.placements) return;
    const i = this.latest[job]!;
    this.placements.settle();
    this.firstNodes[i] = this.placements.startOf(job);
    this.lastNodes[i] = this.placements.endOf(job);
  }

  /** All segments in job order, those of a job in order of time. O(segments). */
  inJobOrder(): Segments {
    const jobs = this.latest.length;
    const offset = new Uint32Array(jobs + 1);
    for (let i = 0; i < this.count; i++) offset[this.job[i]! + 1]!++;
    for (let job = 0; job < jobs; job++) offset[job + 1]! += offset[job]!;
    const next = offset.slice();
    const order = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) order[next[this.job[i]!]!++] = i;
    for (let job = 0; job < jobs; job++) if (this.latest[job]! >= 0) this.noteNodes(job);
    const placement = this.placements?.inOrder(
      order.map((i) => this.firstNodes[i]!),
      order.map((i) => this.lastNodes[i]!),
    );
    return {
      offset,
      start: Float64Array.from(order, (i) => this.start[i]!),
      end: Float64Array.from(order, (i) => this.end[i]!),
      pool: Uint8Array.from(order, (i) => this.pool[i]!),
      accelerators: Int32Array.from(order, (i) => this.accelerators[i]!),
      overhead: Float64Array.from(order, (i) => this.overhead[i]!),
      ...(placement ? { placement } : {}),
    };
  }

  private grow(): void {
    this.job = longer(this.job);
    this.start = longer(this.start);
    this.end = longer(this.end);
    this.pool = longer(this.pool);
    this.accelerators = longer(this.accelerators);
    this.overhead = longer(this.overhead);
    this.firstNodes = longer(this.firstNodes);
    this.lastNodes = longer(this.lastNodes);
  }
}

function longer<C extends Int32Array | Uint32Array | Float64Array | Uint8Array>(column: C): C {
  const next = new (column.constructor as new (length: number) => C)(column.length * 2);
  next.set(column);
  return next;
}
