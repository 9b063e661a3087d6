import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'fast-csv';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, filesIn, longStudy, queueworks, workFolder } from './queueworks.ts';
import { rooms } from './rooms.ts';

const folder = workFolder();
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

folder.write('rooms.yaml', rooms);
folder.write('long.yaml', longStudy);

/** The rows of a CSV file by its header. */
function rowsOf(name: string): Promise<Record<string, string>[]> {
  return new Promise((done, failed) => {
    const rows: Record<string, string>[] = [];
    const parser = parse<Record<string, string>, Record<string, string>>({ headers: true });
    parser
      .on('data', (row) => rows.push(row))
      .on('end', () => done(rows))
      .on('error', failed);
    parser.end(folder.read(name));
  });
}

describe('sweep', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await queueworks(['sweep', 'rooms.yaml', '--out', 'first', '--threads', '2', '--parquet'], here);
  });

  it('answers which choice is best whatever rate is assumed, with intervals, and shows every point', () => {
    expect(ended.status).toBe(0);
    const text = ended.stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(
      /^Whatever is assumed, the lowest mean wait is with gpus\.units = 16\b.*?: [\d.]+ .*? at arrivals\.rate = 4 per h, [\d.]+ .*? at arrivals\.rate = \d+ per h/,
    );
    expect(ended.stdout).toMatch(/point +gpus\.units +arrivals\.rate +policy +wait +wait\.p95 +utilisation/);
    expect(text).toContain('6 points (grid) · 36 runs · 3 replications');
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toBe('report: first/report.html');
  });

  it('writes a row a point, policy and measure, and a row a run', async () => {
    const points = await rowsOf('first/sweep.csv');
    expect(points).toHaveLength(6 * 2 * 3);
    expect(points[0]).toMatchObject({
      point: '1',
      'cluster.pools.gpus.units': '8',
      'workloads.jobs.arrivals.rate': '4 per h',
      policy: 'fcfs',
      measure: 'wait',
      unit: 's',
      replications: '3',
      unstable: '0',
    });
    const runs = await rowsOf('first/runs.csv');
    expect(runs).toHaveLength(36);
    // The mean of a point is that of its runs.
    const own = runs.filter(({ point, policy }) => point === '1' && policy === 'fcfs').map(({ wait }) => Number(wait));
    expect(Number(points[0]!.mean)).toBeCloseTo((own[0]! + own[1]! + own[2]!) / 3, 9);
    expect(runs.map(({ replication }) => replication).slice(0, 4)).toEqual(['1', '2', '3', '1']);
  });

  it('says of a point what `run` says of the scenario with the same values set', async () => {
    const sets = ['cluster.pools.gpus.units=12', 'workloads.jobs.arrivals.rate=6 per h'].flatMap((set) => [
      '--set',
      set,
    ]);
    await queueworks(['run', 'rooms.yaml', '--out', 'alone', ...sets], here);
    const summary = JSON.parse(folder.read('alone/summary.json'));
    const sweep = JSON.parse(folder.read('first/summary.json'));
    for (const policy of summary.policies) {
      const point = sweep.outcome.points.find(
        (one: { point: number; policy: string }) => one.point === 3 && one.policy === policy.policy,
      );
      expect(point.settings).toEqual({ 'cluster.pools.gpus.units': 12, 'workloads.jobs.arrivals.rate': '6 per h' });
      expect(point.estimates.wait).toEqual(policy.groups[0].metrics.wait.mean);
      expect(point.estimates.utilisation).toEqual(policy.system.utilisation);
    }
  });

  it('writes the same bytes with one thread as with two', async () => {
    await queueworks(['sweep', 'rooms.yaml', '--out', 'one', '--threads', '1', '--parquet'], here);
    expect([...filesIn(at('one'))]).toEqual([...filesIn(at('first'))]);
  });

  it('writes runs.parquet with the same table, numbers as numbers', async () => {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at('first/runs.parquet')) });
    const csv = await rowsOf('first/runs.csv');
    expect(
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)])),
      ),
    ).toEqual(csv);
    expect(typeof rows[0]!.wait).toBe('number');
    expect(rows[0]!['workloads.jobs.arrivals.rate']).toBe('4 per h');
  });

  it('prints one document with --json', async () => {
    const { stdout, status } = await queueworks(['sweep', 'rooms.yaml', '--out', 'json', '--json', '--quiet'], here);
    const { folder: place, report, ...document } = JSON.parse(stdout);
    expect([status, place, report]).toEqual([0, 'json', 'json/report.html']);
    expect(document).toEqual(JSON.parse(folder.read('first/summary.json')));
  });

  it('takes values, design and measures from flags, which win', async () => {
    const words = ['sweep', 'rooms.yaml', '--out', 'flags', '--json', '--quiet', '--design', 'list'];
    const over = [
      '--over',
      'cluster.pools.gpus.units=8,16',
      '--over',
      'policies.easy.backfill={ kind: depth-k, k: 2 }, easy',
    ];
    const { stdout } = await queueworks(
      [...words, ...over, '--measure', 'utilisation', '--measure', 'jobs.wait.p50'],
      here,
    );
    const { outcome, measures } = JSON.parse(stdout);
    expect(outcome.design).toBe('list');
    expect(outcome.axes).toEqual([
      { path: 'cluster.pools.gpus.units', role: 'choice', values: [8, 16] },
      { path: 'workloads.jobs.arrivals.rate', role: 'assumption', values: ['4 per h', '6 per h'] },
      { path: 'policies.easy.backfill', role: 'choice', values: ['{"kind":"depth-k","k":2}', 'easy'] },
    ]);
    expect(measures.map(({ path }: { path: string }) => path)).toEqual(['utilisation', 'jobs.wait.p50']);
  });

  it('leaves the scenario itself as it is: the same hash with and without', async () => {
    const { scenario } = JSON.parse(folder.read('first/summary.json'));
    const bare = folder.read('rooms.yaml').replace(/\nsweep:[\s\S]*$/, '\n');
    folder.write('bare.yaml', bare);
    const { stdout } = await queueworks(['validate', 'bare.yaml', '--json'], here);
    expect(stdout).toContain(scenario.hash.slice(0, 12));
  });

  it.each([
    [['--over', 'cluster.pools.gpus.unitts=8,9'], /--over.*unitts.*did you mean 'units'\?/s],
    [['--over', 'cluster.pools.gpus.units=8,many'], /expected a whole number, got 'many'/],
    [['--over', 'cluster.pools.gpus.units'], /write --over path=values/],
    [['--over', 'horizon=2 d … 4 h'], /the same unit at both ends/],
    [['--measure', 'wiat.p95'], /did you mean 'wait'\?/],
    [['--design', 'gird'], /did you mean 'grid'\?/],
    [['--design', 'latin-hypercube', '--points', '0'], /--points takes a whole number/],
    [['--points', '4'], /takes no number of points/],
  ])('refuses %j with status 2 and writes nothing', async (words, told) => {
    const { status, stderr } = await queueworks(['sweep', 'rooms.yaml', '--out', 'refused', ...words], here);
    expect(status).toBe(2);
    expect(stderr).toMatch(told);
    expect(existsSync(at('refused'))).toBe(false);
  });

  it('tells a path that does not exist once, however many values it was to have', async () => {
    const ended = await queueworks(['sweep', 'rooms.yaml', '--over', 'cluster.pools.gpus.unts=1,2,3,4'], here);
    expect(ended.status).toBe(2);
    expect(ended.stderr.match(/there is no key 'unts' here/g)).toHaveLength(1);
    expect(ended.stderr).toContain("did you mean 'units'?");
  });

  it('shows a value that is wrong where it stands in the scenario', async () => {
    folder.write('wrong.yaml', folder.read('rooms.yaml').replace('[8, 12, 16]', '[8, 12.5, 16]'));
    const { status, stderr } = await queueworks(['sweep', 'wrong.yaml', '--out', 'refused'], here);
    expect(status).toBe(2);
    expect(stderr).toMatch(/wrong\.yaml:14:35 .*expected a whole number, got 12\.5/);
  });
});

