import type { ArrivalEnd } from './arrival-kind.ts';
import { collect, exponentialGap } from './collect.ts';

/**
 * Submissions at a rate that changes over time: candidates at the highest rate, each kept with probability
 * rate(t) / highest (Lewis and Shedler, Simulation of nonhomogeneous Poisson processes by thinning, 1979).
 * @param rate 1/s at time t, at most `highest`, and above zero somewhere in every week
 */
export function thinned(rate: (time: number) => number, highest: number, end: ArrivalEnd): Float64Array {
  const candidates = end.stream('arrivals');
  const keep = end.stream('thinning');
  let time = 0;
  return collect(() => {
    do {
      time += exponentialGap(candidates(), highest);
    } while (time < end.horizon && keep() * highest >= rate(time));
    return time;
  }, end);
}
