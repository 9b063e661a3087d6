import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, filesIn, longStudy, queueworks, twoPolicies, workFolder } from './queueworks.ts';

const folder = workFolder();
folder.write('two.yaml', twoPolicies);
folder.write('long.yaml', longStudy);
const here = { folder: folder.path };
const at = (name: string) => join(folder.path, name);

describe('run', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await queueworks(['run', 'two.yaml'], here);
  });

  it('prints the answer, a table of at most 80 columns and where the page is on stdout, notes on stderr', () => {
    expect(ended.status).toBe(0);
    const lines = ended.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^(EASY|FCFS) /);
    expect(lines.find((line) => line.startsWith('policy'))).toMatch(
      /mean wait, (s|min|h) +95 % wait, (s|min|h) +bounded slowdown +in use, %/,
    );
    expect(lines.filter((line) => /^(fcfs|easy) .* (?:± |\([\d.]+–[\d.]+\))/.test(line))).toHaveLength(2);
    expect(lines.at(-1)).toBe('report: out/two-rules/report.html');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(ended.stderr).toContain('warning: 2 replications make wide and unsure intervals');
  });

  it('names seed and scenario hash with the results', () => {
    const { scenario } = JSON.parse(folder.read('out/two-rules/summary.json'));
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain(`seed 3; scenario ${scenario.hash.slice(0, 12)}`);
  });

  it('writes the files of the study, and of each run in a folder of its own', () => {
    const names = [...filesIn(at('out/two-rules')).keys()];
    for (const file of [
      'report.html',
      'summary.json',
      'scenario.resolved.yaml',
      'groups.csv',
      'system.csv',
      'comparison.csv',
    ])
      expect(names).toContain(file);
    for (const run of ['fcfs/1', 'fcfs/2', 'easy/1', 'easy/2'])
      for (const file of ['jobs.csv', 'groups.csv', 'timeline.csv']) expect(names).toContain(`${run}/${file}`);
  });

  it('does not touch what is there unless told to', async () => {
    const before = filesIn(at('out/two-rules'));
    const again = await queueworks(['run', 'two.yaml'], here);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('out/two-rules is not empty');
    expect(again.stderr).toContain('--force');
    expect(filesIn(at('out/two-rules'))).toEqual(before);
  });

  it('with --force replaces what an earlier run left there, and nothing else', async () => {
    folder.write('out/two-rules/my-notes.txt', 'mine');
    folder.write('out/two-rules/easy/2/my-notes.txt', 'mine too');
    const { status } = await queueworks(['run', 'two.yaml', '--force', '--set', 'replications=1'], here);
    expect(status).toBe(0);
    const names = [...filesIn(at('out/two-rules')).keys()];
    expect(names.filter((name) => /^(fcfs|easy)\//.test(name) && name.endsWith('jobs.csv'))).toEqual([
      'easy/1/jobs.csv',
      'fcfs/1/jobs.csv',
    ]);
    expect(existsSync(at('out/two-rules/fcfs/2'))).toBe(false);
    expect(folder.read('out/two-rules/my-notes.txt')).toBe('mine');
    expect(folder.read('out/two-rules/easy/2/my-notes.txt')).toBe('mine too');
  });

  it('plays again from scenario.resolved.yaml to the same bytes', async () => {
    expect((await queueworks(['run', 'two.yaml', '--out', 'first'], here)).status).toBe(0);
    expect((await queueworks(['run', 'first/scenario.resolved.yaml', '--out', 'second'], here)).status).toBe(0);
    for (const name of ['fcfs/1/jobs.csv', 'easy/2/timeline.csv'])
      expect(folder.read(`second/${name}`)).toBe(folder.read(`first/${name}`));
  });

  it('gives the same bytes with one thread and with two, in every file', async () => {
    await queueworks(['run', 'two.yaml', '--out', 'one', '--threads', '1'], here);
    await queueworks(['run', 'two.yaml', '--out', 'two', '--threads', '2'], here);
    const [one, two] = [filesIn(at('one')), filesIn(at('two'))];
    expect([...two.keys()]).toEqual([...one.keys()]);
    expect(one.size).toBeGreaterThan(10);
    for (const [name, bytes] of one) expect([name, two.get(name)!.equals(bytes)]).toEqual([name, true]);
  });

  it('takes values from --set', async () => {
    const { status, stdout } = await queueworks(
      ['run', 'two.yaml', '--out', 'set', '--set', 'seed=other', '--set', 'replications=1', '--json'],
      here,
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).scenario).toMatchObject({ seed: 'other', replications: 1 });
  });

  it('--json prints one document and nothing else: the summary, and where the files are', async () => {
    const { stdout, status } = await queueworks(['run', 'two.yaml', '--out', 'json', '--json'], here);
    expect(status).toBe(0);
    const { folder: results, report, ...summary } = JSON.parse(stdout);
    expect({ results, report }).toEqual({ results: 'json', report: join('json', 'report.html') });
    expect(summary).toEqual(JSON.parse(folder.read('json/summary.json')));
  });

  it('--quiet leaves stderr empty', async () => {
    const { stdout, stderr } = await queueworks(['run', 'two.yaml', '--out', 'quiet', '--quiet'], here);
    expect(stderr).toBe('');
    expect(stdout).toContain('report: quiet/report.html');
  });

  it('--audit checks every invariant and comes to the same', async () => {
    const { status } = await queueworks(['run', 'two.yaml', '--out', 'audit', '--audit', '--quiet'], here);
    expect(status).toBe(0);
    expect(folder.read('audit/easy/1/jobs.csv')).toBe(folder.read('one/easy/1/jobs.csv'));
  });

  it('says why a folder cannot be written to, before anything is played', async () => {
    folder.write('file', '');
    const inFile = await queueworks(['run', 'two.yaml', '--out', 'file/results'], here);
    expect(inFile.status).toBe(2);
    expect(inFile.stderr).toContain('file/results cannot be written: a part of its path is a file, not a folder');
    const isFile = await queueworks(['run', 'two.yaml', '--out', 'file'], here);
    expect(isFile.status).toBe(2);
    expect(isFile.stderr).toContain('file is a file, not a folder');
  });

  it('leaves no empty folder behind when nothing came of it', async () => {
    folder.write('broken.swf', 'not a log\n');
    folder.write(
      'broken.yaml',
      'name: broken\ncluster: { pools: { m: { units: 2 } } }\nworkloads: { log: { kind: trace, file: broken.swf } }\n',
    );
    const { status, stderr } = await queueworks(['run', 'broken.yaml', '--out', 'new/results'], here);
    expect(status).toBe(2);
    expect(stderr).toContain('broken.swf:1');
    expect(existsSync(at('new'))).toBe(false);
  });

  it('a scenario whose name is no folder name still finds its place below out/', async () => {
    const { status, stdout } = await queueworks(
      ['run', 'two.yaml', '--set', 'name="../../up & <b>away</b>"', '--set', 'replications=1'],
      here,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/report: out\/[\w.-]+\/report\.html/);
    for (const above of ['..', '../..'])
      expect(readdirSync(join(folder.path, above)).filter((name) => name.includes('away'))).toEqual([]);
  });
});

