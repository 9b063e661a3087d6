import { type PageEstimate, pageEstimate } from './page-estimate.ts';

interface Told {
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
}

/** As it came out, with estimates as the page has them: mean and interval, without their single values. */
export type Paged<T> = T extends Told ? PageEstimate : { readonly [Key in keyof T]: Paged<T[Key]> };

export function paged<T>(value: T): Paged<T>;
export function paged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(paged);
  if (typeof value !== 'object' || value === null) return value;
  if ('mean' in value && 'interval' in value) return pageEstimate(value as Told);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, paged(entry)]));
}
