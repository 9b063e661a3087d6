import { type Entry, registry } from '../catalogue/index.ts';

/** A statistical procedure that results rest on. */
export interface Procedure extends Entry {
  /** The command or key of a scenario that uses it. */
  readonly written: string;
}

/** The statistical procedures, for `list` and `explain`. */
export const procedures = registry<Procedure>('procedure', [
  {
    name: 'student-t',
    summary: 'The interval of a mean over independent replications.',
    formula: 'x̄ ± t(1 − α/2, n − 1) · s/√n',
    source: 'Student, Biometrika 6, 1908',
    written: 'replications: 10',
  },
  {
    name: 'paired-difference',
    summary:
      'The interval of a difference between policies, replication by replication on the same jobs: what all share cancels out.',
    formula: 'd̄ ± t(1 − α/2, n − 1) · s_d/√n',
    source: 'Law and Kelton, Simulation Modeling and Analysis, §10.2',
    written: 'queueworks compare FILE',
  },
  {
    name: 'bonferroni',
    summary: 'Widens the intervals of several comparisons so that all of them hold together.',
    formula: 'each at 1 − α/m',
    source: 'Dunn, JASA 56, 1961',
    written: 'queueworks compare FILE',
  },
  {
    name: 'fieller',
    summary: 'The interval of a relative change, which is a ratio of two uncertain means.',
    formula: 'all R for which a paired test does not reject E(y) = R · E(x)',
    source: 'Fieller, JRSS B 16, 1954',
    written: 'queueworks compare FILE',
  },
  {
    name: 'mser-5',
    summary: 'Finds where the warm-up of a run ends: the cut that makes the mean of the rest most certain.',
    formula: 'argmin over d of Σ_{j>d} (Z_j − Z̄_d)² / (n − d)², Z means of five',
    source: 'White, Cobb and Spratt, WSC 2000',
    written: 'warmup: auto',
  },
  {
    name: 'batch-means',
    summary:
      'The interval of a mean in one long run, from 100 batches of successive jobs, for their correlation and skewness; none where they correlate by 0.2.',
    formula:
      'x̄ ± |G(−t(1 − α/2, 99))| · s/10 · √((1 + φ)/(1 − φ)), G(t) = (∛(1 + 6β(t − β)) − 1)/(2β), β = |skewness|/60',
    source: 'Skart: Tafazzoli, Wilson, Lada and Steiger, INFORMS Journal on Computing 23(2), 2011',
    written: 'replications: 1',
  },
  {
    name: 'kim-nelson',
    summary:
      'Selects the best of several policies with as many replications as that takes; a policy leaves when it is shown to be worse.',
    formula: 'i leaves when X̄_i is worse than some X̄_l by more than max{0, δ/(2r) · (h²S²_il/δ² − r)}',
    source: 'Kim and Nelson, ACM TOMACS 11(3), 2001',
    written: 'queueworks best FILE',
  },
  {
    name: 'rinott',
    summary: 'Selects the best in two stages from independent replications; `best` tells what it would have taken.',
    formula: 'N_i = max(n₀, ⌈(hS_i/δ)²⌉)',
    source: 'Rinott, Communications in Statistics A 7(8), 1978',
    written: 'queueworks best FILE',
  },
  {
    name: 'ocba',
    summary: 'Shares further replications out where the best is hardest to tell; `best` tells the shares.',
    formula: 'N_i/N_j = ((σ_i/δ_i)/(σ_j/δ_j))², N_b = σ_b √(Σ N_i²/σ_i²)',
    source: 'Chen, Lin, Yücesan and Chick, Discrete Event Dynamic Systems 10, 2000',
    written: 'queueworks best FILE',
  },
  {
    name: 'morris',
    summary: 'Ranks factors by how much each moves a measure on its way through its range, from few points.',
    formula: 'EE = (f(x + Δe) − f(x)) / Δ, Δ = p/(2(p − 1)); μ* = mean of |EE|, σ = its spread',
    source: 'Morris, Technometrics 33(2), 1991; Campolongo, Cariboni and Saltelli, 2007',
    written: 'sensitivity: { method: morris, over: … }',
  },
  {
    name: 'sobol',
    summary: 'Splits the variance of a measure among factors: by themselves, and together with others.',
    formula: 'S = mean f(B)(f(A_B) − f(A)) / V, ST = mean (f(A) − f(A_B))² / 2V',
    source: 'Saltelli et al., Computer Physics Communications 181(2), 2010; Jansen, 1999',
    written: 'sensitivity: { method: sobol, over: … }',
  },
  {
    name: 'latin-hypercube',
    summary: 'Points that spread evenly along every factor: one in each stratum, paired at random.',
    source: 'McKay, Beckman and Conover, Technometrics 21(2), 1979',
    written: 'sweep: { design: latin-hypercube, over: … }',
  },
  {
    name: 'non-dominated',
    summary: 'The plans that no other beats: none is at least as good on every measure and better on one.',
    source: 'Pareto, Manuale di economia politica, 1906',
    written: 'queueworks pareto FILE',
  },
]);
