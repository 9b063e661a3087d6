import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { basesOutside, openScenario, requestedAxes } from '../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-outside-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'scenario.yaml');
writeFileSync(
  file,
  `horizon: 10 d
cluster: { pools: { machine: { units: 64 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 24 per day }, accelerators: 1, duration: 90 min }
policy: { backfill: easy }
`,
);

function outside(over: string, ...sets: string[]): string[] {
  const open = openScenario(file, { sets });
  const { axes, faults } = requestedAxes(open, open.base.scenario!, [over], 'sensitivity');
  expect(faults).toEqual([]);
  return basesOutside(open, axes).map(({ text }) => text);
}

describe('a path that is varied', () => {
  it.each([
    [
      'cluster.pools.machine.units=16…32',
      "'cluster.pools.machine.units' is 64 in the scenario, outside of what it is varied over (16 to 32)",
    ],
    [
      'cluster.pools.machine.units=[128, 96, 80]',
      'is 64 in the scenario, outside of what it is varied over (80 to 128)',
    ],
    ['workloads.jobs.duration=2 h … 8 h', 'is 90 min in the scenario, outside of what it is varied over (2 h to 8 h)'],
    ['workloads.jobs.arrivals.rate=2 per h … 3 per h', 'is 24 per day in the scenario, outside'],
    ['load=50 % … 90 %', "'load' is 100 % in the scenario, outside"],
    ['load.jobs=50 % … 90 %', "'load.jobs' is 100 % in the scenario, outside"],
  ])('%s does not hold what the scenario has', (over, text) => {
    expect(outside(over)).toEqual([expect.stringContaining(text)]);
  });

  it.each([
    'cluster.pools.machine.units=64…128',
    'workloads.jobs.duration=1 h … 1.5 h',
    'workloads.jobs.arrivals.rate=1 per h … 3 per h',
    'load=80 % … 120 %',
    'policy.backfill=none,conservative',
    'policy.ordering=fcfs,shortest-first',
  ])('%s holds it, or cannot be compared with it', (over) => {
    expect(outside(over)).toEqual([]);
  });

  it('counts as the command sets it', () => {
    expect(outside('load=80 % … 120 %', 'load=150 %')).toEqual([
      expect.stringContaining("'load' is 150 % in the scenario"),
    ]);
    expect(outside('load=80 % … 120 %', 'load=110 %')).toEqual([]);
  });
});
