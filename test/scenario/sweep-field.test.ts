import { describe, expect, it } from 'vitest';
import { formatFaults, parseScenario, resolvedYaml } from '../../src/scenario/index.ts';

const bare = `name: rooms
cluster: { pools: { gpus: { units: 8 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 6 per h }, accelerators: 1, duration: { distribution: exponential, mean: 20 min } }
horizon: 1 d
`;

const sweep = `${bare}sweep:
  over:
    cluster.pools.gpus.units: [8, 12]
    policy.backfill: [easy, { kind: depth-k, k: 4 }]
    workloads.jobs.arrivals.rate: 2 per h … 8 per h
    seed: ["1", a]
  design: latin-hypercube
  points: 12
  measures: [wait.p95]
`;

const read = (text: string) => parseScenario(text, { file: 'rooms.yaml', folder: '.' });

describe('the sweep of a scenario', () => {
  it('is no part of what the scenario itself is: the hash stays', () => {
    expect(read(sweep).scenario!.hash).toBe(read(bare).scenario!.hash);
    expect(read(sweep).scenario!.sweep).toMatchObject({
      design: 'latin-hypercube',
      points: 12,
      measures: ['wait.p95'],
    });
  });

  it('is written out with the scenario, and read again is the same', () => {
    const { scenario } = read(sweep);
    const again = read(resolvedYaml(scenario!)).scenario!;
    expect(again.sweep).toEqual(scenario!.sweep);
    expect(again.hash).toBe(scenario!.hash);
  });

  it('tells its faults where they stand', () => {
    const text = sweep.replace('2 per h … 8 per h', '8 per h … 2 per h').replace('design: latin', 'design: latn');
    const faults = formatFaults(read(text).faults!, text);
    expect(faults).toContain(
      'rooms.yaml:10:35  sweep.over."workloads.jobs.arrivals.rate": expected a range that goes up, got \'8 per h … 2 per h\'',
    );
    expect(faults).toMatch(/rooms\.yaml:12:11 .*did you mean 'latin-hypercube'\?/s);
  });

  it('takes a number of points only where a design does', () => {
    const text = sweep.replace('latin-hypercube', 'grid');
    expect(formatFaults(read(text).faults!, text)).toMatch(
      /rooms\.yaml:\d+:11 {2}sweep\.points: only the design 'latin-hypercube' takes a number of points/,
    );
  });
});
