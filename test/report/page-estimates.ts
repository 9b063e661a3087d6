import type { PageEstimate } from '../../src/output/payload.ts';

/** An estimate with a symmetric interval. */
export function about(mean: number, half: number): PageEstimate {
  return [mean, mean - half, mean + half];
}

/** One without an interval. */
export function alone(mean: number | null): PageEstimate {
  return [mean, null, null];
}
