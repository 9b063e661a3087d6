import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterSpec } from '../../src/cluster/index.ts';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { isThere, logs, rowsOf, textOf } from '../reference/swf-rows.ts';

const bench = new URL('../../../shared/bench/', import.meta.url).pathname;
const source = join(bench, 'easy-reference.cpp');
const maker = join(bench, 'make-workload.mjs');
function hasCompiler(): boolean {
  try {
    execFileSync('g++', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const missing = [source, maker].filter((file) => !existsSync(file));
if (!hasCompiler()) missing.push('g++');
if (missing.length > 0) console.warn(`Not compared with the native yardstick, for want of ${missing.join(', ')}.`);

const easy = policy('fcfs', 'easy');

function meanWait(rows: readonly Row[], start: Float64Array): number {
  return rows.reduce((sum, { submit }, job) => sum + (start[job]! - submit), 0) / rows.length;
}

describe.skipIf(missing.length > 0)('EASY starts every job when the native yardstick does', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yardstick-'));
    execFileSync('g++', ['-O2', '-o', join(folder, 'easy-reference'), source]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function yardstickStarts(text: string, size: number): Float64Array {
    const log = join(folder, 'log.swf');
    const starts = join(folder, 'starts.csv');
    writeFileSync(log, text);
    execFileSync(join(folder, 'easy-reference'), ['index', log, String(size), starts]);
    return Float64Array.from(readFileSync(starts, 'utf8').trim().split('\n').slice(1), (line) =>
      Number(line.split(',')[1]),
    );
  }

  function compare(text: string, size: number, clusters: readonly ClusterSpec[]): void {
    const expected = yardstickStarts(text, size);
    const jobs = jobTable(rowsOf(text, size));
    expect(jobs.count).toBe(expected.length);
    for (const cluster of clusters) {
      const { start } = simulate({ jobs, cluster, policy: easy });
      const differing = start.findIndex((at, job) => at !== expected[job]);
      expect([differing, start[differing]]).toEqual([-1, expected[differing]]);
    }
  }

  for (const [name, log] of Object.entries(logs)) {
    it.skipIf(!isThere(log))(`on the ${name} log, ${log.size} units`, () => {
      compare(textOf(log), log.size, [units(log.size)]);
    });
  }

  it.each([0.7, 0.9, 1.2])('on 20,000 made jobs at load %f, on 1,024 units and on 256 nodes of four', (load) => {
    const text = execFileSync(process.execPath, [maker, '20000', String(load), '1024'], { maxBuffer: 2 ** 28 });
    const nodes = { pools: { machine: { kind: 'nodes', nodes: 256, acceleratorsPerNode: 4 } } } as const;
    compare(text.toString('latin1'), 1024, [units(1024), nodes]);
  });
});

describe.skipIf(!isThere(logs.CTC))('on the CTC log, 338 units, the mean wait under EASY', () => {
  const meanWaitWith = (pass: 'per-instant' | 'per-event') => {
    const rows = rowsOf(textOf(logs.CTC), logs.CTC.size);
    const { start } = simulate({
      jobs: jobTable(rows),
      cluster: units(338),
      policy: { ...easy, pass: { kind: pass } },
    });
    return meanWait(rows, start);
  };

  it('with a pass after every event is within 1 % of the 14,272.6 s another simulator found so', () => {
    expect(Math.abs(meanWaitWith('per-event') / 14_272.6 - 1)).toBeLessThan(0.01);
  });

  it('with one pass an instant is 13,943 s, as an independent program found', () => {
    expect(Math.abs(meanWaitWith('per-instant') - 13_943)).toBeLessThan(1);
  });
});
