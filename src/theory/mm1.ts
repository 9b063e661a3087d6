import { integrate } from './integrate.ts';
import { type MmcResult, mmc } from './mmc.ts';

export interface SingleServer {
  readonly arrivalRate: number;
  readonly serviceRate: number;
}

export interface Mm1Result extends MmcResult {
  /** The p-quantile of the response time. */
  responseQuantile(p: number): number;
}

/** The M/M/1 queue. Kleinrock, Queueing Systems I, §3.2. */
export function mm1({ arrivalRate, serviceRate }: SingleServer): Mm1Result {
  const result = mmc({ arrivalRate, serviceRate, servers: 1 });
  const spare = Math.max(0, serviceRate - arrivalRate);
  return { ...result, responseQuantile: (p) => -Math.log1p(-p) / spare };
}

/**
 * Mean bounded slowdown E max(1, (W + S)/max(S, τ)) of the M/M/1 queue, first come first served. With τ = 0 it is the
 * plain slowdown, whose mean is infinite: among jobs short enough, any wait is long.
 * Follows from the wait, which is 0 with probability 1 − ρ and else exponential of rate μ − λ, independent of the service.
 * @param threshold τ, in the unit of 1/rate; commonly 10 s (Feitelson and Rudolph, JSSPP 1998)
 */
export function mm1BoundedSlowdown({ arrivalRate, serviceRate }: SingleServer, threshold: number): number {
  const load = arrivalRate / serviceRate;
  if (load >= 1 || threshold <= 0) return Number.POSITIVE_INFINITY;
  const spare = serviceRate - arrivalRate;
  const meanWait = load / spare;
  // Beyond 45 mean services the density is below the last digit.
  const inverseService = integrate(
    (service) => (serviceRate * Math.exp(-serviceRate * service)) / service,
    threshold,
    threshold + 45 / serviceRate,
  );
  const shortJobs = (serviceRate * (Math.exp(-spare * threshold) - Math.exp(-serviceRate * threshold))) / arrivalRate;
  return 1 + meanWait * inverseService + (load / (spare * threshold)) * shortJobs;
}
