import { describe, expect, it } from 'vitest';
import { createCluster, PlacementLog } from '../../src/cluster/index.ts';

describe('the machine', () => {
  it('numbers nodes through all pools that have them, in the order of the scenario', () => {
    const { pools, names, installed, placements } = createCluster(
      {
        pools: {
          old: { kind: 'nodes', nodes: 3, acceleratorsPerNode: 4 },
          counted: { kind: 'units', units: 10 },
          fresh: { kind: 'nodes', nodes: 2, acceleratorsPerNode: 8 },
        },
      },
      2,
    );
    expect(names).toEqual(['old', 'counted', 'fresh']);
    expect(pools.map((pool) => pool.capacity)).toEqual([12, 10, 16]);
    expect(installed).toBe(38);
    pools[2]!.allocate(1, 9);
    pools[0]!.allocate(0, 4);
    const { offset, node, accelerators } = placements!.inJobOrder();
    expect([[...offset], [...node], [...accelerators]]).toEqual([
      [0, 1, 3],
      [0, 3, 4],
      [4, 8, 1],
    ]);
  });

  it('keeps no log of placements when every pool is counted', () => {
    expect(createCluster({ pools: { all: { kind: 'units', units: 3 } } }, 1).placements).toBeUndefined();
  });

  it('counts units that are given out and come back', () => {
    const pool = createCluster({ pools: { all: { kind: 'units', units: 3 } } }, 1).pools[0]!;
    pool.allocate(0, 2);
    expect([pool.free, pool.fits(1), pool.fits(2)]).toEqual([1, true, false]);
    pool.release(0, 2);
    expect([pool.free, pool.fits(3), pool.fits(4)]).toEqual([3, true, false]);
  });
});

describe('the log of placements', () => {
  it('grows, and tells in job order what was written in order of start', () => {
    const jobs = 3000;
    const log = new PlacementLog(jobs);
    log.enrol(5, () => {});
    const first = log.enrol(2 * jobs, () => {});
    for (let i = 0; i < jobs; i++) {
      const job = (i * 7) % jobs;
      log.open(job);
      if (job !== 5) log.add(first + 2 * job, 2, job % 9);
      log.close(job);
    }
    const { offset, node, span, accelerators } = log.inJobOrder();
    expect(offset[jobs]).toBe(jobs - 1);
    expect(offset[6]! - offset[5]!).toBe(0);
    for (let job = 0; job < jobs; job++) {
      if (job === 5) continue;
      const k = offset[job]!;
      expect([node[k], span[k], accelerators[k]]).toEqual([5 + 2 * job, 2, job % 9]);
    }
  });
});
