import { mmc } from './mmc.ts';

export interface GeneralQueue {
  readonly arrivalRate: number;
  readonly meanService: number;
  /** Squared coefficient of variation of the service. */
  readonly squaredCv: number;
  readonly servers: number;
}

/**
 * Mean wait in the M/G/c queue, approximately: Wq(M/M/c)·(1 + C²)/2. Exact for one server and for exponential service.
 * Allen, Probability, Statistics and Queueing Theory, 1990 (Allen–Cunneen; Lee and Longton, 1959).
 */
export function allenCunneen({ arrivalRate, meanService, squaredCv, servers }: GeneralQueue): number {
  return (mmc({ arrivalRate, serviceRate: 1 / meanService, servers }).wait * (1 + squaredCv)) / 2;
}
