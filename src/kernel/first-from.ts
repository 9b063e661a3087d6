/** Index of the first of so many ascending values that is at or after a given one; their number when none is. */
export function firstFrom(values: Float64Array, count: number, from: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
