import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesIn, queueworks, workFolder } from '../cli/queueworks.ts';

/** A real Slurm on this machine, where the scripts that start one are at hand and may be run. */
const scripts = resolve(process.env.QUEUEWORKS_SHARED ?? '../shared', 'slurm');
const reason = started();
if (reason !== undefined) console.log(`skipped: the tests against a real Slurm (${reason})`);

/** Starts a Slurm of four virtual nodes; gives the reason when there can be none here. */
function started(): string | undefined {
  if (!existsSync(join(scripts, 'up.sh'))) return `no ${join(scripts, 'up.sh')}`;
  if (process.getuid?.() !== 0) return 'only root may start one';
  // What an earlier test may have left running is stopped first.
  stop();
  const environment = { ...process.env, SLURM_SIM_NODES: '4' };
  const { status, stderr } = spawnSync(join(scripts, 'up.sh'), {
    env: environment,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status === 0) return undefined;
  if (spawnSync('slurmctld', ['-V']).error !== undefined) return 'it is not installed, and could not be';
  throw new Error(`Slurm did not come up: ${stderr}`);
}

function stop(): void {
  spawnSync(join(scripts, 'down.sh'), { stdio: 'ignore' });
}

const folder = workFolder();
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

folder.write(
  'rooms.yaml',
  `name: "rooms & 'halls'"
seed: 3
horizon: 2 d
warmup: 2 h
replications: 3
cluster: { pools: { gpus: { units: 8 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 6 per h }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 20 min } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
sweep:
  over: { cluster.pools.gpus.units: [8, 12, 16, 24] }
`,
);
/** Tasks of several seconds, so that one can be killed in the middle. */
const long = ['--set', 'horizon=400 d', '--set', 'replications=4', '--over', 'cluster.pools.gpus.units=12,16'];

describe.skipIf(reason !== undefined)('a sweep on a Slurm cluster', () => {
  afterAll(stop);

  it('comes to the bytes of one machine, and leaves nothing else behind', async () => {
    const local = await queueworks(['sweep', 'rooms.yaml', '--out', 'local'], here);
    const words = ['--engine', 'slurm', '--array-max', '5', '--partition', 'main', '--time', '10'];
    const slurm = await queueworks(['sweep', 'rooms.yaml', '--out', 'a folder, 100 %', ...words], here);
    expect([slurm.status, slurm.stderr]).toEqual([0, expect.stringMatching(/submitted 5 tasks as job \d+/)]);
    expect(slurm.stdout.replace('a folder, 100 %', 'local')).toBe(local.stdout);
    expect([...filesIn(at('a folder, 100 %'))]).toEqual([...filesIn(at('local'))]);
    expect(existsSync(at('a folder, 100 %/shards'))).toBe(false);
  }, 120_000);

  it('recovers a task that was killed in the middle: what it lacks is played again, and only that', async () => {
    await queueworks(['sweep', 'rooms.yaml', '--out', 'whole', ...long], here);
    const killed: string[] = [];
    const slurm = await sweepWatched('killed', [...long, '--engine', 'slurm', '--array-max', '2'], (shards) => {
      const store = join(shards, 'shard-1-of-2.store');
      if (killed.length > 0 || !existsSync(store) || statSync(store).size < 2000) return;
      const [job] = taskIds();
      if (job === undefined) return;
      killed.push(job);
      execFileSync('scancel', ['--signal=KILL', '--full', job]);
    });
    expect(killed).toHaveLength(1);
    expect(slurm.stderr).toMatch(/a task ended early: once more[\s\S]*submitted 1 task as job/);
    expect(slurm.status).toBe(0);
    expect([...filesIn(at('killed'))]).toEqual([...filesIn(at('whole'))]);
  }, 240_000);

  it('that is interrupted cancels its tasks, and goes on with --resume, here or there', async () => {
    const words = [...long, '--engine', 'slurm', '--array-max', '3'];
    let asked = false;
    const stopped = await sweepWatched('stopped', words, (shards, child) => {
      const stores = existsSync(shards) ? readdirSync(shards).filter((name) => name.endsWith('.store')) : [];
      if (asked || !stores.some((name) => statSync(join(shards, name)).size > 2000)) return;
      asked = true;
      child.kill('SIGINT');
    });
    expect(stopped.status).toBe(130);
    expect(JSON.parse(folder.read('stopped/summary.json')).partial).toBe(true);
    // Cancelled tasks are gone from the queue as soon as they have ended.
    for (let look = 0; look < 100 && taskIds().length > 0; look++) await new Promise((done) => setTimeout(done, 100));
    expect(taskIds()).toEqual([]);
    const resumed = await queueworks(['sweep', 'rooms.yaml', '--out', 'stopped', '--resume', ...words], here);
    expect([resumed.status, resumed.stderr]).toEqual([
      0,
      expect.stringMatching(/going on: \d+ runs? (?:is|are) finished already/),
    ]);
    expect([...filesIn(at('stopped'))]).toEqual([...filesIn(at('whole'))]);
  }, 240_000);

  it('says what is wrong with a task that ends again and again, and what Slurm refuses', async () => {
    mkdirSync(at('broken'));
    writeFileSync(
      at('broken/policy.mjs'),
      "export const ordering = { name: 'x', create: () => ({ changes: false, key() { throw new Error('no key today'); } }) };\n",
    );
    writeFileSync(
      at('broken/rooms.yaml'),
      folder.read('rooms.yaml').replace('ordering: fcfs, backfill: none', 'ordering: { module: ./policy.mjs }'),
    );
    const failed = await queueworks(
      ['sweep', 'broken/rooms.yaml', '--out', 'failed', '--engine', 'slurm', '--array-max', '1'],
      here,
    );
    expect(failed.status).toBe(2);
    expect(failed.stderr.replace(/\s+/g, ' ')).toMatch(
      /task 0 of the array ended again and again without being done; the last it said: .*no key today/,
    );
    const refused = await queueworks(
      ['sweep', 'rooms.yaml', '--out', 'refused', '--engine', 'slurm', '--partition', 'nowhere'],
      here,
    );
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(/sbatch: .*invalid partition/i)]);
    expect(existsSync(at('refused'))).toBe(false);
  }, 240_000);
});

