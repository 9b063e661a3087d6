/** P(N = n) in the M/G/∞ queue: Poisson with the offered load as its mean, whatever the law of service. */
export function busyProbability(offered: number, n: number): number {
  let log = -offered;
  for (let k = 1; k <= n; k++) log += Math.log(offered / k);
  return Math.exp(log);
}

/** P(N ≤ n) in the M/G/∞ queue. */
export function busyDistribution(offered: number, n: number): number {
  let sum = 0;
  for (let k = 0; k <= n; k++) sum += busyProbability(offered, k);
  return sum;
}

/** A day of arrivals λ(t) = rate·(1 + amplitude·sin(2πt/period)) at a machine with room for all, exponential service. */
export interface SinusoidalDay {
  readonly rate: number;
  /** 0–1 */
  readonly amplitude: number;
  readonly period: number;
  readonly serviceRate: number;
}

export interface SinusoidalOccupancy {
  /** Time-average of the jobs there. */
  readonly mean: number;
  /** Largest deviation from it. */
  readonly amplitude: number;
  /** How long after the arrivals' peak the number of jobs peaks. */
  readonly lag: number;
  /** Expected jobs there at a time, long after the start. */
  at(time: number): number;
}

/** The M(t)/M/∞ queue with sinusoidal arrivals. Eick, Massey and Whitt, Management Science 39(2), 1993. */
export function sinusoidalOccupancy({ rate, amplitude, period, serviceRate }: SinusoidalDay): SinusoidalOccupancy {
  const frequency = (2 * Math.PI) / period;
  const relative = frequency / serviceRate;
  const mean = rate / serviceRate;
  const swing = (mean * amplitude) / Math.sqrt(1 + relative * relative);
  const lag = Math.atan(relative) / frequency;
  return { mean, amplitude: swing, lag, at: (time) => mean + swing * Math.sin(frequency * (time - lag)) };
}
