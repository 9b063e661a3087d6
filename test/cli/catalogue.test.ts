import { describe, expect, it } from 'vitest';
import { shelves } from '../../src/cli/catalogue.ts';
import { queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();

describe('list', () => {
  it('without a word lists everything that has a name', async () => {
    const { stdout, status } = await queueworks(['list']);
    expect(status).toBe(0);
    for (const { name, things } of shelves.filter((shelf) => shelf.name !== 'scenarios')) {
      expect(stdout).toContain(name);
      for (const thing of things()) expect(stdout).toContain(`  ${thing.name}`);
    }
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it.each(['policies', 'distributions', 'formats', 'metrics', 'scenarios'])(
    '%s gives a summary of each',
    async (what) => {
      const { stdout } = await queueworks(['list', what, '--json']);
      const listed = JSON.parse(stdout)[what] as { name: string; summary: string }[];
      expect(listed.length).toBeGreaterThan(0);
      for (const { name, summary } of listed) expect([name, summary.length > 0]).toEqual([name, true]);
    },
  );
});

describe('explain', () => {
  it('says meaning, formula, source, knowledge, how it is written and its options', async () => {
    const { stdout, status } = await queueworks(['explain', 'easy']);
    expect(status).toBe(0);
    for (const word of [
      'backfill',
      'formula',
      'shadow',
      'source',
      'JSSPP',
      'knows',
      'policy: { backfill: easy }',
      'depth',
      'default 1',
    ]) {
      expect(stdout).toContain(word);
    }
  });

  it('gives every set of options where a thing can be described in several ways', async () => {
    const { stdout } = await queueworks(['explain', 'lognormal']);
    expect(stdout).toMatch(
      /options\n {2}mean +duration, required[^\n]*\n {2}cv +[\s\S]*\n\nor\n {2}median +duration, required[^\n]*\n {2}p90/,
    );
    const [data] = JSON.parse((await queueworks(['explain', 'lognormal', '--json'])).stdout);
    expect(data.options.map((option: { name: string }) => option.name)).toEqual(['mean', 'cv']);
    expect(data.otherOptions).toHaveLength(1);
  });

  it('leads on from words that are no name: a kind, a word of an explanation, a misspelling', async () => {
    const hint = async (word: string) => (await queueworks(['explain', word])).stderr.split('hint: ')[1]!.trim();
    expect(await hint('backfill')).toBe('of this kind: none, first-fit, easy, conservative, depth-k');
    expect(await hint('gini')).toBe("it is spoken of under 'wait-inequality'");
    expect(await hint('sjf')).toContain("'shortest-first'");
    expect(await hint('conservativ')).toBe("did you mean 'conservative'?");
    expect(await hint('c++ (')).toBe('all names: queueworks list');
  });

  it('explains every name there is', async () => {
    const things = shelves.filter((shelf) => shelf.name !== 'scenarios').flatMap((shelf) => shelf.things());
    expect(things.length).toBeGreaterThan(60);
    const { work } = await import('../../src/cli/commands/explain.ts');
    const { terminal } = await import('../../src/cli/terminal/terminal.ts');
    const written: string[] = [];
    const screen = terminal(false, { write: (text) => written.push(text) }, { write: () => {} }, {});
    for (const { name, summary } of things) {
      written.length = 0;
      const flags = {
        json: false,
        quiet: false,
        verbose: false,
        force: false,
        audit: false,
        sets: [],
        modules: true,
        threads: undefined,
        all: () => [],
        on: () => false,
        text: () => name,
      };
      expect(work(flags, screen)).toBe(0);
      const text = written.join('');
      expect(text.replace(/\s+/g, ' ')).toContain(summary.replace(/\s+/g, ' '));
      expect([name, Math.max(...text.split('\n').map((line) => [...line].length)) <= 80]).toEqual([name, true]);
    }
  });
});

describe('schema', () => {
  it('prints a draft-07 JSON Schema', async () => {
    const schema = JSON.parse((await queueworks(['schema'])).stdout);
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['cluster', 'workloads', 'policy', 'policies']),
    );
  });
});

describe('init', () => {
  it('writes each template, valid or with nothing but its log missing, and the schema beside it', async () => {
    for (const name of JSON.parse((await queueworks(['list', 'templates', '--json'])).stdout).templates.map(
      (t: { name: string }) => t.name,
    )) {
      const { status, stdout } = await queueworks(['init', name], { folder: folder.path });
      expect(status).toBe(0);
      expect(stdout).toContain(`queueworks run ${name}.yaml`);
      expect(folder.read(`${name}.yaml`)).toMatch(/^# yaml-language-server: \$schema=\.\/queueworks\.schema\.json\n/);
      const checked = await queueworks(['validate', `${name}.yaml`, '--json'], { folder: folder.path });
      const { valid, error } = JSON.parse(checked.stdout);
      expect(valid ?? error.faults.map((fault: { code: string }) => fault.code)).toEqual(valid ?? ['missing-file']);
    }
    expect(JSON.parse(folder.read('queueworks.schema.json')).properties).toBeDefined();
  });

  it('does not replace a file unless told to', async () => {
    folder.write('mine.yaml', 'mine\n');
    const refused = await queueworks(['init', 'queue', '--out', 'mine.yaml'], { folder: folder.path });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('mine.yaml exists already');
    expect(folder.read('mine.yaml')).toBe('mine\n');
    expect((await queueworks(['init', 'queue', '--out', 'mine.yaml', '--force'], { folder: folder.path })).status).toBe(
      0,
    );
    expect(folder.read('mine.yaml')).toContain('name: One queue');
  });

  it('says why it cannot write', async () => {
    folder.write('a-file', '');
    const { status, stderr } = await queueworks(['init', 'queue', '--out', 'a-file/new.yaml'], { folder: folder.path });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /a-file\/new\.yaml cannot be written: (a part of its path is a file|a file of that name is in the way)/,
    );
  });
});

describe('validate', () => {
  it('says what a valid scenario comes to', async () => {
    folder.write(
      'fine.yaml',
      'name: fine\ncluster: { pools: { m: { nodes: 2, acceleratorsPerNode: 4 } } }\nworkloads: { j: { arrivals: { process: at, times: [0 s] }, accelerators: 1, duration: 1 min } }\n',
    );
    const { status, stdout } = await queueworks(['validate', 'fine.yaml'], { folder: folder.path });
    expect(status).toBe(0);
    expect(stdout).toBe('valid: fine: 8 accelerators in 1 pool, 1 workload, 1 policy, 1 replication\n');
  });

  it('tells every fault at once, each with its place and a code frame, exit status 2', async () => {
    folder.write(
      'bad.yaml',
      'name: bad\nclustr: { pools: { m: { units: 2 } } }\nworkloads:\n  j: { arrivals: { process: poison, rate: 3 }, accelerators: 1, duration: 30 parsecs }\n',
    );
    const { status, stdout, stderr } = await queueworks(['validate', 'bad.yaml'], { folder: folder.path });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    for (const part of ['bad.yaml:2:1', "'cluster'", 'bad.yaml:4:', "'poisson'", 'parsecs', '^^^'])
      expect(stderr).toContain(part);
    const document = JSON.parse((await queueworks(['validate', 'bad.yaml', '--json'], { folder: folder.path })).stdout);
    expect(document.error.faults.length).toBeGreaterThanOrEqual(3);
    expect(document.error.faults[0]).toMatchObject({ source: 'bad.yaml', line: 2, column: 1 });
  });

  it('reads the logs and series that the scenario names', async () => {
    const machine = 'cluster: { pools: { m: { units: 1, power: { idle: 50 W, busy: 300 W } } } }';
    const priced = 'electricity: { price: { file: prices.csv } }';
    folder.write('prices.csv', 'time,EUR/MWh\n2027-01-04 00:00,12\n');
    folder.write(
      'priced.yaml',
      `${machine}\n${priced}\nworkloads: { j: { arrivals: { process: at, times: [0 s] }, duration: 1 min } }\n`,
    );
    folder.write('log.swf', '1 2 3\n');
    folder.write('logged.yaml', `${machine}\nworkloads: { j: { kind: trace, file: log.swf } }\n`);
    const series = await queueworks(['validate', 'priced.yaml'], { folder: folder.path });
    expect(series.status).toBe(2);
    expect(series.stdout).toBe('');
    expect(series.stderr).toContain('prices.csv:2: expected a zone');
    const log = await queueworks(['validate', 'logged.yaml'], { folder: folder.path });
    expect(log.status).toBe(2);
    expect(log.stderr).toContain('log.swf:1');
    folder.write('prices.csv', 'time (UTC),EUR/MWh\n2027-01-04 00:00,12\n2027-01-04 01:00,15\n');
    const sound = await queueworks(['validate', 'priced.yaml', '--quiet'], { folder: folder.path });
    expect(sound.stdout).toBe('valid: priced: 1 accelerator in 1 pool, 1 workload, 1 policy, 1 replication\n');
  });

  it('checks what --set makes of it', async () => {
    const { status, stderr } = await queueworks(['validate', 'fine.yaml', '--set', 'policy.backfill=esay'], {
      folder: folder.path,
    });
    expect(status).toBe(2);
    expect(stderr).toContain("'easy'");
  });
});
