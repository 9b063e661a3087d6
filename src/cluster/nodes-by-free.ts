import { lowestBit, ones, runInWord } from '../kernel/index.ts';

/**
 * Nodes by how many of their accelerators are free: for every such number a row of bits, one a node, in words of 32. Runs of nodes change rows a
 * word at a time, and a row finds its first node by one summary bit a word: that costs one summary word per 1,024 nodes.
 */
export class NodesByFree {
  /** By number of free accelerators: how many nodes have that many. */
  readonly count: Int32Array;
  private readonly words: Int32Array;
  private readonly summary: Int32Array;
  /** Words in a row, and words in its summary. */
  private readonly width: number;
  private readonly summaryWidth: number;

  /** No node is in any row yet. */
  constructor(nodes: number, acceleratorsPerNode: number) {
    this.width = (nodes + 31) >>> 5;
    this.summaryWidth = (this.width + 31) >>> 5;
    this.count = new Int32Array(acceleratorsPerNode + 1);
    this.words = new Int32Array(this.width * (acceleratorsPerNode + 1));
    this.summary = new Int32Array(this.summaryWidth * (acceleratorsPerNode + 1));
  }

  has(node: number, free: number): boolean {
    return ((this.words[free * this.width + (node >>> 5)]! >>> (node & 31)) & 1) === 1;
  }

  /** The first node that has so many free; there must be one. */
  first(free: number): number {
    const { words, summary } = this;
    const row = free * this.width;
    const begin = free * this.summaryWidth;
    for (let s = begin; ; s++) {
      while (summary[s] !== 0) {
        const word = ((s - begin) << 5) + lowestBit(summary[s]!);
        const nodes = words[row + word]!;
        if (nodes !== 0) return (word << 5) + lowestBit(nodes);
        // Nodes that leave a row do not look whether they were the last of their word; whoever searches finds out.
        summary[s]! &= summary[s]! - 1;
      }
    }
  }

  /** How many nodes from one of a row on are in it without a gap, counted up to a limit. */
  runFrom(node: number, free: number, limit: number): number {
    const row = free * this.width;
    let run = 0;
    for (let at = node; run < limit; at = node + run) {
      const from = at & 31;
      const here = runInWord(this.words[row + (at >>> 5)]!, from);
      run += here;
      if (from + here < 32 || (at >>> 5) + 1 === this.width) break;
    }
    return run < limit ? run : limit;
  }

  /** Adds a run of nodes that are in no row. */
  add(node: number, span: number, free: number): void {
    const row = free * this.width;
    const begin = free * this.summaryWidth;
    this.count[free]! += span;
    for (let at = node, left = span; left > 0; ) {
      const here = Math.min(left, 32 - (at & 31));
      const word = at >>> 5;
      this.words[row + word]! |= ones(at & 31, here);
      this.summary[begin + (word >>> 5)]! |= 1 << (word & 31);
      at += here;
      left -= here;
    }
  }

  /** Removes a run of nodes from the row they are in. */
  remove(node: number, span: number, free: number): void {
    const row = free * this.width;
    this.count[free]! -= span;
    for (let at = node, left = span; left > 0; ) {
      const here = Math.min(left, 32 - (at & 31));
      this.words[row + (at >>> 5)]! &= ~ones(at & 31, here);
      at += here;
      left -= here;
    }
  }

  /** Brings a run of nodes from one row to another. */
  move(node: number, span: number, from: number, to: number): void {
    this.remove(node, span, from);
    this.add(node, span, to);
  }
}
