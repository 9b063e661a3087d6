/** A row of whole numbers that grows by doubling: no allocation once it is long enough, and emptying it costs nothing. */
export class IntegerList {
  length = 0;
  /** The numbers; behind `length` lies what was there before. */
  values: Int32Array = new Int32Array(64);

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Int32Array(this.values.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length++] = value;
  }

  includes(value: number): boolean {
    for (let i = 0; i < this.length; i++) if (this.values[i] === value) return true;
    return false;
  }

  clear(): void {
    this.length = 0;
  }
}
