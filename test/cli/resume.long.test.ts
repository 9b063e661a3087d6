import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecordFile } from '../../src/experiment/store/record-file.ts';
import type { RunRecord } from '../../src/experiment/store/run-record.ts';
import { stream } from '../../src/random/index.ts';
import { filesIn, finishedAlready, longStudy, queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

const rules = `name: Rules
seed: 3
horizon: 4 d
warmup: 1 d
replications: 6
cluster: { pools: { gpus: { nodes: 4, acceleratorsPerNode: 4 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 12 per h }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 20 min }, users: { count: 5 } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
`;
folder.write('rules.yaml', rules);
/** Plays on until it is precise, with a warm-up that is to be found. */
const precise = rules
  .replace('name: Rules', 'name: Precise')
  .replace('warmup: 1 d\nreplications: 6', 'warmup: auto')
  .concat('precision: { to: 25 %, on: [wait], atMost: 16 }\n');
folder.write('precise.yaml', precise);
folder.write('one.yaml', rules.replace('replications: 6', 'replications: 1').replace('easy:', '# easy:'));
folder.write('long.yaml', longStudy);

/** Bytes of all files below a folder; of what is being made while it is looked at, some. */
function bytesIn(path: string): number {
  let bytes = 0;
  for (const name of existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []) {
    const found = statSync(join(path, name), { throwIfNoEntry: false });
    if (found?.isFile()) bytes += found.size;
  }
  return bytes;
}

function started(words: readonly string[]): { child: ChildProcess; ended: Promise<void> } {
  const child = spawn(process.execPath, [resolve('dist/queueworks.js'), ...words], {
    cwd: folder.path,
    stdio: 'ignore',
  });
  return { child, ended: new Promise((done) => void child.on('close', () => done())) };
}

/** Kills a command as soon as something holds. */
async function killedWhen(words: readonly string[], moment: () => boolean): Promise<void> {
  const { child, ended } = started(words);
  const watch = setInterval(() => {
    if (moment()) child.kill('SIGKILL');
  }, 1);
  await ended;
  clearInterval(watch);
}

/** The runs that a store names as finished, those that find the warm-up left out: `easy/2`. */
function finishedIn(out: string): string[] {
  if (!existsSync(at(`${out}/runs.store`))) return [];
  copyFileSync(at(`${out}/runs.store`), at('copy.store'));
  const file = new RecordFile(at('copy.store'));
  const records = [...file.keys()].map((key) => file.find(key) as RunRecord);
  file.close();
  rmSync(at('copy.store'));
  return records
    .filter(({ files = {} }) => Object.keys(files).length > 0)
    .map(({ result }) => `${result.policy}/${result.replication + 1}`);
}

/** What tells whether a file was written again: it is renamed into its place. */
function inodesOf(out: string, runs: readonly string[]): [string, number][] {
  return runs.flatMap((run) =>
    [...filesIn(at(`${out}/${run}`)).keys()].map((name): [string, number] => [
      `${run}/${name}`,
      statSync(at(`${out}/${run}/${name}`)).ino,
    ]),
  );
}

/** The same files, to the byte. */
function expectSame(out: string, whole: ReadonlyMap<string, Buffer>): void {
  const found = filesIn(at(out));
  expect([...found.keys()]).toEqual([...whole.keys()]);
  for (const [name, content] of whole) expect([name, found.get(name)!.equals(content)]).toEqual([name, true]);
}

describe('a study that was killed', () => {
  it.each([
    ['compare', 'rules.yaml', 12, 20],
    ['run', 'precise.yaml', undefined, 5],
  ])(
    '%s %s: resumed, comes to the bytes of one that was not, and repeats no run',
    async (command, file, runs, moments) => {
      const words = (out: string) => [command, file, '--out', out, '--threads', '2'];
      const plain = await queueworks(words(`whole-${file}`), here);
      expect(plain.status).toBe(0);
      const whole = filesIn(at(`whole-${file}`));
      const all = finishedIn(`whole-${file}`);
      if (runs === undefined) expect(all.length).toBeGreaterThan(2 * 10);
      else expect(all).toHaveLength(runs);
      const report = whole.get('report.html')!.length;
      const size = bytesIn(at(`whole-${file}`)) - report;
      const random = stream('kill', command);
      const kept: number[] = [];
      for (let moment = 0; moment < moments; moment++) {
        const out = `killed-${moment}`;
        const bytes = Math.floor(random() * 1.05 * size);
        await killedWhen([...words(out), '--quiet'], () => bytesIn(at(out)) >= bytes);
        const store = at(`${out}/runs.store`);
        // What the death of a machine may leave: the last record is torn.
        if (moment % 4 === 0 && existsSync(store))
          writeFileSync(store, readFileSync(store).subarray(0, -Math.ceil(random() * 50)));
        const before = finishedIn(out);
        kept.push(before.length);
        // What is named as finished is whole.
        for (const run of before)
          for (const [name, content] of filesIn(at(`${out}/${run}`)))
            expect([run, name, whole.get(`${run}/${name}`)?.equals(content)]).toEqual([run, name, true]);
        const inodes = inodesOf(out, before);
        const { status, stderr, stdout } = await queueworks([...words(out), '--resume'], here);
        expect(status).toBe(0);
        expect(stdout.replaceAll(out, `whole-${file}`)).toBe(plain.stdout);
        if (before.length > 0) expect(stderr).toMatch(/going on: (1 run is|\d+ runs are) finished already/);
        expect(inodesOf(out, before)).toEqual(inodes);
        const found = filesIn(at(out));
        expect([...found.keys()]).toEqual([...whole.keys()]);
        for (const [name, content] of whole) expect([name, found.get(name)!.equals(content)]).toEqual([name, true]);
        rmSync(at(out), { recursive: true });
      }
      expect(kept.filter((runs) => runs > 0 && runs < all.length).length).toBeGreaterThan(moments / 3);
    },
    300_000,
  );
});

describe('a study that is gone on with', () => {
  it('after Ctrl-C comes to the bytes of one that was not interrupted', async () => {
    const words = ['run', 'long.yaml', '--threads', '1', '--set', 'replications=12', '--out'];
    const stopped = await queueworks([...words, 'stopped'], {
      ...here,
      onStderr: (text, kill) => {
        if (/[1-9]\d* of 12 runs/.test(text)) kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr.replace(/\s+/g, ' ')).toMatch(
      /interrupted: \d+ of 12 runs are finished; they are kept, marked as partial; the same with --resume goes on from there/,
    );
    expect(existsSync(at('stopped/runs.store.lock'))).toBe(false);
    // 'fcfs+none' is no name for a folder.
    const before = finishedIn('stopped').map((run) => run.replace('+', '-'));
    expect(before.length).toBeGreaterThan(0);
    const inodes = inodesOf('stopped', before);
    const resumed = await queueworks([...words, 'stopped', '--resume'], here);
    expect([resumed.status, resumed.stderr]).toEqual([0, expect.stringContaining(finishedAlready(before.length))]);
    expect(inodesOf('stopped', before)).toEqual(inodes);
    await queueworks([...words, 'unstopped'], here);
    expectSame('stopped', filesIn(at('unstopped')));
  });

  it('plays a run again whose files are no longer whole, and nothing when all are', async () => {
    const words = ['compare', 'rules.yaml', '--out', 'damaged', '--set', 'replications=2'];
    await queueworks(words, here);
    const whole = filesIn(at('damaged'));
    truncateSync(at('damaged/easy/2/jobs.csv'), 1000);
    rmSync(at('damaged/fcfs/1/groups.csv'));
    // As many bytes as before, of which one is another.
    const table = readFileSync(at('damaged/easy/1/system.csv'));
    table[table.length - 20]! ^= 1;
    writeFileSync(at('damaged/easy/1/system.csv'), table);
    const sound = ['fcfs/2'];
    const inodes = inodesOf('damaged', sound);
    const mended = await queueworks([...words, '--resume'], here);
    expect(mended.status).toBe(0);
    expect(mended.stderr).toContain(
      'of 3 finished runs the files were not as they had been written: they were played again',
    );
    expectSame('damaged', whole);
    expect(inodesOf('damaged', sound)).toEqual(inodes);
    const all = inodesOf('damaged', ['fcfs/1', 'fcfs/2', 'easy/1', 'easy/2']);
    expect((await queueworks([...words, '--resume'], here)).status).toBe(0);
    expectSame('damaged', whole);
    expect(inodesOf('damaged', ['fcfs/1', 'fcfs/2', 'easy/1', 'easy/2'])).toEqual(all);
  });

  it('has no summary while a file of it cannot be written, and one when it can', async () => {
    const words = ['compare', 'rules.yaml', '--out', 'no-page', '--set', 'replications=2'];
    const summary = at('no-page/summary.json');
    expect((await queueworks(words, here)).status).toBe(0);
    const whole = filesIn(at('no-page'));
    // What stands in the way of writing the page.
    folder.write('no-page/.report.html.unfinished/in-the-way', '');
    const failed = await queueworks([...words, '--resume'], here);
    expect([failed.status, existsSync(summary)]).toEqual([1, false]);
    rmSync(at('no-page/.report.html.unfinished'), { recursive: true });
    expect((await queueworks([...words, '--resume'], here)).status).toBe(0);
    expectSame('no-page', whole);
    rmSync(at('no-page/report.html'));
    folder.write('no-page/report.html/mine.txt', 'mine');
    const refused = await queueworks([...words, '--resume'], here);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('no-page/report.html is a folder')]);
    expect(folder.read('no-page/report.html/mine.txt')).toBe('mine');
  });

  it('is refused for another scenario, another version, a search, and where no runs are', async () => {
    const play = (out: string, ...words: string[]) =>
      queueworks(['compare', 'rules.yaml', '--out', out, '--set', 'replications=2', ...words], here);
    await play('known');
    const before = filesIn(at('known'));
    const told = async (out: string, ...words: string[]) => {
      const { status, stderr } = await play(out, '--resume', ...words);
      expect(status).toBe(2);
      return stderr.replace(/\s+/g, ' ');
    };
    for (const change of ['seed=4', 'replications=3', 'policies.easy.backfill=none'])
      expect(await told('known', '--set', change)).toMatch(
        /^error: known\/runs\.store holds runs of another scenario \(\w{12}, and this is \w{12}\) hint: choose another folder with --out, or start anew with --force $/,
      );
    expectSame('known', before);

    const file = new RecordFile(at('known/runs.store'));
    file.begin({ ...(file.about as object), version: '0.0.1' });
    file.close();
    expect(await told('known')).toMatch(/holds runs of version 0\.0\.1, and this is version \d/);

    const sweep = ['sweep', 'rules.yaml', '--set', 'replications=2', '--over', 'seed=3,4'];
    await queueworks([...sweep, '--out', 'search'], here);
    expect(await told('search')).toContain('search/runs.store holds runs of a search, and this is none');
    await play('study');
    const other = await queueworks([...sweep, '--out', 'study', '--resume'], here);
    expect(other.stderr.replace(/\s+/g, ' ')).toContain('holds runs of `run` or `compare`, and this is a search');

    folder.write('letters/letter.txt', 'dear');
    expect(await told('letters')).toContain('letters holds no finished runs to go on with');
    const anew = await play('known', '--force');
    expect(anew.status).toBe(0);
    expectSame('known', before);
  });

  it('may be several scenarios that are compared', async () => {
    const second = folder.write('second.yaml', rules.replace('name: Rules', 'name: Second'));
    const words = (out: string) => ['compare', 'rules.yaml', second, '--set', 'replications=3', '--out', out];
    const plain = await queueworks(words('ranked'), here);
    expect(plain.status).toBe(0);
    // Killed when the first is finished and the second is not.
    await killedWhen([...words('cut'), '--quiet'], () => finishedIn('cut/second').length >= 2);
    expect(finishedIn('cut/rules')).toHaveLength(6);
    const inodes = inodesOf('cut/rules', finishedIn('cut/rules'));
    const resumed = await queueworks([...words('cut'), '--resume'], here);
    expect([resumed.status, resumed.stdout.replaceAll('cut', 'ranked')]).toEqual([0, plain.stdout]);
    expect(inodesOf('cut/rules', finishedIn('cut/rules'))).toEqual(inodes);
    expectSame('cut', filesIn(at('ranked')));
  });

  it('may be replaced instead: of one that was killed nothing is left beside the new one', async () => {
    const words = ['compare', 'rules.yaml', '--out', 'replaced', '--quiet'];
    await killedWhen(words, () => existsSync(at('replaced/easy/2/.jobs.csv.unfinished')));
    folder.write('replaced/easy/1/mine.txt', 'mine');
    const one = ['run', 'one.yaml', '--quiet', '--set', 'replications=2'];
    expect((await queueworks([...one, '--out', 'replaced', '--force'], here)).status).toBe(0);
    expect(folder.read('replaced/easy/1/mine.txt')).toBe('mine');
    expect([...filesIn(at('replaced/easy')).keys()]).toEqual(['1/mine.txt']);
    rmSync(at('replaced/easy'), { recursive: true });
    await queueworks([...one, '--out', 'alone'], here);
    expectSame('replaced', filesIn(at('alone')));
  });

  it('is not one of a single run, which keeps no store', async () => {
    const words = ['run', 'one.yaml', '--out', 'one'];
    expect((await queueworks([...words, '--resume'], here)).status).toBe(0);
    expect(existsSync(at('one/runs.store'))).toBe(false);
    const again = await queueworks([...words, '--resume'], here);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('one is not empty')]);
  });
});

