import { year } from '../units/index.ts';
import type { Asset } from './depreciation.ts';
import type { PurchaseSpec } from './spec.ts';

/** When a purchase serves, s from the scenario's start. */
export interface Service {
  readonly from: number;
  /** Retirement, or the end of its life. */
  readonly to: number;
  /** Whether it leaves before the end of its life. */
  readonly early: boolean;
}

/** From delivery, `lag` after it was paid, to retirement or the end of its life, whichever comes first. */
export function serviceOf({ at, lag, life, retire }: Pick<PurchaseSpec, 'at' | 'lag' | 'life' | 'retire'>): Service {
  const from = at + lag;
  const end = from + life;
  const to = retire === undefined ? end : Math.max(from, Math.min(retire, end));
  return { from, to, early: to < end };
}

/** What was paid for a purchase, its network included, and what it is worth over its life. */
export function assetOf({ cost, network, residual, life }: PurchaseSpec): Asset {
  return { cost: cost * (1 + network), left: cost * residual, life: life / year };
}

/** How much of a stretch of time lies in another, s. */
export function overlap(from: number, to: number, start: number, end: number): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, start));
}
