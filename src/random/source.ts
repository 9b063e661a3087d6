import alea from 'seedrandom/lib/alea.js';

/** A source of uniform random numbers in [0, 1). Every sampler takes one; nothing in the engine owns a global one. */
export type Source = () => number;

/**
 * The random stream of a name. Streams of different names are independent for practical purposes, the same name
 * always gives the same numbers. Names read `seed/replication/workload/purpose`, so adding a workload never shifts
 * another's draws (common random numbers).
 * Draws have 53 bits (`alea.double`), so that logarithms near zero do not land on a 32-bit grid.
 */
export function stream(...name: readonly (string | number)[]): Source {
  return alea(name.map(escaped).join('/')).double;
}

/** As in JSON Pointer (RFC 6901), so that ('a/b', 'c') and ('a', 'b/c') are two streams. */
function escaped(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}
