import { exp, log, logGamma } from '../random/index.ts';
import { normalCdf } from './normal.ts';

/**
 * Rinott's constant h of the two-stage selection of the best: after `first` replications of each of k systems, system i
 * needs max(n₀, ⌈(h·S_i/δ)²⌉) in all, independent of the others', to be found with the probability asked for.
 * Solves ∫ [∫ Φ(h / √((n₀ − 1)(1/x + 1/y))) f(x) dx]^(k − 1) f(y) dy = P, f the density of χ² with n₀ − 1 degrees of freedom.
 * Rinott, Communications in Statistics A 7(8), 1978. Accurate to about 1e-9.
 */
export function rinott(systems: number, first: number, confidence: number): number {
  const freedom = first - 1;
  const nodes = chiSquaredNodes(freedom);
  const probability = (h: number) => {
    let total = 0;
    for (const { x: y, weight: outer } of nodes) {
      let inner = 0;
      for (const { x, weight } of nodes) inner += weight * normalCdf(h / Math.sqrt(freedom * (1 / x + 1 / y)));
      total += outer * inner ** (systems - 1);
    }
    return total;
  };
  // The probability rises with h and bends down beyond its bulk: the chord from below finds it in a few steps.
  let low = 0;
  let high = 1;
  while (probability(high) < confidence) [low, high] = [high, 2 * high];
  let [atLow, atHigh] = [probability(low) - confidence, probability(high) - confidence];
  for (let step = 0; step < 60 && high - low > 1e-10; step++) {
    const middle = (low * atHigh - high * atLow) / (atHigh - atLow);
    const at = probability(middle) - confidence;
    if (Math.abs(at) < 1e-13) return middle;
    // Illinois: an end that stays where it is counts half, so that both ends close in.
    if (at < 0) [low, atLow, atHigh] = [middle, at, atHigh / 2];
    else [high, atHigh, atLow] = [middle, at, atLow / 2];
  }
  return (low + high) / 2;
}

/** Replications in all that Rinott's second stage asks of a system, from the standard deviation of its first stage. */
export function rinottReplications(h: number, standardDeviation: number, worthwhile: number, first: number): number {
  return Math.max(first, Math.ceil(((h * standardDeviation) / worthwhile) ** 2));
}

/**
 * The χ² distribution as weighted points: the trapezoid rule over u = ln x, whose integrand is smooth and falls off on
 * both sides, so that the error falls faster than any power of the step.
 */
function chiSquaredNodes(freedom: number): { readonly x: number; readonly weight: number }[] {
  const half = freedom / 2;
  const scale = logGamma(half) + half * log(2);
  // Below, the integrand falls like e^(half·u); above, like e^(−e^u / 2).
  const from = log(freedom) - 36 / half - 2;
  const to = log(freedom + 80 + 8 * Math.sqrt(freedom));
  const steps = 160;
  const step = (to - from) / steps;
  return Array.from({ length: steps + 1 }, (_, k) => {
    const u = from + k * step;
    const x = exp(u);
    return { x, weight: step * exp(half * u - x / 2 - scale) };
  });
}