describe('compare', () => {
  it('also shows every paired difference, with its interval and verdict', async () => {
    const { status, stdout } = await queueworks(
      ['compare', 'two.yaml', '--out', 'compared', '--set', 'replications=8'],
      here,
    );
    expect(status).toBe(0);
    expect(stdout).toContain('easy against fcfs');
    expect(stdout).toMatch(/^mean wait .* (?:± |\().* (better|worse|no difference shown)$/m);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Paired differences; all 3 intervals hold together with 95 % confidence.',
    );
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });
});

describe('an interruption', () => {
  it('keeps the finished runs, marks them as partial, and ends with 130', async () => {
    const { status, stdout, stderr } = await queueworks(['run', 'long.yaml', '--threads', '1'], {
      ...here,
      onStderr: (text, kill) => {
        if (/[1-9]\d* of 60 runs/.test(text)) kill('SIGINT');
      },
    });
    expect(status).toBe(130);
    expect(stderr).toMatch(/interrupted: \d+ of 60 runs are finished; they are kept, marked as partial/);
    expect(stdout).toContain('report: out/long/report.html');
    const summary = JSON.parse(folder.read('out/long/summary.json'));
    expect(summary.partial).toBe(true);
    expect(summary.runs.length).toBeGreaterThan(0);
    expect(summary.runs.length).toBeLessThan(60);
    expect(folder.read('out/long/report.html')).toContain('Partial');
    for (const { replication } of summary.runs)
      expect(existsSync(at(`out/long/fcfs-none/${replication}/timeline.csv`))).toBe(true);
  });

  it('before the first run is finished writes nothing', async () => {
    folder.write(
      'endless.mjs',
      "import { writeSync } from 'node:fs';\nexport const ordering = { name: 'endless', create: () => ({ changes: false, key() { writeSync(2, 'playing'); for (;;); } }) };\n",
    );
    const words = [
      'run',
      'two.yaml',
      '--out',
      'nothing',
      '--set',
      'policies.easy.ordering={ module: ./endless.mjs }',
      '--set',
      'policies.fcfs.ordering={ module: ./endless.mjs }',
    ];
    const { status, stderr } = await queueworks(words, {
      ...here,
      onStderr: (text, kill) => {
        if (text.includes('playing')) kill('SIGINT');
      },
    });
    expect(stderr).toContain('interrupted before the first run was finished; nothing was written');
    expect(status).toBe(130);
    expect(existsSync(at('nothing'))).toBe(false);
  });
});

describe('progress', () => {
  it('off a terminal is at most one plain line for every tenth of the work, with share, runs, time, pace and rest', async () => {
    const { stderr } = await queueworks(
      ['run', 'long.yaml', '--out', 'progress', '--threads', '2', '--set', 'replications=12'],
      here,
    );
    const lines = stderr.split('\n').filter((line) => /^ *\d+ %/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(lines[0]).toMatch(/^ *\d+ % {2}\d+ of 12 runs .*events\/s {2}\d.* left$/);
    expect(stderr).not.toContain('\u001b');
    expect(stderr).not.toContain('\r');
  });
});

it('an empty folder that is there already is taken', async () => {
  mkdirSync(at('empty'));
  expect((await queueworks(['run', 'two.yaml', '--out', 'empty', '--set', 'replications=1'], here)).status).toBe(0);
});
