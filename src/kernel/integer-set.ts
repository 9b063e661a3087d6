import { lowestBit } from './word.ts';

/**
 * A set of integers 0…n−1 that finds its smallest member fast: one bit a member, one summary bit a word of 32.
 * The cost of `smallest` grows by one summary word per 1,024 possible members.
 */
export class IntegerSet {
  size = 0;
  private readonly words: Int32Array;
  private readonly summary: Int32Array;

  /** @param range members are below this */
  constructor(range: number) {
    this.words = new Int32Array((range + 31) >>> 5);
    this.summary = new Int32Array((this.words.length + 31) >>> 5);
  }

  /** Adds an integer that is not a member. */
  add(member: number): void {
    const word = member >>> 5;
    this.words[word]! |= 1 << (member & 31);
    this.summary[word >>> 5]! |= 1 << (word & 31);
    this.size++;
  }

  /** Removes a member. */
  remove(member: number): void {
    const word = member >>> 5;
    const left = this.words[word]! & ~(1 << (member & 31));
    this.words[word] = left;
    if (left === 0) this.summary[word >>> 5]! &= ~(1 << (word & 31));
    this.size--;
  }

  /** The smallest member; -1 when the set is empty. */
  smallest(): number {
    if (this.size === 0) return -1;
    let s = 0;
    while (this.summary[s] === 0) s++;
    const word = (s << 5) + lowestBit(this.summary[s]!);
    return (word << 5) + lowestBit(this.words[word]!);
  }
}
