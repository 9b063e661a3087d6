/** One bin of a histogram: values from `low` (included) to `high` (excluded). */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/**
 * Counts values in bins of equal width on a logarithmic scale; values up to 0 are counted apart. Memory grows with the
 * range of the values, not with their number; two histograms of the same resolution can be merged.
 */
export class LogHistogram {
  readonly binsPerDecade: number;
  readonly #counts = new Map<number, number>();
  #notPositive = 0;

  /** @param binsPerDecade bins for each factor of ten; 10 unless told otherwise */
  constructor(binsPerDecade = 10) {
    this.binsPerDecade = binsPerDecade;
  }

  add(value: number, count = 1): void {
    if (value > 0) this.#count(this.#index(value), count);
    else this.#notPositive += count;
  }

  /** Takes in another histogram. @throws RangeError when its bins differ. */
  merge(other: LogHistogram): void {
    if (other.binsPerDecade !== this.binsPerDecade) {
      throw new RangeError(`bins differ: ${this.binsPerDecade} and ${other.binsPerDecade} a decade`);
    }
    for (const [index, count] of other.#counts) this.#count(index, count);
    this.#notPositive += other.#notPositive;
  }

  /** Values that are zero or below, which no logarithmic bin can hold. */
  get notPositive(): number {
    return this.#notPositive;
  }

  /** All bins from the first to the last that holds a value, empty ones between them included. */
  bins(): readonly Bin[] {
    const indices = [...this.#counts.keys()];
    if (indices.length === 0) return [];
    const first = indices.reduce((least, index) => Math.min(least, index));
    const last = indices.reduce((most, index) => Math.max(most, index));
    return Array.from({ length: last - first + 1 }, (_, i) => ({
      low: this.#edge(first + i),
      high: this.#edge(first + i + 1),
      count: this.#counts.get(first + i) ?? 0,
    }));
  }

  #count(index: number, count: number): void {
    this.#counts.set(index, (this.#counts.get(index) ?? 0) + count);
  }

  #edge(index: number): number {
    return 10 ** (index / this.binsPerDecade);
  }

  /** The logarithm may round across an edge; the edges themselves decide. */
  #index(value: number): number {
    const index = Math.floor(Math.log10(value) * this.binsPerDecade);
    if (value < this.#edge(index)) return index - 1;
    return value >= this.#edge(index + 1) ? index + 1 : index;
  }
}
