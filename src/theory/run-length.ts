import { normalQuantile } from '../statistics/index.ts';

/**
 * Asymptotic variance of the mean wait in an M/M/1 queue, in squared mean services: the variance of the mean of n waits
 * is about this over n, because neighbouring waits are alike. Daley, J. Appl. Prob. 5, 1968:
 * ρ(2 + 5ρ − 4ρ² + ρ³) / (1 − ρ)⁴.
 */
export function waitAsymptoticVariance(load: number): number {
  return (load * (2 + 5 * load - 4 * load ** 2 + load ** 3)) / (1 - load) ** 4;
}

/**
 * How many customers of an M/M/1 queue must be watched to know the mean wait to a relative precision: the order of
 * magnitude any simulation of a queue at that load needs.
 * @param precision half-width of the interval over the mean, such as 0.05
 */
export function customersForPrecision(load: number, precision: number, confidence = 0.95): number {
  const meanWait = load / (1 - load);
  const z = normalQuantile((1 + confidence) / 2);
  return Math.ceil((z * z * waitAsymptoticVariance(load)) / (precision * meanWait) ** 2);
}
