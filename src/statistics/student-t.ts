import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';

/** Distribution function of Student's t with that many degrees of freedom (Abramowitz and Stegun 26.7.1). */
export function studentTCdf(t: number, freedom: number): number {
  if (t === 0) return 0.5;
  const square = t * t;
  // The smaller of x and 1 − x goes in, so that neither tail nor centre loses digits.
  const tail =
    square > freedom
      ? 0.5 * incompleteBeta(freedom / (freedom + square), freedom / 2, 0.5)
      : 0.5 * (1 - incompleteBeta(square / (freedom + square), 0.5, freedom / 2));
  return t > 0 ? 1 - tail : tail;
}

/**
 * The p-quantile of Student's t with that many degrees of freedom (any number above 0), by bisection on the
 * distribution function; ±∞ at 0 and 1. Accurate to about 1e-10.
 */
export function studentTQuantile(p: number, freedom: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentTQuantile(1 - p, freedom);
  if (p === 1) return Number.POSITIVE_INFINITY;
  const known = quantiles.get(freedom)?.get(p);
  if (known !== undefined) return known;
  const found = bisected(p, freedom);
  remember(p, freedom, found);
  return found;
}

/** A study asks for the same few quantiles thousands of times, and each takes a tenth of a millisecond to find. */
const quantiles = new Map<number, Map<number, number>>();
const mostFreedoms = 1000;
const mostPerFreedom = 100;

function remember(p: number, freedom: number, quantile: number): void {
  if (quantiles.size >= mostFreedoms) quantiles.clear();
  let own = quantiles.get(freedom);
  if (own === undefined || own.size >= mostPerFreedom) {
    own = new Map();
    quantiles.set(freedom, own);
  }
  own.set(p, quantile);
}

function bisected(p: number, freedom: number): number {
  let low = normalQuantile(p);
  let high = Math.max(2 * low, 1);
  while (studentTCdf(high, freedom) < p) high *= 2;
  while (high - low > 1e-14 * high) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (studentTCdf(middle, freedom) < p) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
