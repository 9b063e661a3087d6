import { bitsIn } from '../kernel/index.ts';

/** Consecutive nodes on each of which a job holds equally many accelerators. Nodes are numbered through all pools. */
interface Run {
  readonly node: number;
  readonly span: number;
  readonly accelerators: number;
}

/**
 * Which nodes every job got, about in the order in which the jobs started. An entry is up to 32 nodes that stand in one word, with equally many accelerators
 * of the job on each: a job on a thousand empty nodes has some 32 entries.
 */
export class PlacementLog {
  /** The word of an entry, through all pools. */
  word: Int32Array = new Int32Array(1024);
  /** Its nodes, as bits. */
  nodes: Int32Array = new Int32Array(1024);
  /** Accelerators held on each of them. */
  accelerators: Int32Array = new Int32Array(1024);
  private readonly start: Uint32Array;
  private readonly end: Uint32Array;
  private length = 0;
  /** By word: the number of its first node. */
  private readonly firstNode: number[] = [];
  private nodesOfAll = 0;
  private readonly writers: (() => void)[] = [];

  constructor(jobs: number) {
    this.start = new Uint32Array(jobs);
    this.end = new Uint32Array(jobs);
  }

  /**
   * Numbers the nodes of a further pool.
   * @param settle writes what the pool has put off; called before anybody reads
   * @returns the number of its first word
   */
  enrol(nodes: number, settle: () => void): number {
    const firstWord = this.firstNode.length;
    for (let node = 0; node < nodes; node += 32) this.firstNode.push(this.nodesOfAll + node);
    this.nodesOfAll += nodes;
    this.writers.push(settle);
    return firstWord;
  }

  open(job: number): void {
    this.start[job] = this.length;
  }

  add(word: number, nodes: number, accelerators: number): void {
    const { length } = this;
    if (length === this.word.length) {
      this.word = doubled(this.word);
      this.nodes = doubled(this.nodes);
      this.accelerators = doubled(this.accelerators);
    }
    this.word[length] = word;
    this.nodes[length] = nodes;
    this.accelerators[length] = accelerators;
    this.length = length + 1;
  }

  close(job: number): void {
    this.end[job] = this.length;
  }

  /** The entries of what a job got last are those from `startOf` up to `endOf`. */
  startOf(job: number): number {
    return this.start[job]!;
  }

  endOf(job: number): number {
    return this.end[job]!;
  }

  /** What a job got. */
  runsOf(job: number): Run[] {
    this.settle();
    const runs = new Runs(this.runsIn(this.start[job]!, this.end[job]!));
    this.readInto(runs, this.start[job]!, this.end[job]!);
    return Array.from({ length: runs.length }, (_, k) => ({
      node: runs.node[k]!,
      span: runs.span[k]!,
      accelerators: runs.accelerators[k]!,
    }));
  }

  /** What all jobs got, in job order. Jobs started about in that order, so most is read in long stretches. */
  inJobOrder(): PlacementColumns {
    this.settle();
    return this.inOrder(this.start, this.end);
  }

  /** What stands between some places of the log, one row after another. */
  inOrder(starts: Uint32Array, ends: Uint32Array): PlacementColumns {
    const offset = new Uint32Array(starts.length + 1);
    const runs = new Runs(this.runsIn(0, this.length));
    for (let row = 0; row < starts.length; row++) {
      this.readInto(runs, starts[row]!, ends[row]!);
      offset[row + 1] = runs.length;
    }
    return { offset, ...runs.columns() };
  }

  /** Brings the log up to date: pools may have put off to write what they gave out. */
  settle(): void {
    for (const settle of this.writers) settle();
  }

  /** How many runs entries hold, counted by where they begin; those that go on from one word to the next count in both. */
  private runsIn(from: number, to: number): number {
    let runs = 0;
    for (let k = from; k < to; k++) runs += bitsIn(this.nodes[k]! & ~(this.nodes[k]! << 1));
    return runs;
  }

  private readInto(runs: Runs, from: number, to: number): void {
    const { word, nodes, accelerators, firstNode } = this;
    runs.begin();
    for (let k = from; k < to; k++) {
      const first = firstNode[word[k]!]!;
      for (let left = nodes[k]!; left !== 0; ) {
        // Adding the lowest bit carries through the lowest run of ones, which leaves those beyond it.
        const lowest = left & -left;
        const beyond = left & (left + lowest);
        const zeros = Math.clz32(lowest);
        runs.add(first + 31 - zeros, zeros - Math.clz32(left ^ beyond) + 1, accelerators[k]!);
        left = beyond;
      }
    }
  }
}

/** The runs of row i are in [offset[i], offset[i + 1]). */
export interface PlacementColumns {
  readonly offset: Uint32Array;
  readonly node: Int32Array;
  readonly span: Int32Array;
  readonly accelerators: Int32Array;
}

/** Columns of runs that are filled one run after another. */
class Runs {
  readonly node: Int32Array<ArrayBuffer>;
  readonly span: Int32Array<ArrayBuffer>;
  readonly accelerators: Int32Array<ArrayBuffer>;
  length = 0;
  /** The node after the last one of the same job. */
  private next = -1;

  constructor(most: number) {
    this.node = new Int32Array(most);
    this.span = new Int32Array(most);
    this.accelerators = new Int32Array(most);
  }

  /** What follows is about another job. */
  begin(): void {
    this.next = -1;
  }

  add(node: number, span: number, accelerators: number): void {
    if (node === this.next && accelerators === this.accelerators[this.length - 1]) this.span[this.length - 1]! += span;
    else {
      this.node[this.length] = node;
      this.span[this.length] = span;
      this.accelerators[this.length++] = accelerators;
    }
    this.next = node + span;
  }

  columns(): Omit<PlacementColumns, 'offset'> {
    const { length } = this;
    return {
      node: this.node.slice(0, length),
      span: this.span.slice(0, length),
      accelerators: this.accelerators.slice(0, length),
    };
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(column.length * 2);
  next.set(column);
  return next;
}
