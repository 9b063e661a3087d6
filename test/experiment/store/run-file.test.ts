import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { RunFile } from '../../../src/experiment/store/run-file.ts';
import type { RunKey, RunRecord } from '../../../src/experiment/store/run-record.ts';
import { openScenario } from '../../../src/scenario/index.ts';

const disk = vi.hoisted(() => ({ full: false }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const fsyncSync = (descriptor: number) => {
    if (disk.full) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    real.fsyncSync(descriptor);
  };
  return { ...real, fsyncSync };
});

const folder = mkdtempSync(join(tmpdir(), 'queueworks-run-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  disk.full = false;
  vi.useRealTimers();
});

const file = join(folder, 'scenario.yaml');
writeFileSync(
  file,
  `horizon: 1 h
cluster: { pools: { machine: { units: 1 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 1 per h }, accelerators: 1, duration: { distribution: exponential, mean: 15 min } }
policy: {}
`,
);
const scenario = openScenario(file).base.scenario!;
const key = (replication: number): RunKey => ({ scenario, policy: 'a', replication });
const record = { result: { timeline: { from: 0, step: 1 } }, notes: [] } as unknown as RunRecord;

it('what the disk refuses between two runs is told, once and with the path, to whoever comes next', () => {
  vi.useFakeTimers();
  const path = join(folder, 'next.store');
  const runs = new RunFile(path, scenario, 'test');
  runs.add(key(0), record);
  disk.full = true;
  expect(() => vi.advanceTimersByTime(3000)).not.toThrow();
  expect(() => runs.add(key(1), record)).toThrow(expect.objectContaining({ code: 'ENOSPC', path }));
  expect(() => runs.close()).not.toThrow();
});

it('a store that is closed when its last runs did not reach the disk says so', () => {
  vi.useFakeTimers();
  const path = join(folder, 'last.store');
  const runs = new RunFile(path, scenario, 'test');
  runs.add(key(0), record);
  disk.full = true;
  vi.advanceTimersByTime(1000);
  expect(() => runs.close()).toThrow(expect.objectContaining({ code: 'ENOSPC', path }));
  expect(() => runs.close()).not.toThrow();
});
