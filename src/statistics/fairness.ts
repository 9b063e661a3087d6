/**
 * Jain's index of what each gets: 1 when all get the same, 1/n when one gets everything; NaN without values, 1 when all get nothing.
 * (Σx)² / (n Σx²). Jain, Chiu and Hawe, DEC-TR-301, 1984.
 */
export function jain(shares: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < shares.length; i++) {
    total += shares[i]!;
    squares += shares[i]! * shares[i]!;
  }
  if (shares.length === 0) return Number.NaN;
  return squares === 0 ? 1 : (total * total) / (shares.length * squares);
}

/**
 * Gini's coefficient of what each gets: 0 when all get the same, (n − 1)/n when one gets everything; NaN without values,
 * 0 when all get nothing. Σ_i (2i − n − 1) x_(i) / (n Σx), x ascending.
 */
export function gini(shares: ArrayLike<number>): number {
  const count = shares.length;
  if (count === 0) return Number.NaN;
  const ascending = Float64Array.from(shares).sort();
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < count; i++) {
    total += ascending[i]!;
    weighted += (2 * i + 1 - count) * ascending[i]!;
  }
  return total === 0 ? 0 : weighted / (count * total);
}
