import { log1p } from '../../random/index.ts';
import type { ArrivalEnd } from './arrival-kind.ts';

/** More jobs than this in one workload would not fit into memory. */
export const mostJobs = 50_000_000;

/**
 * Takes submission times from a process, one after the other, until the end.
 * @throws Error when there is no end before `mostJobs`
 */
export function collect(next: () => number, { horizon, jobs }: ArrivalEnd): Float64Array {
  let times = new Float64Array(1024);
  let count = 0;
  while (count < jobs) {
    const time = next();
    if (!(time < horizon)) break;
    if (count === times.length) {
      if (count >= mostJobs) throw new Error(`more than ${mostJobs} jobs in one workload`);
      const wider = new Float64Array(2 * count);
      wider.set(times);
      times = wider;
    }
    times[count++] = time;
  }
  return times.subarray(0, count);
}

/** An exponential gap of a rate (1/s): inversion, so that the same uniform number at another rate only scales it. */
export function exponentialGap(uniform: number, rate: number): number {
  return -log1p(-uniform) / rate;
}
