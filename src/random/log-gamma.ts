import { exp, log } from './portable-math.ts';

/** Lanczos' coefficients for g = 7 and nine terms (Godfrey 2001); relative error below 1e-14 for positive arguments. */
const coefficients = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for x > 0. */
export function logGamma(x: number): number {
  // Below one half the series is poor; Γ(x) = Γ(x + 1)/x.
  if (x < 0.5) return logGamma(x + 1) - log(x);
  let sum = coefficients[0]!;
  for (let i = 1; i < 9; i++) sum += coefficients[i]! / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * log(2 * Math.PI) + (x - 0.5) * log(t) - t + log(sum);
}

/** The gamma function, for x > 0. */
export function gamma(x: number): number {
  return exp(logGamma(x));
}
