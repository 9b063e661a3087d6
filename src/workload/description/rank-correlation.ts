import { sortedOrder } from '../sorted-order.ts';

/** Spearman's rank correlation of two columns of values ≥ 0, ties sharing their mean rank; null when a column never varies. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const x = ranks(Float64Array.from(a));
  const y = ranks(Float64Array.from(b));
  const middle = (x.length + 1) / 2;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - middle;
    const dy = y[i]! - middle;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/** Ranks from 1; equal values get the mean of theirs. */
function ranks(values: Float64Array): Float64Array {
  const order = sortedOrder(values);
  const result = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) result[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}
