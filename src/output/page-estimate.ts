import type { Estimate } from '../experiment/study.ts';

/** Mean over replications and half-width of its interval; null where it cannot be told. */
export type PageEstimate = readonly [mean: number | null, halfWidth: number | null];

export function pageEstimate({ mean, halfWidth }: Pick<Estimate, 'mean' | 'halfWidth'>): PageEstimate {
  return [digits(mean), digits(halfWidth)];
}

/** Seven significant digits: more than any screen shows. */
export function digits(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(7));
}
