import { erlangC } from './erlang.ts';

/** Steady-state means of a queue; Infinity where the load is 1 or more. Times in the unit of 1/rate. */
export interface QueueMeans {
  /** Part of the servers' time that is used. */
  readonly load: number;
  /** Jobs waiting or in service, L. */
  readonly jobs: number;
  /** Jobs waiting, Lq. */
  readonly waitingJobs: number;
  /** Time from arrival to departure, W. */
  readonly response: number;
  /** Time from arrival to the start of service, Wq. */
  readonly wait: number;
}

export interface MarkovQueue {
  readonly arrivalRate: number;
  /** Rate of each server. */
  readonly serviceRate: number;
  readonly servers: number;
}

export interface MmcResult extends QueueMeans {
  /** Part of the jobs that must wait at all: Erlang's C. */
  readonly waitProbability: number;
  /** The p-quantile of the wait; 0 where more than p of all jobs do not wait. */
  waitQuantile(p: number): number;
}

/** The M/M/c queue: Poisson arrivals, exponential service, c servers, first come first served. Kleinrock, Queueing Systems I, §3.5. */
export function mmc({ arrivalRate, serviceRate, servers }: MarkovQueue): MmcResult {
  const offered = arrivalRate / serviceRate;
  const load = offered / servers;
  const waitProbability = erlangC(servers, offered);
  const spare = load < 1 ? servers * serviceRate - arrivalRate : 0;
  const wait = waitProbability / spare;
  return {
    load,
    waitProbability,
    wait,
    response: wait + 1 / serviceRate,
    waitingJobs: arrivalRate * wait,
    jobs: arrivalRate * wait + offered,
    waitQuantile: (p) => (waitProbability <= 1 - p ? 0 : Math.log(waitProbability / (1 - p)) / spare),
  };
}
