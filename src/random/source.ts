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
  const text = name.map(escaped).join('/');
  return alea(`${mixed(text)}/${text}`).double;
}

/** As in JSON Pointer (RFC 6901), so that ('a/b', 'c') and ('a', 'b/c') are two streams. */
function escaped(part: string | number): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * 32 well-mixed bits of a text (FNV-1a, finished by the mixer of MurmurHash3), written before the name. Alea's own
 * seeding barely stirs the last letters of a seed: first draws of names that differ there alone are slightly
 * correlated. With these bits in front they are not.
 */
function mixed(text: string): string {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0).toString(16);
}
