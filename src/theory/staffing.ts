import { normalCdf, normalDensity } from '../statistics/index.ts';
import { erlangC } from './erlang.ts';

/**
 * The part of jobs that wait in a large M/M/c queue with c = a + β√a servers, in the limit of many servers:
 * 1 / (1 + βΦ(β)/φ(β)). Halfin and Whitt, Operations Research 29(3), 1981.
 */
export function halfinWhitt(beta: number): number {
  return 1 / (1 + (beta * normalCdf(beta)) / normalDensity(beta));
}

/**
 * The fewest servers with which at most that part of all jobs waits (M/M/c, exact).
 * @param offered offered load a = arrival rate × mean service, in servers
 * @param waitProbability the part that may wait, above 0
 */
export function serversForWaitProbability(offered: number, waitProbability: number): number {
  let servers = Math.floor(offered) + 1;
  while (erlangC(servers, offered) > waitProbability) servers++;
  return servers;
}
