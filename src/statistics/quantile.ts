/**
 * The p-quantile of values in ascending order by the R-7 method (linear between the order statistics around
 * (n − 1)p), as in R, NumPy and d3. NaN without values. Nothing is copied.
 * Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50(4), 1996.
 */
export function quantileSorted(ascending: ArrayLike<number>, p: number): number {
  const last = ascending.length - 1;
  if (last < 0) return Number.NaN;
  const position = last * p;
  const index = Math.floor(position);
  const low = ascending[index]!;
  if (index >= last) return ascending[last]!;
  // Equal neighbours are returned as they are, so that rounding never makes a value that nobody measured.
  const high = ascending[index + 1]!;
  return low === high ? low : low + (high - low) * (position - index);
}

/** The p-quantile of values in any order. O(n log n); sort once and use `quantileSorted` for several. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileSorted(ascending(values), p);
}

/** A sorted copy. */
export function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}
