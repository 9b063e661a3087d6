/** A column in ascending order of its values, and the cell each value belongs to. Rows without a value are left out. */
export interface AscendingColumn {
  readonly values: Float64Array;
  readonly cells: Uint32Array;
}

const digitBits = 11;
const digits = 1 << digitBits;
/** Runs up to this length are sorted by insertion. */
const shortRun = 64;

/**
 * Sorts columns of numbers together with the cell each belongs to. Radix sort on the numbers' bits: first by the upper
 * word (sign, exponent, 20 bits of mantissa) in three digits of 11 bits; then, only where neighbours agree in that, by
 * the lower word. The cells travel with the keys, so nothing is looked up out of order afterwards: at a million rows
 * memory, not arithmetic, is what takes the time. The scratch space is kept from column to column. O(rows).
 */
export class ColumnSorter {
  private keys: Words;
  private spare: Words;
  private readonly starts = new Uint32Array(digits);
  /** Values of the column that is being sorted. */
  private count = 0;
  /** Whether its lower words are all zero, as those of whole seconds up to twelve days are; then they stay where they are. */
  private lowerIsZero = false;

  constructor(rows: number) {
    this.keys = words(rows);
    this.spare = words(rows);
  }

  /**
   * Values in ascending order; NaN is no value. Sorts in place: afterwards `values` begins with the sorted ones. The cells it
   * returns are overwritten by the next call.
   */
  sort(values: Float64Array, cells: Uint32Array): AscendingColumn {
    const count = split(values, cells, this.keys);
    this.count = count;
    this.lowerIsZero = allZero(this.keys.lower, count);
    this.radix('upper', 0, count);
    if (!this.lowerIsZero) this.sortRuns();
    const sorted = values.subarray(0, count);
    join(this.keys, this.lowerIsZero, sorted);
    return { values: sorted, cells: this.keys.cell.subarray(0, count) };
  }

  /** Sorts the places [from, to) by one word, stably; the result stands in `keys`. */
  private radix(word: 'upper' | 'lower', from: number, to: number): void {
    const { starts } = this;
    for (let shift = 0; shift < 32; shift += digitBits) {
      if (!countDigits(this.keys[word], shift, from, to, starts)) continue;
      deal(this.keys[word], shift, from, to, starts, this.keys, this.spare, this.lowerIsZero);
      if (to - from === this.count) [this.keys, this.spare] = [this.spare, this.keys];
      else copy(this.spare, this.keys, from, to);
    }
  }

  /** The places are in order of their upper words; puts runs that share one in order of their lower words. */
  private sortRuns(): void {
    const { count } = this;
    const { upper, lower, cell } = this.keys;
    for (let from = 0; from < count; ) {
      let to = from + 1;
      let ordered = true;
      while (to < count && upper[to] === upper[from]) {
        if (lower[to]! < lower[to - 1]!) ordered = false;
        to += 1;
      }
      if (!ordered) {
        if (to - from <= shortRun) insertionSort(lower, cell, from, to);
        else this.radix('lower', from, to);
      }
      from = to;
    }
  }
}

interface Words {
  readonly upper: Uint32Array;
  readonly lower: Uint32Array;
  readonly cell: Uint32Array;
}

function words(rows: number): Words {
  return { upper: new Uint32Array(rows), lower: new Uint32Array(rows), cell: new Uint32Array(rows) };
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const low = littleEndian ? 0 : 1;
const high = 1 - low;

/**
 * Splits numbers into two words whose unsigned order is the numbers' order: negative numbers have all bits flipped, others the
 * sign. Returns how many are not NaN.
 */
function split(values: Float64Array, cells: Uint32Array, { upper, lower, cell }: Words): number {
  const number = new Float64Array(1);
  const halves = new Uint32Array(number.buffer);
  let count = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    number[0] = value + 0; // −0 becomes 0, its equal
    const top = halves[high]!;
    const flip = top >>> 31 === 1 ? 0xffffffff : 0x80000000;
    upper[count] = top ^ flip;
    lower[count] = flip === 0xffffffff ? ~halves[low]! : halves[low]!;
    cell[count] = cells[row]!;
    count += 1;
  }
  return count;
}

function allZero(words: Uint32Array, count: number): boolean {
  for (let k = 0; k < count; k += 1) if (words[k] !== 0) return false;
  return true;
}

/** The numbers again. */
function join({ upper, lower }: Words, lowerIsZero: boolean, values: Float64Array): void {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let k = 0; k < values.length; k += 1) {
    const negative = upper[k]! >>> 31 === 0;
    halves[2 * k + high] = upper[k]! ^ (negative ? 0xffffffff : 0x80000000);
    halves[2 * k + low] = lowerIsZero ? 0 : negative ? ~lower[k]! : lower[k]!;
  }
}

/** Turns `starts` into the first place of each digit; false when all keys share one, and there is nothing to do. */
function countDigits(keys: Uint32Array, shift: number, from: number, to: number, starts: Uint32Array): boolean {
  starts.fill(0);
  for (let k = from; k < to; k += 1) starts[(keys[k]! >>> shift) & (digits - 1)]! += 1;
  let place = from;
  for (let digit = 0; digit < digits; digit += 1) {
    const here = starts[digit]!;
    if (here === to - from) return false;
    starts[digit] = place;
    place += here;
  }
  return true;
}

function deal(
  keys: Uint32Array,
  shift: number,
  from: number,
  to: number,
  starts: Uint32Array,
  a: Words,
  b: Words,
  lowerIsZero: boolean,
): void {
  const { upper, lower, cell } = a;
  const { upper: nextUpper, lower: nextLower, cell: nextCell } = b;
  if (lowerIsZero) {
    for (let k = from; k < to; k += 1) {
      const place = starts[(keys[k]! >>> shift) & (digits - 1)]!++;
      nextUpper[place] = upper[k]!;
      nextCell[place] = cell[k]!;
    }
    return;
  }
  for (let k = from; k < to; k += 1) {
    const place = starts[(keys[k]! >>> shift) & (digits - 1)]!++;
    nextUpper[place] = upper[k]!;
    nextLower[place] = lower[k]!;
    nextCell[place] = cell[k]!;
  }
}

function copy(source: Words, target: Words, from: number, to: number): void {
  target.upper.set(source.upper.subarray(from, to), from);
  target.lower.set(source.lower.subarray(from, to), from);
  target.cell.set(source.cell.subarray(from, to), from);
}

function insertionSort(keys: Uint32Array, cells: Uint32Array, from: number, to: number): void {
  for (let k = from + 1; k < to; k += 1) {
    const key = keys[k]!;
    const cell = cells[k]!;
    let place = k;
    while (place > from && keys[place - 1]! > key) {
      keys[place] = keys[place - 1]!;
      cells[place] = cells[place - 1]!;
      place -= 1;
    }
    keys[place] = key;
    cells[place] = cell;
  }
}