/** Tasks that wait or run, as `12_0`. */
function taskIds(): string[] {
  const out = execFileSync(
    'squeue',
    ['--noheader', '--array', '--states=RUNNING,PENDING,COMPLETING', '--format=%F_%K'],
    { encoding: 'utf8' },
  );
  return out
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

/** Runs a sweep and looks at its shards meanwhile. */
function sweepWatched(
  out: string,
  words: readonly string[],
  look: (shards: string, child: ReturnType<typeof spawn>) => void,
): Promise<{ status: number | null; stderr: string }> {
  const program = resolve('dist/queueworks.js');
  const child = spawn(process.execPath, [program, 'sweep', 'rooms.yaml', '--out', out, ...words], {
    cwd: folder.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const watch = setInterval(() => look(at(`${out}/shards`), child), 20);
  return new Promise((done) => {
    child.on('close', (status) => {
      clearInterval(watch);
      done({ status, stderr });
    });
  });
}

describe('without a Slurm', () => {
  it('a sweep says so, names what does the same, and writes nothing', async () => {
    const { status, stderr } = await queueworks(['sweep', 'rooms.yaml', '--out', 'nothing', '--engine', 'slurm'], {
      ...here,
      environment: { PATH: '/nowhere' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain("there is no 'sbatch' here");
    expect(stderr).toContain('queueworks shard');
    expect(existsSync(at('nothing'))).toBe(false);
  });
});

it('the script of the array quotes what a shell would take for something else', async () => {
  const { arrayScript } = await import('../../src/experiment/index.ts');
  const odd = at("o'dd $(touch x) `y` folder");
  mkdirSync(odd);
  const shown = join(odd, 'show.mjs');
  writeFileSync(
    shown,
    "import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[1] + '.seen', JSON.stringify(process.argv.slice(2)));\n",
  );
  const script = arrayScript({ node: process.execPath, program: shown, folder: odd, parts: 7 });
  writeFileSync(at('array.sh'), script);
  execFileSync('bash', [at('array.sh')], {
    env: { ...process.env, SLURM_ARRAY_TASK_ID: '2', SLURM_CPUS_PER_TASK: '3' },
  });
  expect(JSON.parse(readFileSync(`${shown}.seen`, 'utf8'))).toEqual([
    'shard',
    '3/7',
    '--out',
    odd,
    '--threads',
    '3',
    '--quiet',
  ]);
});
