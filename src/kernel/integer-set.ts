/**
 * A set of integers 0…n−1 that finds its smallest member fast: one bit a member, one summary bit a word of 32.
 * The cost of `smallest` grows by one summary word per 1,024 possible members; ranges are changed a word at a time.
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

  /** Adds `count` consecutive integers, none of which is a member. */
  addRange(first: number, count: number): void {
    if (count === 1) {
      this.add(first);
      return;
    }
    this.size += count;
    for (let from = first; from < first + count; ) {
      const word = from >>> 5;
      const to = Math.min(first + count, (word + 1) << 5);
      this.words[word]! |= bits(from & 31, to - from);
      this.summary[word >>> 5]! |= 1 << (word & 31);
      from = to;
    }
  }

  /** Removes `count` consecutive members. */
  removeRange(first: number, count: number): void {
    if (count === 1) {
      this.remove(first);
      return;
    }
    this.size -= count;
    for (let from = first; from < first + count; ) {
      const word = from >>> 5;
      const to = Math.min(first + count, (word + 1) << 5);
      const left = this.words[word]! & ~bits(from & 31, to - from);
      this.words[word] = left;
      if (left === 0) this.summary[word >>> 5]! &= ~(1 << (word & 31));
      from = to;
    }
  }

  /** The smallest member; -1 when the set is empty. */
  smallest(): number {
    if (this.size === 0) return -1;
    let s = 0;
    while (this.summary[s] === 0) s++;
    const word = (s << 5) + lowestBit(this.summary[s]!);
    return (word << 5) + lowestBit(this.words[word]!);
  }

  /** How many consecutive integers from this member on are members, counted up to a limit. */
  runFrom(member: number, limit: number): number {
    let run = 0;
    for (let at = member; run < limit; ) {
      const from = at & 31;
      const missing = ~(this.words[at >>> 5]! >> from);
      const here = Math.min(32 - from, missing === 0 ? 32 : lowestBit(missing));
      run += here;
      at += here;
      if (here < 32 - from || at >>> 5 >= this.words.length) break;
    }
    return run < limit ? run : limit;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** `count` ones from bit `from` up; from + count ≤ 32. */
function bits(from: number, count: number): number {
  return (count === 32 ? -1 : (1 << count) - 1) << from;
}
