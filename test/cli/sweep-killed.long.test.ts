import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RecordFile } from '../../src/experiment/store/record-file.ts';
import { stream } from '../../src/random/index.ts';
import { filesIn, finishedAlready, queueworks, workFolder } from './queueworks.ts';
import { rooms } from './rooms.ts';

const folder = workFolder();
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

folder.write('rooms.yaml', rooms);

describe('a sweep that was killed', () => {
  const words = (out: string) => ['sweep', 'rooms.yaml', '--out', out, '--threads', '2', '--quiet'];

  beforeAll(async () => {
    await queueworks(words('first'), here);
  });

  /** Kills a sweep as soon as its store has so many bytes. */
  function killedAt(bytes: number, out: string): Promise<void> {
    const child = spawn(process.execPath, [resolve('dist/queueworks.js'), ...words(out)], {
      cwd: folder.path,
      stdio: 'ignore',
    });
    const store = at(`${out}/runs.store`);
    const watch = setInterval(() => {
      if (existsSync(store) && statSync(store).size >= bytes) child.kill('SIGKILL');
    }, 1);
    return new Promise((done) => {
      child.on('close', () => {
        clearInterval(watch);
        done();
      });
    });
  }

  function recordsIn(out: string): number {
    copyFileSync(at(`${out}/runs.store`), at('copy.store'));
    const file = new RecordFile(at('copy.store'));
    file.close();
    return file.size;
  }

  it('at any of 20 moments, and resumed, comes to the bytes of one that was not, and repeats no run', async () => {
    const whole = filesIn(at('first'));
    const size = whole.get('runs.store')!.length;
    const random = stream('kill');
    const kept: number[] = [];
    for (let moment = 0; moment < 20; moment++) {
      const out = `killed-${moment}`;
      await killedAt(Math.floor(random() * size), out);
      // What the death of a machine may leave: the last record is torn.
      const store = at(`${out}/runs.store`);
      if (moment % 3 === 0) writeFileSync(store, readFileSync(store).subarray(0, -Math.ceil(random() * 50)));
      const before = recordsIn(out);
      kept.push(before);
      const { status, stderr } = await queueworks([...words(out).slice(0, -1), '--resume'], here);
      expect(status).toBe(0);
      expect(stderr).toContain(before === 0 ? '' : finishedAlready(before));
      expect([...filesIn(at(out))]).toEqual([...whole]);
      rmSync(at(out), { recursive: true });
    }
    expect(kept.some((runs) => runs > 0 && runs < 36)).toBe(true);
  }, 300_000);
});
