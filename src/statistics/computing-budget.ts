/** A system after its first replications. */
export interface SystemSample {
  readonly mean: number;
  readonly standardDeviation: number;
}

/**
 * How further replications are best shared out among systems to find the best one (OCBA): of two that are not the best,
 * N_i/N_j = ((σ_i/δ_i) / (σ_j/δ_j))², δ the distance to the best; for the best, N_b = σ_b √(Σ N_i²/σ_i²).
 * Chen, Lin, Yücesan and Chick, Discrete Event Dynamic Systems 10, 2000. For independent replications.
 * @returns the part of each, which sum to 1; undefined when another is as good as the best, or a spread is zero
 */
export function budgetShares(systems: readonly SystemSample[], better: 'lower' | 'higher'): number[] | undefined {
  const sign = better === 'lower' ? 1 : -1;
  const best = systems.reduce((at, { mean }, index) => (sign * (mean - systems[at]!.mean) < 0 ? index : at), 0);
  const weights = systems.map(({ mean, standardDeviation }, index) =>
    index === best ? 0 : (standardDeviation / (mean - systems[best]!.mean)) ** 2,
  );
  const squares = weights.reduce(
    (sum, weight, index) => (index === best ? sum : sum + (weight / systems[index]!.standardDeviation) ** 2),
    0,
  );
  weights[best] = systems[best]!.standardDeviation * Math.sqrt(squares);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Number.isFinite(total) && total > 0 ? weights.map((weight) => weight / total) : undefined;
}
