import { log } from './portable-math.ts';
import type { Source } from './source.ts';

/** Exponential variates of mean 1 by inversion. 1 − u is exact for a source of 53 bits, and never 0. */
export function exponentialSampler(source: Source): () => number {
  return () => -log(1 - source());
}
