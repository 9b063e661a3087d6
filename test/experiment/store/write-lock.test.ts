import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Locked, type LockHolder, WriteLock } from '../../../src/experiment/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let locks = 0;
const fresh = () => join(folder, `${++locks}.lock`);
/** Quick enough for a test; a beat is seen many times within the patience. */
const quick = { beat: 5, patience: 300 };
const elsewhere: LockHolder = { pid: 12, host: 'node7', system: 'of its own' };

/** The lock of a process of this system that has died. */
function ofTheDead(path: string): void {
  const lock = JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path, JSON.stringify({ ...lock, pid }));
}

describe('a lock', () => {
  it('says who holds it, keeps others out, and is gone when it is let go', async () => {
    const path = fresh();
    const lock = await WriteLock.take(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    await expect(WriteLock.take(path)).rejects.toThrow(Locked);
    lock.release();
    lock.release();
    expect(existsSync(path)).toBe(false);
    (await WriteLock.take(path)).release();
  });

  it('of a process of this system that died is taken over at once, and that is told', async () => {
    const path = fresh();
    const before = await WriteLock.take(path, { beat: 60_000 });
    ofTheDead(path);
    before.release();
    const told: unknown[] = [];
    const lock = await WriteLock.take(path, {
      onTakenOver: (holder) => told.push(holder),
      onWatch: () => told.push('watched'),
    });
    expect(told).toEqual([{ pid: expect.any(Number), host: hostname(), system: expect.any(String) }]);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of another system is respected as long as its holder touches it, whatever its clock says', async () => {
    const path = fresh();
    writeFileSync(path, JSON.stringify(elsewhere));
    let beats = 0;
    const beating = setInterval(() => {
      beats += 1;
      utimesSync(path, 1e9 + beats, 1e9 + beats);
    }, 5);
    const refused = await WriteLock.take(path, quick).catch((error: unknown) => error);
    clearInterval(beating);
    expect(refused).toBeInstanceOf(Locked);
    expect((refused as Locked).holder).toEqual(elsewhere);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(elsewhere);
    rmSync(path);
  });

  it.each([
    ['another system', JSON.stringify(elsewhere), elsewhere],
    ['someone who died before it could say who it is', '', undefined],
  ])('of %s that nobody touches is taken over', async (_who, text, holder) => {
    const path = fresh();
    writeFileSync(path, text);
    const told: unknown[] = [];
    const lock = await WriteLock.take(path, {
      ...quick,
      onWatch: (...watched) => told.push(watched),
      onTakenOver: (gone) => told.push(gone),
    });
    expect(told).toEqual([[holder, 0], holder]);
    lock.release();
  });

  it('that is left behind goes to one of several who want it', async () => {
    const path = fresh();
    writeFileSync(path, JSON.stringify(elsewhere));
    const takers = await Promise.allSettled(Array.from({ length: 5 }, () => WriteLock.take(path, quick)));
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const taker of takers) {
      if (taker.status === 'fulfilled') taker.value.release();
      else expect(taker.reason).toBeInstanceOf(Locked);
    }
    expect(existsSync(path)).toBe(false);
  });

  it('that another took over is noticed, and left to the other', async () => {
    const path = fresh();
    let lost: () => void = () => {};
    const noticed = new Promise<void>((done) => {
      lost = done;
    });
    const lock = await WriteLock.take(path, { beat: 5, onLost: () => lost() });
    writeFileSync(path, JSON.stringify(elsewhere));
    await noticed;
    lock.release();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(elsewhere);
    rmSync(path);
  });
});
