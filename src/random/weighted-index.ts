/**
 * Picks an index with probability proportional to its weight from one uniform number: by inversion, so that a small
 * change of the number moves the index by little. O(log n) per draw. An index of weight zero is never picked.
 */
export function weightedIndex(weights: readonly number[]): (uniform: number) => number {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) cumulative[i] = total += weights[i]!;
  return (uniform) => {
    const target = uniform * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
