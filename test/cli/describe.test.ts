import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const kth = resolve('../shared/traces/kth-sp2-1996-2.swf.gz');

describe('describe', () => {
  it('says what is in a log, and what would be cleaned', async () => {
    folder.write(
      'small.swf',
      [
        '; MaxProcs: 8',
        '1 0 -1 100 4 -1 -1 4 100 -1 1 1 1 -1 1 -1 -1 -1',
        '2 50 -1 -1 1 -1 -1 1 60 -1 1 2 1 -1 1 -1 -1 -1',
        '3 100 -1 0 1 -1 -1 1 60 -1 1 2 1 -1 1 -1 -1 -1',
        '4 200 -1 200 16 -1 -1 16 60 -1 1 2 1 -1 1 -1 -1 -1',
        '',
      ].join('\n'),
    );
    const { status, stdout } = await queueworks(['describe', 'small.swf'], { folder: folder.path });
    expect(status).toBe(0);
    for (const part of [
      '8 accelerators (header MaxProcs)',
      '2 users',
      'Cleaning, when it is replayed',
      'run time 0',
      '4 records',
    ])
      expect(stdout).toContain(part);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    const given = await queueworks(['describe', 'small.swf', '--units', '32'], { folder: folder.path });
    expect(given.stdout).toContain('32 accelerators (as given)');
    const { machine, cleaning } = JSON.parse(
      (await queueworks(['describe', 'small.swf', '--json'], { folder: folder.path })).stdout,
    );
    expect(machine).toEqual({ accelerators: 8, from: 'MaxProcs' });
    expect(cleaning.records).toBe(4);
  });

  it('says so when no job is left', async () => {
    folder.write('gone.swf', '1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1 -1\n');
    const { stdout, stderr, status } = await queueworks(['describe', 'gone.swf'], { folder: folder.path });
    expect(`${stdout}${stderr}`).toMatch(/no job is left of 1 record\b|at least one job/);
    expect([0, 2]).toContain(status);
  });

  it.skipIf(!existsSync(kth))('tells of the KTH log what its archive tells', async () => {
    const { stdout } = await queueworks(['describe', kth]);
    for (const part of [
      '28,489 jobs',
      '100 accelerators',
      '214 users',
      '68.8 % of the machine asked for',
      '8 jobs with run time 0',
      '475 jobs ran longer than requested',
      'Europe/Stockholm',
      '1996-09-23',
    ]) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(part);
    }
  });
});