describe('a folder that somebody writes to', () => {
  const long = ['--set', 'replications=400', '--threads', '1', '--quiet'];
  const locked = (out: string) => () => existsSync(at(out));

  /** Waits until something holds. */
  async function until(moment: () => boolean): Promise<void> {
    while (!moment()) await new Promise((done) => setTimeout(done, 5));
  }

  it.each([
    ['run', ['run', 'long.yaml', '--out'], ['--resume']],
    ['run anew', ['run', 'long.yaml', '--out'], ['--force']],
    ['sweep', ['sweep', 'long.yaml', '--over', 'seed=1,2', '--out'], ['--resume']],
    ['sweep anew', ['sweep', 'long.yaml', '--over', 'seed=1,2', '--out'], ['--force']],
    ['best', ['best', 'rules.yaml', '--worthwhile', '1 ms', '--out'], ['--resume']],
  ])('is refused to a second %s with one clear error, and the first is not disturbed', async (name, words, second) => {
    const out = `live-${name.replace(' ', '-')}`;
    const { child, ended } = started([...words, out, ...long]);
    await until(locked(`${out}/runs.store.lock`));
    const { status, stderr } = await queueworks([...words, out, ...second, ...long], here);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`^error: process ${child.pid} on \\S+ is writing to ${out} hint: wait until it has ended, or choose`),
    );
    expect(existsSync(at(`${out}/runs.store.lock`))).toBe(true);
    child.kill('SIGINT');
    await ended;
    expect(existsSync(at(`${out}/runs.store.lock`))).toBe(false);
  });

  it('is taken over from a process that was killed, which is told', async () => {
    const words = ['sweep', 'rules.yaml', '--over', 'seed=1,2', '--out', 'left'];
    const lock = at('left/runs.store.lock');
    await killedWhen([...words, '--quiet'], locked('left/runs.store'));
    expect(existsSync(lock)).toBe(true);
    const { pid } = JSON.parse(readFileSync(lock, 'utf8'));
    const { status, stderr } = await queueworks([...words, '--resume'], here);
    expect(status).toBe(0);
    expect(stderr).toMatch(
      new RegExp(`^left was locked by process ${pid} on \\S+, which is gone: going on without it$`, 'm'),
    );
    expect(existsSync(lock)).toBe(false);
  });

  it('may be the folder of shards: each part is locked by itself', async () => {
    const part = (k: number) => ['shard', `${k}/2`, 'long.yaml', '--over', 'seed=1,2', '--out', 'parts', ...long];
    const { child, ended } = started(part(1));
    await until(locked('parts/shard-1-of-2.store.lock'));
    const twice = await queueworks(part(1), here);
    expect([twice.status, twice.stderr.replace(/\s+/g, ' ')]).toEqual([
      2,
      expect.stringContaining(`process ${child.pid} on`),
    ]);
    const other = started(part(2));
    await until(locked('parts/shard-2-of-2.store'));
    child.kill('SIGINT');
    other.child.kill('SIGINT');
    await Promise.all([ended, other.ended]);
    expect(readdirSync(at('parts')).sort()).toEqual(['shard-1-of-2.store', 'shard-2-of-2.store', 'sweep.json']);
  });
});
