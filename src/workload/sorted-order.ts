/**
 * The order that sorts keys ascending, stable: equal keys stay in the order they have. Keys must not be negative or
 * NaN; then the bits of a float64, read as an unsigned integer, sort like the number itself, and four rounds of
 * counting 16 bits sort them all. Rounds in which all keys agree are skipped. O(n).
 *
 * @param order The order to begin with, for sorting by several keys, the least important first; changed in place
 *   or replaced. Default 0, 1, 2 …
 */
export function sortedOrder(keys: Float64Array, order: Uint32Array = ascending(keys.length)): Uint32Array {
  if (isSorted(keys, order)) return order;
  const words = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  for (let round = 0; round < 4; round++) {
    const word = littleEndian ? round >> 1 : 1 - (round >> 1);
    if (countingRound(words, word, (round & 1) << 4, from, to)) [from, to] = [to, from];
  }
  return from;
}

/** Whether keys taken in an order never go down. */
export function isSorted(keys: Float64Array, order?: Uint32Array): boolean {
  const length = order?.length ?? keys.length;
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const key = keys[order === undefined ? i : order[i]!]!;
    if (key < previous) return false;
    previous = key;
  }
  return true;
}

/** The values of a column in an order. */
export function gathered<Column extends Float64Array | Int32Array | Uint32Array>(
  column: Column,
  order: Uint32Array,
): Column {
  const result = new (column.constructor as new (length: number) => Column)(order.length);
  for (let i = 0; i < order.length; i++) result[i] = column[order[i]!]!;
  return result;
}

/** 0, 1, 2 … */
export function ascending(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[i] = i;
  return order;
}

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** Sorts by 16 bits of the keys; false when all agree, and nothing was moved. */
function countingRound(words: Uint32Array, word: number, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(65_536);
  for (let k = 0; k < from.length; k++) {
    const digit = (words[2 * from[k]! + word]! >>> shift) & 0xffff;
    starts[digit] = starts[digit]! + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < 65_536; digit++) {
    const count = starts[digit]!;
    if (count === from.length) return false;
    starts[digit] = sum;
    sum += count;
  }
  for (let k = 0; k < from.length; k++) {
    const digit = (words[2 * from[k]! + word]! >>> shift) & 0xffff;
    const at = starts[digit]!;
    to[at] = from[k]!;
    starts[digit] = at + 1;
  }
  return true;
}
