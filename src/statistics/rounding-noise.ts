/**
 * Sums of the same parts in another order differ in their last digits. Values that differ by less than this part of their size are the same: far
 * more than sums of millions of parts lose, far less than anybody measures.
 */
const noise = 1e-12;

/** a − b; 0 where the two differ in nothing but the rounding of sums. */
export function difference(a: number, b: number): number {
  return Math.abs(a - b) <= noise * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
}

/** A width beside values of that size; 0 where it is nothing but the rounding of sums. */
export function aboveNoise(width: number, size: number): number {
  return width <= noise * size ? 0 : width;
}
