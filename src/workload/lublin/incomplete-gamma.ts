import { exp, log, logGamma } from '../../random/index.ts';

/**
 * The regularised lower incomplete gamma function P(a, x): the distribution function of a gamma variable of shape a
 * and scale 1. A series below a + 1, a continued fraction (Lentz) above; relative error about 1e-14.
 */
export function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const factor = exp(a * log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n++) sum += term *= x / (a + n);
    return sum * factor;
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b, tiny);
    c = nonZero(b + an / c, tiny);
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return 1 - fraction * factor;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
