import type { Estimate } from '../experiment/study.ts';
import type { PageEstimate } from './payload.ts';

export function pageEstimate({ mean, halfWidth }: Pick<Estimate, 'mean' | 'halfWidth'>): PageEstimate {
  return [digits(mean), digits(halfWidth)];
}

/** Seven significant digits: more than any screen shows. */
export function digits(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(7));
}
