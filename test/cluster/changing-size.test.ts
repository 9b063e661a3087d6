import { describe, expect, it } from 'vitest';
import { CountedPool } from '../../src/cluster/counted-pool.ts';
import {
  capacityOf,
  capacitySteps,
  createCluster,
  meanCapacity,
  mostInstalled,
  NodePool,
  PlacementLog,
  type PoolSpec,
} from '../../src/cluster/index.ts';

const gb200: PoolSpec = { kind: 'nodes', nodes: 252, acceleratorsPerNode: 4, from: 180, until: 900 };
const growing: PoolSpec = {
  kind: 'units',
  units: 32,
  changes: [
    { at: 30, units: 40 },
    { at: 60, units: 40 },
    { at: 90, units: 10 },
  ],
};

describe('the accelerators of a pool over time', () => {
  it('are none before it appears and after it retires', () => {
    expect(capacitySteps(gb200)).toEqual([
      { at: 0, capacity: 0 },
      { at: 180, capacity: 1008 },
      { at: 900, capacity: 0 },
    ]);
    expect(capacityOf(gb200)).toBe(1008);
  });

  it('change at the moments told, and only where they differ', () => {
    expect(capacitySteps(growing)).toEqual([
      { at: 0, capacity: 32 },
      { at: 30, capacity: 40 },
      { at: 90, capacity: 10 },
    ]);
  });

  it('are those of the time in between when it appears in the middle of its changes', () => {
    expect(capacitySteps({ ...growing, from: 45, until: 95 })).toEqual([
      { at: 0, capacity: 0 },
      { at: 45, capacity: 40 },
      { at: 90, capacity: 10 },
      { at: 95, capacity: 0 },
    ]);
  });

  it('average to what they come to over time', () => {
    expect(meanCapacity(growing, 0, 30)).toBe(32);
    expect(meanCapacity(growing, 0, 100)).toBe((30 * 32 + 60 * 40 + 10 * 10) / 100);
    expect(meanCapacity(growing, 80, 110)).toBe((10 * 40 + 20 * 10) / 30);
    expect(meanCapacity(growing, 30, 30)).toBe(40);
    expect(meanCapacity({ kind: 'units', units: 7 }, -5, 5)).toBe(7);
  });

  it('are the most together when those of all pools are, not when each has its most', () => {
    const before: PoolSpec = { kind: 'units', units: 100, until: 50 };
    const after: PoolSpec = { kind: 'units', units: 120, from: 50 };
    expect(mostInstalled({ pools: { before, after } })).toBe(120);
    expect(mostInstalled({ pools: { before, growing } })).toBe(140);
    expect(createCluster({ pools: { before, after, growing } }, 0).installed).toBe(132);
  });
});

describe('a counted pool that shrinks', () => {
  it('loses what is free at once and what is held when it comes back', () => {
    const pool = new CountedPool(10);
    pool.allocate(0, 4);
    pool.allocate(1, 3);
    pool.resize(5);
    expect([pool.free, pool.owed]).toEqual([0, 2]);
    pool.release(1, 3);
    expect([pool.free, pool.owed]).toEqual([1, 0]);
    pool.release(0, 4);
    expect([pool.free, pool.owed]).toEqual([5, 0]);
  });

  it('owes less when it grows again before', () => {
    const pool = new CountedPool(10);
    pool.allocate(0, 9);
    pool.resize(0);
    pool.resize(8);
    expect([pool.free, pool.owed]).toEqual([0, 1]);
    pool.resize(12);
    expect([pool.free, pool.owed]).toEqual([3, 0]);
  });
});

describe('a pool of nodes that shrinks', () => {
  function three() {
    const log = new PlacementLog(4);
    const pool = new NodePool(3, 4, log, 4);
    // Node 0 is full, node 1 has one free, node 2 is empty.
    pool.allocate(0, 4);
    pool.allocate(1, 3);
    return { pool, log };
  }

  it('loses its emptiest nodes; what jobs hold on them comes back to nobody', () => {
    const { pool } = three();
    pool.resize(4);
    expect([pool.capacity, pool.free]).toEqual([4, 0]);
    expect([pool.staying(0, 4), pool.staying(1, 3)]).toEqual([4, 0]);
    pool.release(1, 3);
    expect(pool.free).toBe(0);
    pool.release(0, 4);
    expect(pool.free).toBe(4);
  });

  it('gives to nobody what is left on a node that leaves', () => {
    const { pool, log } = three();
    pool.resize(8);
    pool.resize(4);
    expect(pool.fits(1)).toBe(false);
    pool.release(0, 4);
    pool.allocate(2, 4);
    expect(log.runsOf(2)).toEqual([{ node: 0, span: 1, accelerators: 4 }]);
  });

  it('grows by numbers that are not in use, and last by nodes that were leaving', () => {
    const { pool } = three();
    pool.resize(4);
    pool.resize(12);
    expect(pool.free).toBe(8);
    expect(pool.staying(1, 3)).toBe(0);
    pool.resize(16);
    expect(pool.free).toBe(9);
    expect(pool.staying(1, 3)).toBe(3);
    pool.release(1, 3);
    pool.release(0, 4);
    expect(pool.free).toBe(16);
  });
});
