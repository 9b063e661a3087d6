import { log, type Source } from '../../src/random/index.ts';

/**
 * Waits of the customers of an M/M/c queue, first come first served, with service of mean 1, from one who finds it empty,
 * by Kiefer and Wolfowitz: what each server still has to do, in ascending order; for one server that is Lindley's
 * recursion w' = max(0, w + s − a). Each customer takes two numbers, service and then the gap to the next, so that queues on
 * streams of one name meet alike customers.
 * @param skip customers whose waits are not given
 */
export function waitsOfQueue(servers: number, load: number, source: Source, skip: number, count: number): Float64Array {
  const waits = new Float64Array(count);
  const work = new Float64Array(servers);
  const rate = load * servers;
  for (let customer = -skip; customer < count; customer++) {
    if (customer >= 0) waits[customer] = work[0]!;
    work[0]! -= log(1 - source());
    const gap = -log(1 - source()) / rate;
    // Only the first has grown: it moves up to its place; then time passes for all.
    for (let k = 1; k < servers && work[k - 1]! > work[k]!; k++) {
      const larger = work[k - 1]!;
      work[k - 1] = work[k]!;
      work[k] = larger;
    }
    for (let k = 0; k < servers; k++) work[k] = Math.max(0, work[k]! - gap);
  }
  return waits;
}