describe('a sweep that is gone on with', () => {
  it('plays only what was added, and the files are those of a sweep that had it from the start', async () => {
    const over = (units: string) => ['--over', `cluster.pools.gpus.units=${units}`];
    await queueworks(['sweep', 'rooms.yaml', '--out', 'grown', ...over('8,16')], here);
    const { stderr } = await queueworks(
      ['sweep', 'rooms.yaml', '--out', 'grown', '--resume', ...over('8,12,16')],
      here,
    );
    expect(stderr).toContain('going on: 24 runs are finished already');
    const fresh = filesIn(at('first'));
    fresh.delete('runs.parquet');
    expect([...filesIn(at('grown'))]).toEqual([...fresh]);
  });

  it('is refused for another scenario, for something that is no sweep, and overwritten only with --force', async () => {
    const other = await queueworks(['sweep', 'rooms.yaml', '--out', 'first', '--resume', '--set', 'seed=4'], here);
    expect([other.status, other.stderr]).toEqual([2, expect.stringMatching(/holds runs of another scenario/)]);
    const plain = await queueworks(['sweep', 'rooms.yaml', '--out', 'first'], here);
    expect([plain.status, plain.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
    folder.write('else/letter.txt', 'dear');
    const none = await queueworks(['sweep', 'rooms.yaml', '--out', 'else', '--resume'], here);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('holds no finished runs to go on with')]);
    folder.write('odd/runs.store', 'dear');
    const odd = await queueworks(['sweep', 'rooms.yaml', '--out', 'odd', '--resume'], here);
    expect([odd.status, odd.stderr]).toEqual([2, expect.stringContaining('is not a store of runs')]);
    expect(folder.read('odd/runs.store')).toBe('dear');
  });
});

describe('a sweep that is interrupted', () => {
  it('keeps the finished points, marks them as partial, ends with 130, and can be gone on with', async () => {
    const words = [
      'sweep',
      'long.yaml',
      '--out',
      'stopped',
      '--threads',
      '1',
      '--set',
      'replications=1',
      '--over',
      'seed=1..40',
    ];
    const { status, stderr, stdout } = await queueworks(words, {
      ...here,
      onStderr: (text, kill) => {
        if (/[1-9]\d* of 5 runs/.test(text)) kill('SIGINT');
      },
    });
    expect(status).toBe(130);
    expect(stderr).toMatch(
      /interrupted: \d of 5 runs are finished and kept; the same with --resume goes on from there/,
    );
    expect(stdout).toContain('report: stopped/report.html');
    const summary = JSON.parse(folder.read('stopped/summary.json'));
    expect(summary.partial).toBe(true);
    expect(summary.outcome.points.length).toBeGreaterThan(0);
    expect(summary.outcome.points.length).toBeLessThan(5);
    expect((await queueworks([...words, '--resume'], here)).status).toBe(0);
    expect(JSON.parse(folder.read('stopped/summary.json'))).toMatchObject({ partial: false });
  });
});
