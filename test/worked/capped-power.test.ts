import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { signalOf } from '../../src/energy/index.ts';
import { type RunInput, simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row } from '../job-tables.ts';

type Backfill = Parameters<typeof policy>[1];

function starts(rows: readonly Row[], cluster: ClusterSpec, powerCap: RunInput['powerCap'], backfill: Backfill) {
  const input = { jobs: jobTable(rows), cluster, policy: policy('fcfs', backfill), audit: true };
  return [...simulate(powerCap === undefined ? input : { ...input, powerCap }).start];
}

function cap(...steps: readonly (readonly [from: number, watts: number])[]): RunInput['powerCap'] {
  const times = Float64Array.from(steps, ([from]) => from);
  const values = Float64Array.from(steps, ([, watts]) => watts);
  return { signal: signalOf({ times, values, period: 40 }), highest: Math.max(...values) };
}

/** A unit at work draws so many watts and nothing when idle. */
const pool = (units: number, busy: number) => ({
  kind: 'units' as const,
  units,
  power: { accelerator: { idle: 0, busy } },
});

/**
 * Worked by hand. Pool a: four units of 100 W. Pool b: two units of 200 W. Together they may draw 500 W.
 *
 * | job | submitted | pool | units | watts | limit | run time |
 * | --- | --- | --- | --- | --- | --- | --- |
 * | A | 0 | a | 2 | 200 | 10 | 8 |
 * | B | 1 | b | 2 | 400 | 6 | 6 |
 * | C | 2 | a | 2 | 200 | 12 | 12 |
 * | D | 3 | a | 1 | 100 | 20 | 20 |
 * | E | 4 | b | 1 | 200 | 3 | 3 |
 * | F | 5 | b | 1 | 200 | 5 | 5 |
 *
 * Promises. A starts. B finds its pool empty but 600 W are too much beside A: it is promised 10, until 16. C could start with 400 W, but at 10 B would find 200 + 400 W: it
 * is promised 16, when B has ended, until 28. D starts: at 10 there are 400 + 100 W, just enough. E starts with 200 + 100 + 200 W and ends at 7, before B.
 * F does not start, for lack of power; at 7 there is power, but B needs the pool from 10 on; at 16 there are 200 (C) + 100 (D) + 200 W.
 *
 * At 8, A ends. B moves up to 8: 100 (D) + 400 W; it ends at 14. C moves up to 14, and so does F: again 200 + 100 + 200 W.
 */
describe('two pools that share a constant cap, under conservative backfilling', () => {
  const cluster: ClusterSpec = { pools: { a: pool(4, 100), b: pool(2, 200) } };
  const rows: readonly Row[] = [
    { submit: 0, pools: [0], accelerators: 2, runtime: 8, limit: 10 },
    { submit: 1, pools: [1], accelerators: 2, runtime: 6 },
    { submit: 2, pools: [0], accelerators: 2, runtime: 12 },
    { submit: 3, pools: [0], accelerators: 1, runtime: 20 },
    { submit: 4, pools: [1], accelerators: 1, runtime: 3 },
    { submit: 5, pools: [1], accelerators: 1, runtime: 5 },
  ];

  it('power that becomes free early lets reservations of both pools move up', () => {
    expect(starts(rows, cluster, cap([0, 500]), { kind: 'conservative', compress: true })).toEqual([
      0, 8, 14, 3, 4, 14,
    ]);
  });

  it('without compression everybody starts as promised', () => {
    expect(starts(rows, cluster, cap([0, 500]), { kind: 'conservative', compress: false })).toEqual([
      0, 10, 16, 3, 4, 16,
    ]);
  });

  it('without a cap they wait for units alone', () => {
    expect(starts(rows, cluster, undefined, { kind: 'conservative', compress: true })).toEqual([0, 1, 2, 8, 7, 7]);
  });
});

/**
 * Worked by hand. Four units of 100 W; 400 W until 20, then 200 W until 40, and so on.
 *
 * | job | submitted | units | run time |
 * | --- | --- | --- | --- |
 * | A | 0 | 2 | 30 |
 * | B | 1 | 2 | 30 |
 * | C | 2 | 1 | 5 |
 * | D | 3 | 3 | 4 |
 * | E | 4 | 1 | 20 |
 * | F | 5 | 1 | 10 |
 *
 * A and B start: a cap that falls at 20 stops nobody, so it does not keep them from starting either. Until 30 all units are taken. Then there are 200 W (B) of 200: C is
 * promised 31, until 36. D needs 300 W, which there are from 40 on, until 44. E may start beside C at 31, with 200 W; at 40 D finds 100 W
 * drawn of 400. F would be the third at 31; at 36 it would be the second, but at 40 D would find 200 W drawn, and only two units free: it is promised 44.
 */
