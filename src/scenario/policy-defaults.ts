import type { PassSpec, WalltimeSpec } from '../scheduler/index.ts';

/** The rules by which jobs wait where a scenario says nothing: what most centres run. */
export const defaultOrdering = 'fcfs';
export const defaultBackfill = 'easy';
export const defaultPass: PassSpec = { kind: 'per-instant' };
export const defaultWalltime: WalltimeSpec = { rule: 'kill' };
