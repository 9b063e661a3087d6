import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, finishedAlready, queueworks, twoPolicies, workFolder } from './queueworks.ts';

/** Places that are hard to write to; those of Linux are tested there. */

const { path, write } = workFolder();
const scenario = write('two.yaml', twoPolicies);
const program = resolve('dist/queueworks.js');

it('folders that are missing on the way are made', async () => {
  const { status } = await queueworks(['run', scenario, '--out', join(path, 'a', 'b', 'c'), '--quiet']);
  expect(status).toBe(0);
  expect(existsSync(join(path, 'a', 'b', 'c', 'report.html'))).toBe(true);
});

it.skipIf(!existsSync('/proc/self'))('a place where no folder can be made is told, not waited for', async () => {
  for (const words of [
    ['run', scenario, '--out', '/proc/none/of/this'],
    ['init', 'queue', '--out', '/proc/none/queue.yaml'],
  ]) {
    const { status, stderr } = await queueworks(words);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: \/proc\/none\/\S+ cannot be written: no folder can be made there\n$/);
  }
});

it.skipIf(!existsSync('/dev/full'))(
  'a full disk under standard output is an error in words; the files are whole all the same',
  () => {
    const out = join(path, 'full');
    const { status, stderr } = spawnSync(process.execPath, [program, 'run', scenario, '--out', out, '--quiet'], {
      encoding: 'utf8',
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(stderr).toBe('error: standard output cannot be written: no space is left on the disk\n');
    expect(status).toBe(1);
    expect([...filesIn(out).keys()]).toContain('summary.json');
  },
);

it.skipIf(!existsSync('/dev/full'))('where even errors cannot be written, the exit status still tells', () => {
  const full = openSync('/dev/full', 'w');
  const played = spawnSync(process.execPath, [program, 'run', scenario, '--out', join(path, 'silent')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', full],
  });
  expect([played.status, played.stdout.includes('report:')]).toEqual([0, true]);
  expect(spawnSync(process.execPath, [program, 'rnu'], { stdio: ['ignore', 'ignore', full] }).status).toBe(2);
});

it.skipIf(process.platform !== 'linux')('a file that does not fit is named, and nothing half-written stays', () => {
  const out = join(path, 'small');
  // No file may grow beyond 8 blocks of 1,024 bytes: less than jobs.csv needs.
  const command = `ulimit -f 8; trap '' XFSZ; exec "$0" "$@"`;
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', command, process.execPath, program, 'run', scenario, '--out', out, '--quiet'],
    { encoding: 'utf8' },
  );
  expect(stderr.replace(/\s+/g, ' ')).toContain(
    `${join(out, 'fcfs', '1', 'jobs.csv')}: the file grows larger than is allowed`,
  );
  expect(stderr).not.toMatch(/^ +at /m);
  expect(stderr).toContain('hint: no run was finished; mend the cause, or choose another folder with --out');
  expect(status).toBe(1);
  expect(existsSync(out)).toBe(false);
});

it.skipIf(process.platform !== 'linux')(
  'where the disk takes no more, finished runs are kept, and --resume goes on from them',
  () => {
    const out = join(path, 'filled');
    const words = ['sweep', scenario, '--over', 'cluster.pools.machine.units=8..15', '--out', out];
    const limited = `ulimit -f 10; trap '' XFSZ; exec "$0" "$@"`;
    const stopped = spawnSync('bash', ['-c', limited, process.execPath, program, ...words, '--quiet'], {
      encoding: 'utf8',
    });
    const [, kept] = /hint: (\d+) finished runs are kept in /.exec(stopped.stderr) ?? [];
    expect(stopped.stderr.replace(/\s+/g, ' ')).toBe(
      `error: ${join(out, 'runs.store')}: the file grows larger than is allowed hint: ${kept} finished runs are kept in ${out}: mend the cause, and the same with --resume goes on from there `,
    );
    expect(stopped.status).toBe(1);
    const went = spawnSync(process.execPath, [program, ...words, '--resume'], { encoding: 'utf8' });
    expect(went.stderr).toContain(finishedAlready(Number(kept)));
    expect(went.status).toBe(0);
  },
);