describe('a cap that falls and rises, known beforehand', () => {
  const rows: readonly Row[] = [
    { submit: 0, accelerators: 2, runtime: 30 },
    { submit: 1, accelerators: 2, runtime: 30 },
    { submit: 2, accelerators: 1, runtime: 5 },
    { submit: 3, accelerators: 3, runtime: 4 },
    { submit: 4, accelerators: 1, runtime: 20 },
    { submit: 5, accelerators: 1, runtime: 10 },
  ];

  it.each<Backfill>([
    { kind: 'conservative', compress: true },
    { kind: 'conservative', compress: false },
    { kind: 'depth-k', k: 4 },
    { kind: 'easy', depth: 4 },
  ])('is kept by the starts that are promised: %o', (backfill) => {
    expect(starts(rows, { pools: { machine: pool(4, 100) } }, cap([0, 400], [20, 200]), backfill)).toEqual([
      0, 1, 31, 40, 31, 44,
    ]);
  });

  it('is kept by EASY for the first blocked job alone, which comes to the same here', () => {
    // C holds the reservation until 31. Then D does, at 40; E and F are tried in that order, and F finds no power.
    expect(starts(rows, { pools: { machine: pool(4, 100) } }, cap([0, 400], [20, 200]), 'easy')).toEqual([
      0, 1, 31, 40, 31, 44,
    ]);
  });
});

/** Worked by hand. Nodes of two accelerators of 100 W; a node with a job on it draws 200 W more. */
describe('nodes that jobs share, under a constant cap and conservative backfilling', () => {
  const nodes = (count: number): ClusterSpec => {
    const power = { accelerator: { idle: 0, busy: 100 }, node: { idle: 0, busy: 200 } };
    return { pools: { gpus: { kind: 'nodes', nodes: count, acceleratorsPerNode: 2, power } } };
  };
  const job = (submit: number, accelerators: number, runtime: number): Row => ({ submit, accelerators, runtime });
  const conservative = { kind: 'conservative' };

  it('a job that comes to find others on a node starts for its own watts alone', () => {
    // Each alone draws 300 W, and 500 are there: the second is to wait, until the first is on a node beside which it adds but 100 W.
    expect(starts([job(0, 1, 10), job(0, 1, 10)], nodes(2), cap([0, 500]), conservative)).toEqual([0, 0]);
    // At 10 the first ends, 300 W stay for the second, and the third takes the place beside it for 100 W.
    const rows = [job(0, 1, 10), job(0, 1, 20), job(1, 1, 10)];
    expect(starts(rows, nodes(2), cap([0, 500]), conservative)).toEqual([0, 0, 10]);
    // 300 W and 100 W on one node, 400 W on another, of 800 W: the last is promised 20, when 300 W come back. At 10 the second ends, as expected, and leaves a place.
    const later = [job(0, 1, 20), job(0, 1, 10), job(1, 2, 29), job(2, 1, 5)];
    expect(starts(later, nodes(3), cap([0, 800]), conservative)).toEqual([0, 0, 1, 10]);
  });

  it('plans are made anew when a node stays awake for others after its first job has ended', () => {
    // A wakes a node with 300 W until 10, B joins it with 100 W until 21, E has one of its own with 400 W until 15: 800 W.
    // C, on two nodes, adds 700 W: it is promised 15, beside the 100 W of B. At 10, A gives back only 100 W of its 300, so at 15 C would find 300 W: it is
    // promised 21 instead. F may then start at 12 beside B, until 21; the promise of 15 would have been in its way.
    const rows = [job(0, 1, 10), job(1, 1, 20), job(2, 2, 13), job(3, 3, 10), job(12, 1, 9)];
    expect(starts(rows, nodes(3), cap([0, 800]), conservative)).toEqual([0, 1, 2, 21, 12]);
  });
});

/**
 * Worked by hand. Pool a: two units of 50 W idle and 150 W at work, four from 10 to 20. Pool b: four units of 100 W. Together 500 W.
 *
 * A, on both units of a until 12, draws 300 W with what idles. X needs 400 W in b: at 12 the larger pool idles with 200 W, so it is promised 20, when that is 100 W again.
 * W, one unit of b from 3 to 18, is not in its way; it would be, had X been promised 12.
 */
describe('a pool that is announced to grow and shrink', () => {
  const changes = [
    { at: 10, units: 4 },
    { at: 20, units: 2 },
  ];
  const cluster: ClusterSpec = {
    pools: {
      a: { kind: 'units', units: 2, changes, power: { accelerator: { idle: 50, busy: 150 } } },
      b: pool(4, 100),
    },
  };
  const rows: readonly Row[] = [
    { submit: 0, pools: [0], accelerators: 2, runtime: 12 },
    { submit: 1, pools: [1], accelerators: 4, runtime: 4 },
    { submit: 3, pools: [1], accelerators: 1, runtime: 15 },
  ];
  it.each<Backfill>([{ kind: 'conservative' }, { kind: 'depth-k', k: 2 }, 'easy'])(
    'draws more and less at rest, which plans know: %o',
    (backfill) => {
      expect(starts(rows, cluster, cap([0, 500]), backfill)).toEqual([0, 20, 3]);
    },
  );
});
