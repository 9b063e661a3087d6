import { exp, log } from '../random/portable-math.ts';

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * Distribution function Φ of the standard normal distribution, to about 1e-15: Taylor series in the middle
 * (Marsaglia, J. Statistical Software 11(4), 2004), continued fraction in the tails (Abramowitz and Stegun 26.2.14).
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 38) return x > 0 ? 1 : 0;
  if (Math.abs(x) > 4) {
    const tail = upperTail(Math.abs(x));
    return x > 0 ? 1 - tail : tail;
  }
  let term = x;
  let series = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(series) && k < 400; k += 2) {
    term *= (x * x) / k;
    series += term;
  }
  return 0.5 + series * normalDensity(x);
}

function upperTail(x: number): number {
  let fraction = x;
  for (let k = 100; k >= 1; k--) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/** The p-quantile of the standard normal distribution, by Newton's method on Φ. −∞ at 0, ∞ at 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Start from the tail's asymptote; Newton on ln Φ converges from there without overshooting.
  let x = -Math.sqrt(Math.max(0, -2 * log(2 * p)));
  for (let step = 0; step < 60; step++) {
    const cdf = normalCdf(x);
    const change = (cdf * log(cdf / p)) / normalDensity(x);
    x -= change;
    if (Math.abs(change) < 1e-15 * (1 + Math.abs(x))) break;
  }
  return x;
}
