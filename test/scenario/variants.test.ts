import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Change, formatFaults, loadScenario, openScenario } from '../../src/scenario/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-variants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'scenario.yaml');
writeFileSync(
  file,
  `name: two sizes
horizon: 1 d
cluster: { pools: { gpus: { units: 8 } } }
workloads:
  chat: { arrivals: { process: poisson, rate: 4 per h }, accelerators: 1, duration: { distribution: constant, value: 1 h } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
`,
);

function faultsOf(changes: readonly Change[]): string {
  const open = openScenario(file);
  const { faults } = open.variant(changes);
  if (faults === undefined) throw new Error('expected faults');
  return formatFaults(faults, open.text);
}

describe('variants of a scenario', () => {
  it('are what the same `--set` flags would have made of it', () => {
    const open = openScenario(file, { sets: ['seed=3'] });
    const variant = open.variant([
      { path: 'cluster.pools.gpus.units', value: 12 },
      { path: 'workloads.chat.arrivals.rate', value: '6 per h' },
      { path: 'policies.fcfs.backfill', value: '{ kind: depth-k, k: 4 }' },
    ]);
    const flags = loadScenario(file, {
      sets: [
        'seed=3',
        'cluster.pools.gpus.units=12',
        'workloads.chat.arrivals.rate=6 per h',
        'policies.fcfs.backfill={ kind: depth-k, k: 4 }',
      ],
    });
    expect(variant.faults).toBeUndefined();
    expect(variant.scenario).toEqual(flags.scenario);
    expect(variant.scenario!.hash).not.toBe(open.base.scenario!.hash);
  });

  it('leave the scenario and each other alone', () => {
    const open = openScenario(file);
    const larger = open.variant([{ path: 'cluster.pools.gpus.units', value: 12 }]).scenario!;
    const seeded = open.variant([{ path: 'seed', value: 'x' }]).scenario!;
    expect(larger.cluster.pools.gpus).toEqual({ kind: 'units', units: 12 });
    expect(seeded.cluster.pools.gpus).toEqual({ kind: 'units', units: 8 });
    expect(open.variant([]).scenario).toEqual(open.base.scenario);
    expect(open.base.scenario).toEqual(loadScenario(file).scenario);
  });

  it('show what is wrong at the place the value was asked for, or as a flag where there is none', () => {
    const text = '--over cluster.pools.gpus.units=8,none';
    const place = { source: { kind: 'flag', name: '--over', text } as const, start: 34, end: 38 };
    expect(faultsOf([{ path: 'cluster.pools.gpus.units', value: 'none', place }])).toBe(
      [
        "--over  cluster.pools.gpus.units: expected a whole number, got 'none'",
        '  --over cluster.pools.gpus.units=8,none',
        '                                    ^^^^',
        '1 fault',
      ]
        .join('\n')
        .replace('^^^^\n', '^^^^\n\n'),
    );
    expect(faultsOf([{ path: 'cluster.pools.gpu.units', value: 9 }])).toContain("did you mean 'gpus'?");
    expect(faultsOf([{ path: 'horizon', value: 3 }])).toContain('--set horizon=3');
    expect(faultsOf([{ path: 'a..b', value: 3, place }])).toContain('expected a key here');
  });

  it('of a file that is not a scenario have its faults', () => {
    const missing = openScenario(join(folder, 'scenari.yaml'));
    expect(missing.base.faults?.[0]).toMatchObject({ code: 'missing-file', hint: "did you mean 'scenario.yaml'?" });
    expect(missing.variant([]).faults).toEqual(missing.base.faults);
  });
});
