/** Consecutive nodes on each of which a job holds equally many accelerators. Nodes are numbered through all pools. */
interface NodeRun {
  readonly node: number;
  readonly span: number;
  readonly accelerators: number;
}

/**
 * Which nodes every job got, about in the order in which the jobs started. An entry is a run of consecutive nodes with equally many accelerators
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
  private nodes = 0;
  private readonly writers: (() => void)[] = [];

  constructor(jobs: number) {
    this.start = new Uint32Array(jobs);
    this.end = new Uint32Array(jobs);
  }

  /**
   * Numbers the nodes of a further pool.
   * @param settle writes what the pool has put off; called before anybody reads
   * @returns the number of its first node
   */
  enrol(nodes: number, settle: () => void): number {
    const first = this.nodes;
    this.nodes += nodes;
    this.writers.push(settle);
    return first;
  }

  open(job: number): void {
    this.start[job] = this.length;
  }

  add(node: number, span: number, accelerators: number): void {
    const { length } = this;
    if (length === this.node.length) {
      this.node = doubled(this.node);
      this.span = doubled(this.span);
      this.accelerators = doubled(this.accelerators);
    }
    this.node[length] = node;
    this.span[length] = span;
    this.accelerators[length] = accelerators;
    this.length = length + 1;
  }

  close(job: number): void {
    this.end[job] = this.length;
  }

  /** A job holds accelerators that stand on no node: what it got earlier, elsewhere, is not where it is now. */
  onNoNode(job: number): void {
    this.open(job);
    this.close(job);
  }

  /** The entries of what a job got last are those from `startOf` up to `endOf`, as far as its pool has written them. */
  startOf(job: number): number {
    return this.start[job]!;
  }

  endOf(job: number): number {
    return this.end[job]!;
  }

  /** What a job got. */
  runsOf(job: number): NodeRun[] {
    this.settle();
    const runs: NodeRun[] = [];
    for (let k = this.start[job]!; k < this.end[job]!; k++) {
      runs.push({ node: this.node[k]!, span: this.span[k]!, accelerators: this.accelerators[k]! });
    }
    return runs;
  }

  /** What all jobs got, in job order. Jobs started about in that order, so most is read in long stretches. */
  inJobOrder(): PlacementColumns {
    this.settle();
    return this.inOrder(this.start, this.end);
  }

  /** What stands between some places of the log, one row after another. */
  inOrder(starts: Uint32Array, ends: Uint32Array): PlacementColumns {
    const rows = starts.length;
    const offset = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) offset[row + 1] = offset[row]! + ends[row]! - starts[row]!;
    const length = offset[rows]!;
    const node = new Int32Array(length);
    const span = new Int32Array(length);
    const accelerators = new Int32Array(length);
    let at = 0;
    for (let row = 0; row < rows; row++) {
      for (let k = starts[row]!; k < ends[row]!; k++) {
        node[at] = this.node[k]!;
        span[at] = this.span[k]!;
        accelerators[at++] = this.accelerators[k]!;
      }
    }
    return { offset, node, span, accelerators };
  }

  /** Brings the log up to date: pools may have put off to write what they gave out. */
  settle(): void {
    for (const settle of this.writers) settle();
  }
}

/** The runs of row i are in [offset[i], offset[i + 1]). */
export interface PlacementColumns {
  readonly offset: Uint32Array;
  readonly node: Int32Array;
  readonly span: Int32Array;
  readonly accelerators: Int32Array;
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
