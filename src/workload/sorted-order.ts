/**
 * The order that sorts keys ascending, stable: equal keys stay in the order they have. A natural merge sort: stretches
 * that ascend already are found and merged, two by two, so that sorted workloads, and logs with a few records out of
 * place, cost little more than reading them. O(n log(stretches)).
 *
 * @param keys numbers, none of them NaN
 * @param order The order to begin with, for sorting by several keys, the least important first. Default 0, 1, 2 …
 */
export function sortedOrder(keys: Float64Array, order: Uint32Array = ascending(keys.length)): Uint32Array {
  let runs = runsOf(keys, order);
  if (runs.length <= 2) return order;
  let from: Sorting = { keys: gathered(keys, order), order: order.slice() };
  let to: Sorting = { keys: new Float64Array(order.length), order: new Uint32Array(order.length) };
  while (runs.length > 2) {
    const merged = [0];
    for (let k = 0; k + 1 < runs.length; k += 2) {
      const middle = runs[k + 1]!;
      const end = runs[k + 2] ?? middle;
      merge(from, to, runs[k]!, middle, end);
      merged.push(end);
    }
    runs = merged;
    [from, to] = [to, from];
  }
  return from.order;
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

interface Sorting {
  readonly keys: Float64Array;
  readonly order: Uint32Array;
}

/** Where stretches begin that never go down, and the end of the last. */
function runsOf(keys: Float64Array, order: Uint32Array): number[] {
  const runs = [0];
  for (let i = 1; i < order.length; i++) {
    if (keys[order[i]!]! < keys[order[i - 1]!]!) runs.push(i);
  }
  if (order.length > 0) runs.push(order.length);
  return runs;
}

/** Merges two neighbouring stretches; of equal keys the left come first. */
function merge(from: Sorting, to: Sorting, begin: number, middle: number, end: number): void {
  let left = begin;
  let right = middle;
  for (let at = begin; at < end; at++) {
    const takeLeft = left < middle && (right >= end || from.keys[left]! <= from.keys[right]!);
    const source = takeLeft ? left++ : right++;
    to.keys[at] = from.keys[source]!;
    to.order[at] = from.order[source]!;
  }
}
