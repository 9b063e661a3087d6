import { lowestBit } from '../kernel/index.ts';

/**
 * Nodes by how many of their accelerators are free: for every such number a row of bits, one a node, in words of 32. Nodes change rows a word at a
 * time, and a row finds its first word that is not empty by one summary bit a word: that costs one summary word per 1,024 nodes.
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

  /** Those nodes of a word that have so many free, as bits. */
  among(word: number, free: number): number {
    return this.words[free * this.width + word]!;
  }

  /** The first word in which nodes have so many free; there must be one. */
  firstWord(free: number): number {
    const { words, summary } = this;
    const row = free * this.width;
    const first = free * this.summaryWidth;
    for (let s = first; ; s++) {
      while (summary[s] !== 0) {
        const word = ((s - first) << 5) + lowestBit(summary[s]!);
        if (words[row + word] !== 0) return word;
        // Nodes that leave a row do not look whether they were the last of their word; whoever searches finds out.
        summary[s]! &= summary[s]! - 1;
      }
    }
  }

  /** Adds nodes of a word, `size` in number, that are in no row. */
  add(word: number, nodes: number, size: number, free: number): void {
    this.words[free * this.width + word]! |= nodes;
    this.summary[free * this.summaryWidth + (word >>> 5)]! |= 1 << (word & 31);
    this.count[free]! += size;
  }

  /** Removes nodes from the row they are in. */
  remove(word: number, nodes: number, size: number, free: number): void {
    this.words[free * this.width + word]! &= ~nodes;
    this.count[free]! -= size;
  }

  move(word: number, nodes: number, size: number, from: number, to: number): void {
    this.remove(word, nodes, size, from);
    this.add(word, nodes, size, to);
  }
}
