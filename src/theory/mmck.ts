import type { MarkovQueue, QueueMeans } from './mmc.ts';

export interface FiniteQueue extends MarkovQueue {
  /** Jobs that fit in all, those in service included. */
  readonly places: number;
}

export interface MmckResult extends QueueMeans {
  /** Part of the jobs that find every place taken and are lost. */
  readonly blocking: number;
  /** Jobs served, per time. */
  readonly throughput: number;
}

/** The M/M/c/K queue: as M/M/c, but only K jobs fit; times are those of the jobs that come in. Kleinrock, Queueing Systems I, §3.6. */
export function mmck({ arrivalRate, serviceRate, servers, places }: FiniteQueue): MmckResult {
  // Probabilities relative to the largest so far, so that neither end overflows.
  const weights = new Float64Array(places + 1);
  weights[0] = 1;
  let total = 1;
  for (let n = 1; n <= places; n++) {
    weights[n] = (weights[n - 1]! * arrivalRate) / (Math.min(n, servers) * serviceRate);
    total += weights[n]!;
    if (total > 1e200) {
      for (let i = 0; i <= n; i++) weights[i]! /= 1e200;
      total /= 1e200;
    }
  }
  let jobs = 0;
  let waitingJobs = 0;
  for (let n = 0; n <= places; n++) {
    jobs += (n * weights[n]!) / total;
    waitingJobs += (Math.max(0, n - servers) * weights[n]!) / total;
  }
  const blocking = weights[places]! / total;
  const throughput = arrivalRate * (1 - blocking);
  return {
    load: throughput / (servers * serviceRate),
    blocking,
    throughput,
    jobs,
    waitingJobs,
    response: jobs / throughput,
    wait: waitingJobs / throughput,
  };
}
