/** Columns of numbers that grow together, by doubling. */
export class GrowingColumns {
  count = 0;
  readonly columns: Float64Array[];
  line: Uint32Array;
  #capacity: number;

  /** @param width Number of columns beside the one of line numbers. */
  constructor(width: number, capacity = 4096) {
    this.#capacity = capacity;
    this.columns = Array.from({ length: width }, () => new Float64Array(capacity));
    this.line = new Uint32Array(capacity);
  }

  /** Makes sure that one more row fits. */
  makeRoom(): void {
    if (this.count < this.#capacity) return;
    this.#capacity *= 2;
    for (let k = 0; k < this.columns.length; k++) {
      const wider = new Float64Array(this.#capacity);
      wider.set(this.columns[k]!);
      this.columns[k] = wider;
    }
    const wider = new Uint32Array(this.#capacity);
    wider.set(this.line);
    this.line = wider;
  }
}
