import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RecordFile } from '../../src/experiment/store/record-file.ts';
import { filesIn, queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

folder.write(
  'lab/rooms.yaml',
  `name: rooms
seed: 3
horizon: 1 d
replications: 2
cluster: { pools: { gpus: { units: 8 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 6 per h }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 20 min } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
`,
);
const asked = [
  'lab/rooms.yaml',
  '--over',
  'cluster.pools.gpus.units=8,12,16',
  '--measure',
  'wait.p90',
  '--set',
  'warmup=2 h',
];
const play = (part: string, out: string, words = asked) => queueworks(['shard', part, ...words, '--out', out], here);

describe('the shards of a sweep, merged', () => {
  beforeAll(async () => {
    await queueworks(['sweep', ...asked, '--out', 'whole'], here);
  });

  it('come to the bytes of one machine, wherever they were played', async () => {
    for (const part of ['2/3', '1/3']) expect(await play(part, 'here')).toMatchObject({ status: 0 });
    expect((await play('3/3', 'there')).stdout).toBe('shard 3 of 3: 4 runs in there\n');
    const { status } = await queueworks(['merge', 'here', 'there', '--out', 'merged'], here);
    expect(status).toBe(0);
    expect([...filesIn(at('merged'))]).toEqual([...filesIn(at('whole'))]);
  });

  it('may be more than there is to do', async () => {
    for (let part = 1; part <= 8; part++) await play(`${part}/8`, 'many');
    await queueworks(['merge', 'many', '--out', 'of-many'], here);
    expect([...filesIn(at('of-many'))]).toEqual([...filesIn(at('whole'))]);
  });

  it('know what they are shards of: the scenario need not be named again, in whatever folder one is', async () => {
    mkdirSync(at('elsewhere'));
    await play('1/2', 'said');
    const { status } = await queueworks(['shard', '2/2', '--out', '../said'], { folder: at('elsewhere') });
    expect(status).toBe(0);
    await queueworks(['merge', '../said', '--out', 'result'], { folder: at('elsewhere') });
    const files = filesIn(at('elsewhere/result'));
    const whole = filesIn(at('whole'));
    // It names the scenario's folder, relative to its own.
    files.delete('scenario.resolved.yaml');
    whole.delete('scenario.resolved.yaml');
    expect([...files]).toEqual([...whole]);
  });

  it('started again go on where they stopped', async () => {
    await play('1/1', 'again');
    const path = at('again/shard-1-of-1.store');
    const whole = filesIn(at('again')).get('shard-1-of-1.store')!;
    const file = new RecordFile(path);
    const keys = [...file.keys()].slice(0, 5);
    const short = new RecordFile(at('short.store'));
    short.begin(file.about);
    for (const key of keys) short.copy(key, file);
    short.close();
    file.close();
    renameSync(at('short.store'), path);
    await play('1/1', 'again');
    const resumed = new RecordFile(path);
    expect([...resumed.keys()].slice(0, 5)).toEqual(keys);
    expect(resumed.size).toBe(12);
    resumed.close();
    expect(filesIn(at('again')).get('shard-1-of-1.store')!.length).toBe(whole.length);
  });

  it('are refused when some are missing, or belong to something else', async () => {
    const missing = await queueworks(['merge', 'there', '--out', 'none'], here);
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringContaining('8 of 12 runs are in none of the shards'),
    ]);
    await play('1/1', 'other', [...asked, '--set', 'seed=4']);
    const other = await queueworks(['merge', 'here', 'other', '--out', 'none'], here);
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('shards of different sweeps')]);
    cpSync(at('here'), at('mixed'), { recursive: true });
    cpSync(at('other/shard-1-of-1.store'), at('mixed/shard-3-of-3.store'));
    const mixed = await queueworks(['merge', 'mixed', '--out', 'none'], here);
    expect([mixed.status, mixed.stderr]).toEqual([2, expect.stringContaining('holds runs of another scenario')]);
    rmSync(at('mixed/sweep.json'));
    const mute = await queueworks(['merge', 'mixed', '--out', 'none'], here);
    expect([mute.status, mute.stderr]).toEqual([2, expect.stringContaining('sweep.json cannot be read')]);
    expect(existsSync(at('none'))).toBe(false);
  });

  it.each(['0/3', '4/3', '3', 'a/b', '1/0'])('are not numbered %s', async (part) => {
    const { status, stderr } = await play(part, 'none');
    expect([status, stderr]).toEqual([2, expect.stringContaining('a shard is written 3/8, the third of eight')]);
  });
});
