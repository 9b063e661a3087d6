import type { PoolSpec } from '../../../src/cluster/index.ts';
import type { PassSpec, PolicySpec, WalltimeSpec } from '../../../src/scheduler/index.ts';
import { simulate } from '../../../src/simulation/index.ts';
import { jobTable, policy, type Row } from '../../job-tables.ts';
import { agree } from '../agree.ts';
import { conservative, firstFit, none, reservations } from './rules.ts';
import { type Rules, textbook } from './textbook.ts';
import type { Rule, Step } from './world.ts';

export interface Backfilling {
  readonly name: string;
  readonly spec: PolicySpec['backfill'];
  rule(): Rule;
}

const shortestFirst = 'shortest-first';

/** Every rule of the engine beside its textbook twin. */
export const backfillings: readonly Backfilling[] = [
  { name: 'no backfilling', spec: { kind: 'none' }, rule: () => none },
  { name: 'first-fit', spec: { kind: 'first-fit' }, rule: () => firstFit },
  { name: 'EASY', spec: { kind: 'easy' }, rule: () => reservations() },
  { name: 'EASY without extra', spec: { kind: 'easy', extra: false }, rule: () => reservations({ extra: false }) },
  {
    name: 'EASY, shortest first',
    spec: { kind: 'easy', order: shortestFirst },
    rule: () => reservations({ order: shortestFirst }),
  },
  {
    name: 'EASY, shortest first, without extra',
    spec: { kind: 'easy', order: shortestFirst, extra: false },
    rule: () => reservations({ order: shortestFirst, extra: false }),
  },
  {
    name: 'EASY of depth 2 without extra',
    spec: { kind: 'easy', depth: 2, extra: false },
    rule: () => reservations({ depth: 2, extra: false }),
  },
  {
    name: 'EASY of depth 3, shortest first',
    spec: { kind: 'easy', depth: 3, order: shortestFirst },
    rule: () => reservations({ depth: 3, order: shortestFirst }),
  },
  { name: 'EASY of depth 3', spec: { kind: 'easy', depth: 3 }, rule: () => reservations({ depth: 3 }) },
  { name: 'depth 1', spec: { kind: 'depth-k', k: 1 }, rule: () => reservations({ depth: 1 }) },
  { name: 'depth 2', spec: { kind: 'depth-k', k: 2 }, rule: () => reservations({ depth: 2 }) },
  { name: 'depth 100', spec: { kind: 'depth-k', k: 100 }, rule: () => reservations({ depth: 100 }) },
  { name: 'conservative', spec: { kind: 'conservative', compress: true }, rule: () => conservative() },
  {
    name: 'conservative without compression',
    spec: { kind: 'conservative', compress: false },
    rule: () => conservative({ compress: false }),
  },
];

/** Plays the same jobs through the engine and the textbook, and compares start and end of every job. */
export function checkAgainstTextbook(
  rows: readonly Row[],
  size: number | readonly Step[],
  backfill: PolicySpec['backfill'],
  rules: Rules,
): void {
  const { start, end } = simulate({
    jobs: jobTable(rows),
    cluster: { pools: { machine: poolOf(size) } },
    policy: policy(rules.order, backfill, {
      pass: passOf(rules),
      walltime: walltimeOf(rules),
      oracle: rules.oracle ?? false,
    }),
    audit: true,
  });
  const expected = textbook(rows, size, rules);
  agree([...start].join(' '), expected.start.join(' '));
  agree([...end].join(' '), expected.end.join(' '));
}

function poolOf(size: number | readonly Step[]): PoolSpec {
  if (typeof size === 'number') return { kind: 'units', units: size };
  return { kind: 'units', units: size[0]!.units, changes: size.slice(1) };
}

function passOf({ pass = 'per-instant' }: Rules): PassSpec {
  if (typeof pass === 'string') return { kind: pass };
  return { kind: 'periodic', every: pass.every, main: pass.main ?? null };
}

function walltimeOf({ grace = 0 }: Rules): WalltimeSpec {
  if (grace === 0) return { rule: 'kill' };
  return grace === Infinity ? { rule: 'extend' } : { rule: 'grace', grace };
}
