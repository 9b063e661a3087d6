import { describe, expect, it } from 'vitest';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const withPool = (pool: string) => sound.replace('gpus: { units: 64 }', `gpus: ${pool}`);

describe('when a pool is there', () => {
  it('is told in durations from the start, and its sizes in units or nodes', () => {
    const { cluster } = scenarioOf(
      withPool(
        '{ nodes: 16, acceleratorsPerNode: 4, from: 2 d, until: 40 d, changes: [{ at: 10 d, nodes: 20 }], announced: false }',
      ),
    );
    expect(cluster.pools.gpus).toEqual({
      kind: 'nodes',
      nodes: 16,
      acceleratorsPerNode: 4,
      from: 172_800,
      until: 3_456_000,
      changes: [{ at: 864_000, nodes: 20 }],
      announced: false,
    });
    expect(scenarioOf(withPool('{ units: 8, changes: [{ at: 1 h, units: 0 }] }')).cluster.pools.gpus).toEqual({
      kind: 'units',
      units: 8,
      changes: [{ at: 3600, units: 0 }],
    });
  });

  it('says nothing where nothing is said, so that the scenario is the one it was', () => {
    expect(scenarioOf(sound).cluster.pools.gpus).toEqual({ kind: 'units', units: 64 });
  });

  it.each([
    '{ units: 64, from: 1.5 h, until: 20 d }',
    '{ units: 64, changes: [{ at: 90.25 s, units: 80 }, { at: 3 d, units: 0 }], announced: false }',
    '{ nodes: 16, acceleratorsPerNode: 4, until: 100 s, announced: true }',
  ])('is written out and read back as the same: %s', (pool) => {
    const scenario = scenarioOf(withPool(pool));
    expect(scenarioOf(resolvedYaml(scenario)).hash).toBe(scenario.hash);
  });

  it.each([
    [
      '{ units: 64, from: 9 d, until: 9 d }',
      "6:42 cluster.pools.gpus.until: expected a time after `from`: the pool would never be there, got '9 d'",
    ],
    [
      '{ units: 64, changes: [{ at: 3 d, units: 1 }, { at: 3 d, units: 2 }] }',
      "6:63 cluster.pools.gpus.changes[1].at: expected a time after that of the change before it, got '3 d'",
    ],
  ])('must make sense: %s', (pool, fault) => {
    expect(faultsOf(withPool(pool))).toEqual([fault]);
  });

  it.each([
    ['{ units: 64, from: 9 }', /6:30 cluster\.pools\.gpus\.from: .*a duration such as/],
    ['{ units: 64, untill: 9 d }', /6:24 cluster\.pools\.gpus\.untill: .*'until'/],
    ['{ units: 64, changes: [{ at: 3 d, nodes: 1 }] }', /cluster\.pools\.gpus\.changes\[0\]/],
    ['{ units: 64, changes: [{ at: -3 d, units: 1 }] }', /cluster\.pools\.gpus\.changes\[0\]\.at/],
    ['{ units: 64, announced: maybe }', /cluster\.pools\.gpus\.announced/],
  ])('is refused with a word where it is wrong: %s', (pool, fault) => {
    const faults = faultsOf(withPool(pool));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatch(fault);
  });
});
