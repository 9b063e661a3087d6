/**
 * Which nodes every job got, in the order the jobs started. An entry is a run of consecutive nodes with equally many accelerators
 * of the job on each: a job on a thousand empty nodes is one entry.
 */
export class PlacementLog {
  /** Number of the first node of a run, through all pools. */
  node: Int32Array = new Int32Array(1024);
  /** Nodes in the run. */
  span: Int32Array = new Int32Array(1024);
  /** Accelerators held on each of them. */
  accelerators: Int32Array = new Int32Array(1024);
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private length = 0;

  constructor(jobs: number) {
    this.start = new Uint32Array(jobs);
    this.end = new Uint32Array(jobs);
  }

  open(job: number): void {
    this.start[job] = this.length;
  }

  add(node: number, span: number, accelerators: number): void {
    if (this.length === this.node.length) {
      this.node = doubled(this.node);
      this.span = doubled(this.span);
      this.accelerators = doubled(this.accelerators);
    }
    this.node[this.length] = node;
    this.span[this.length] = span;
    this.accelerators[this.length++] = accelerators;
  }

  close(job: number): void {
    this.end[job] = this.length;
  }

  startOf(job: number): number {
    return this.start[job]!;
  }

  endOf(job: number): number {
    return this.end[job]!;
  }

  /** The same in job order. Jobs started about in that order, so most is copied in long stretches. */
  inJobOrder(): { offset: Uint32Array; node: Int32Array; span: Int32Array; accelerators: Int32Array } {
    const jobs = this.start.length;
    const offset = new Uint32Array(jobs + 1);
    const node = new Int32Array(this.length);
    const span = new Int32Array(this.length);
    const accelerators = new Int32Array(this.length);
    let at = 0;
    for (let job = 0; job < jobs; job++) {
      offset[job] = at;
      for (let k = this.start[job]!; k < this.end[job]!; k++) {
        node[at] = this.node[k]!;
        span[at] = this.span[k]!;
        accelerators[at++] = this.accelerators[k]!;
      }
    }
    offset[jobs] = at;
    return { offset, node, span, accelerators };
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
