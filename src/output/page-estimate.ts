import type { Estimate } from '../experiment/study.ts';

/** Mean over replications and the ends of its interval; null where they cannot be told. */
export type PageEstimate = readonly [mean: number | null, low: number | null, high: number | null];

export function pageEstimate({ mean, interval }: Pick<Estimate, 'mean' | 'interval'>): PageEstimate {
  return [digits(mean), digits(interval?.[0] ?? null), digits(interval?.[1] ?? null)];
}

/** Seven significant digits: more than any screen shows. */
export function digits(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(7));
}
