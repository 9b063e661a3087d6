import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, filesIn, queueworks, workFolder } from './queueworks.ts';

const folder = workFolder();
const here = { folder: folder.path };

/** A small queue under two rules, with everything that can be searched for in it. */
const searches = `name: Searches
seed: 5
horizon: 400 s
warmup: 20 s
replications: 5
cluster: { pools: { servers: { units: 5 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: 3 per s }, accelerators: { choice: [1, 2] }, duration: { distribution: exponential, mean: 0.7 s } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  sjf: { ordering: shortest-first, backfill: easy }
thresholds: ["wait.p95 < 4 s"]
outputs: { reasons: false }
select: { measure: wait, worthwhile: 100 ms }
sensitivity:
  over: { load: 60 % … 90 %, cluster.pools.servers.units: 5 … 8 }
  trajectories: 3
  measures: [utilisation]
capacity: { over: { load: 50 % … 150 % }, steps: 10 }
size: { over: { cluster.pools.servers.units: 3 … 12 } }
plans: { today: {}, twice: { cluster.pools.servers.units: 10 } }
pareto: { measures: [wait.p95, { measure: utilisation, better: higher }] }
`;
folder.write('searches.yaml', searches);

const play = (words: readonly string[]) => queueworks([...words, '--threads', '2'], here);
const row = (table: string, at = 1) => folder.read(table).split('\n')[at]!.split(',');
const json = (ended: Ended) => JSON.parse(ended.stdout);

describe('best', () => {
  let ended: Ended;
  beforeAll(async () => {
    ended = await play(['best', 'searches.yaml', '--out', 'best']);
  });

  it('chooses a policy, and says what that promises and how many replications each took', () => {
    expect(ended.status).toBe(0);
    const text = ended.stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(/^SJF has the lowest mean wait, .* found after \d+ replications: if one policy is better/);
    expect(text).toContain('by 100 ms or more, it is this one with 95 % confidence.');
    expect(text).toMatch(/FCFS .* shown to be worse SJF .* chosen/);
    expect(Math.max(...ended.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('writes what became of each', () => {
    expect([...filesIn(join(folder.path, 'best')).keys()].sort()).toEqual([
      'report.html',
      'runs.store',
      'scenario.resolved.yaml',
      'selection.csv',
      'summary.json',
    ]);
    expect(row('best/selection.csv').slice(0, 4)).toEqual(['fcfs', 'wait', 's', 'dropped']);
    expect(row('best/selection.csv', 2)[3]).toBe('chosen');
  });

  it('comes to the same with one thread, and when it goes on from where it was', async () => {
    const one = await queueworks(['best', 'searches.yaml', '--out', 'best-one', '--threads', '1'], here);
    expect(one.status).toBe(0);
    for (const file of ['selection.csv', 'summary.json'])
      expect(folder.read(`best-one/${file}`)).toBe(folder.read(`best/${file}`));
    const before = folder.read('best/summary.json');
    expect((await play(['best', 'searches.yaml', '--out', 'best', '--resume'])).status).toBe(0);
    expect(folder.read('best/summary.json')).toBe(before);
  });

  it('says when several are left in the end', async () => {
    const close = ['--worthwhile', '1 ms', '--set', 'select.first=3', '--set', 'select.most=3'];
    const { stdout, status } = await play(['best', 'searches.yaml', '--out', 'close', ...close]);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^The best is not decided after the 3 replications that were allowed: FCFS and SJF are left\./,
    );
  });

  it.each([
    [
      ['--worthwhile', '30'],
      "expected a duration such as '30 min' or '1800 s' as the difference worth finding, got '30'",
    ],
    [['--worthwhile', '0 s'], "must be above zero, got '0 s'"],
    [['--measure', 'utilisation'], "'utilisation' is neither better high nor low"],
    [['--measure', 'waits'], "there is no metric 'waits'"],
    [['--set', 'select.first=600'], 'select.first (600) is more than select.most (500)'],
  ])('refuses %j', async (words, message) => {
    const { status, stderr } = await play(['best', 'searches.yaml', '--out', 'refused', ...words]);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
    expect(existsSync(join(folder.path, 'refused'))).toBe(false);
  });
});

describe('size', () => {
  it('finds the smallest machine, policy by policy, and shows what was tried', async () => {
    const ended = await play(['size', 'searches.yaml', '--out', 'size']);
    expect(ended.status).toBe(0);
    const { outcome } = JSON.parse(folder.read('size/summary.json'));
    const { fcfs, sjf } = outcome.found;
    expect(fcfs).toBeGreaterThanOrEqual(sjf);
    const text = ended.stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      `Under FCFS 'wait.p95 < 4 s' holds from servers.units = ${fcfs} on (not shown with ${fcfs - 1}); under SJF it holds from servers.units = ${sjf} on`,
    );
    expect(text).toMatch(new RegExp(`${sjf} SJF .*? holds ←`));
    expect(existsSync(join(folder.path, 'size/report.html'))).toBe(true);
    expect(row('size/trials.csv', 0).slice(0, 6)).toEqual([
      'trial',
      'cluster.pools.servers.units',
      'policy',
      'value',
      'holds',
      'threshold',
    ]);
  });

  it('names the threshold that keeps it from finding one, and what asks for the opposite', async () => {
    const both = ['--set', 'thresholds=["wait.p95 < 4 s", "utilisation > 60 %"]'];
    const ended = await play(['size', 'searches.yaml', ...both, '--out', 'opposed']);
    expect(ended.status).toBe(3);
    const said = ended.stderr.replace(/\s+/g, ' ');
    expect(said).toContain(
      "Under every policy 'utilisation > 60 %' is not shown to hold at 12, which should be the easiest. What asks for a busy machine is harder to keep with a larger machine",
    );
  });

  it('finds the cheapest mix of several pools', async () => {
    folder.write(
      'mix.yaml',
      searches
        .replace('{ servers: { units: 5 } }', '{ slow: { units: 1 }, fast: { units: 1 } }')
        .replace(/policies:[\s\S]*?thresholds/, 'policy: { ordering: fcfs, backfill: easy }\nthresholds')
        .replace('accelerators: { choice: [1, 2] }', 'accelerators: 1')
        .replace(
          /size: .*/,
          'size: { over: { cluster.pools.slow.units: 1 … 4, cluster.pools.fast.units: 1 … 4 }, costs: { cluster.pools.slow.units: 1, cluster.pools.fast.units: 3 } }',
        ),
    );
    const { status, stdout } = await play(['size', 'mix.yaml', '--out', 'mix', '--json']);
    expect(status).toBe(0);
    const { answer, outcome } = JSON.parse(stdout);
    // Both pools serve alike, so the cheap one is filled first.
    expect(answer).toMatch(
      /^The cheapest mix, at a cost of \d+, .* is slow.units = \d, fast.units = 1, with 95 % confidence\.$/,
    );
    expect(outcome.path).toBe('cost');
  });

  it('ends with 3 when no size is enough', async () => {
    const words = ['size', 'searches.yaml', '--out', 'never', '--over', 'cluster.pools.servers.units=2…3'];
    const { status, stdout } = await play(words);
    expect(status).toBe(3);
    expect(stdout.replace(/\s+/g, ' ')).toContain("'wait.p95 < 4 s' is not shown to hold even with servers.units = 3");
  });

  it.each([
    [['--set', 'thresholds=[]'], 'the scenario has no thresholds'],
    [['--over', 'cluster.pools.servers.units=none,all'], 'must be given as numbers of one unit'],
    [['--over', 'cluster.pools.servers.units=8,4'], 'must go up'],
    [['--over', 'cluster.pools.server.units=4…8'], "there is no 'server' among the pools"],
    [
      ['--over', 'cluster.pools.servers.units=4…8', '--over', 'replications=5…8'],
      "nothing says what one more of 'cluster.pools.servers.units' costs",
    ],
    [['--set', 'size.costs.replications=2'], "size.costs has 'replications', which is not varied"],
  ])('refuses %j', async (words, message) => {
    const { status, stderr } = await play(['size', 'searches.yaml', '--out', 'refused', ...words]);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
  });
});

describe('capacity', () => {
  it('finds the largest load, policy by policy', async () => {
    const ended = await play(['capacity', 'searches.yaml', '--json', '--out', 'capacity']);
    expect(ended.status).toBe(0);
    const { outcome, answer } = json(ended);
    expect(outcome).toMatchObject({ kind: 'capacity', path: 'load', unit: '%' });
    expect(outcome.found.sjf).toBeGreaterThanOrEqual(outcome.found.fcfs);
    expect(answer).toContain(`up to load = ${outcome.found.fcfs} % (not shown at ${outcome.found.fcfs + 10} %)`);
    const tried = outcome.trials.filter(({ policy }: { policy: string }) => policy === 'fcfs');
    for (const { value, holds } of tried) expect(holds).toBe(value <= outcome.found.fcfs);
  });

  it('is searched along one path', async () => {
    const words = ['--over', 'load=50 %…100 %', '--over', 'cluster.pools.servers.units=4…8'];
    const { status, stderr } = await play(['capacity', 'searches.yaml', '--out', 'refused', ...words]);
    expect(status).toBe(2);
    expect(stderr).toContain('the capacity is searched along one path');
  });
});

describe('sensitivity', () => {
  it('ranks factors, with intervals and the ends of each range', async () => {
    const ended = await play(['sensitivity', 'searches.yaml', '--out', 'sensitivity']);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/utilisation, FCFS +size of effect +direction +spread +alone, low → high/);
    // Differences of shares are points; shares themselves, at either end, per cent.
    expect(ended.stdout).toMatch(
      /^servers\.units +[\d.]+ (?:± [\d.]+|\([\d.]+–[\d.]+\)) points +-[\d.]+ +[\d.]+ +[\d.]+ % → [\d.]+ %$/m,
    );
    expect(ended.stdout.replace(/\s+/g, ' ')).toMatch(
      /^The utilisation under FCFS is moved most by \S+ \(by [\d.]+ (?:± [\d.]+ points|points \([\d.]+–[\d.]+ points\)) over its range\)/,
    );
    expect(ended.stdout.replace(/\s+/g, ' ')).toContain('9 points (morris), 5 replications each, 95 % intervals');
    const { outcome, notes } = JSON.parse(folder.read('sensitivity/summary.json'));
    // The scenario's own load is 100 %, its servers are 5.
    const outside = notes.filter(({ code }: { code: string }) => code === 'base-outside-range');
    expect(outside.map(({ about }: { about: string }) => about)).toEqual(['load']);
    const [load, units] = outcome.effects;
    // The machine is busy for 3·1.5·0.7/units of the time: from 60 to 90 % of that; from 5 to 8 units.
    expect(load.morris.mu).toBeGreaterThan(0);
    expect(units.morris.mu).toBeLessThan(0);
    expect(load.ends.low.mean / load.ends.high.mean).toBeCloseTo(60 / 90, 1);
    expect(units.ends.high.mean / units.ends.low.mean).toBeCloseTo(5 / 8, 1);
  });

  it('wants factors that can move', async () => {
    const still = await play(['sensitivity', 'searches.yaml', '--over', 'load=60 %', '--out', 'still']);
    expect(still.status).toBe(2);
    expect(still.stderr).toContain("'load' has one value, so it moves nothing");
  });

  it('splits the variance by Sobol’s indices', async () => {
    const words = ['--method', 'sobol', '--set', 'sensitivity.samples=16', '--json'];
    const ended = await play(['sensitivity', 'searches.yaml', '--out', 'sobol', ...words]);
    expect(ended.status).toBe(0);
    const { outcome, notes } = json(ended);
    expect(outcome.points).toHaveLength(16 * 4 * 2);
    for (const { sobol } of outcome.effects) expect(sobol.totalInterval[1]).toBeGreaterThan(sobol.totalInterval[0]);
    expect(notes.some(({ code }: { code: string }) => code === 'wide-indices')).toBe(true);
  });

  it.each([
    [['--method', 'soboll'], "there is no method 'soboll'"],
    [['--over', 'cluster.pools.servers.units=0…4'], 'expected a whole number of at least 1'],
  ])('refuses %j', async (words, message) => {
    const { status, stderr } = await play(['sensitivity', 'searches.yaml', '--out', 'refused', ...words]);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
  });
});

describe('pareto', () => {
  it('says which plans no other beats', async () => {
    const ended = await play(['pareto', 'searches.yaml', '--out', 'pareto']);
    expect(ended.status).toBe(0);
    const { outcome, measures } = JSON.parse(folder.read('pareto/summary.json'));
    const names = outcome.plans.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['today, FCFS', 'today, SJF', 'twice, FCFS', 'twice, SJF']);
    expect(outcome.better).toEqual(['lower', 'higher']);
    expect(measures.map(({ better }: { better: string }) => better)).toEqual(['lower', 'higher']);
    expect(ended.stdout).toMatch(/today, SJF .* not beaten/);
    expect(row('pareto/plans.csv', 0)).toContain('dominated_by');
  });

  it('scores nothing that no plan has, and takes what the plans bring', async () => {
    const none = await play(['pareto', 'searches.yaml', '--measure', 'wait', '--measure', 'energy', '--out', 'p0']);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain("'energy' hangs on what the machine draws, which no pool states");
    const drawn = ['--over', 'cluster.pools.servers.accelerator=a100,h100'];
    const some = await play([
      ...['pareto', 'searches.yaml', ...drawn, '--measure', 'wait', '--measure', 'energy', '--out', 'p1', '--json'],
    ]);
    expect(some.status).toBe(0);
    expect(row('p1/plans.csv', 2)).toContain('energy');
  });

  it('takes the points of --over for plans', async () => {
    const words = ['--over', 'cluster.pools.servers.units=5,6', '--measure', 'wait', '--measure', 'wait.p95', '--json'];
    const { outcome } = json(await play(['pareto', 'searches.yaml', '--out', 'over', ...words]));
    expect(outcome.plans.map(({ name }: { name: string }) => name)[0]).toBe('servers.units = 5, FCFS');
  });

  it.each([
    [['--measure', 'wait'], 'plans are compared on two measures or more'],
    [['--measure', 'wait', '--measure', 'throughput'], "'throughput' is neither better high nor low by itself"],
    [['--set', 'plans.odd={ cluster.pools.servers.unit: 3 }'], 'unit'],
  ])('refuses %j', async (words, message) => {
    const { status, stderr } = await play(['pareto', 'searches.yaml', '--out', 'refused', ...words]);
    expect(status).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain(message);
  });
});

describe('a search that is interrupted', () => {
  it('keeps what is finished, says so with 130, and goes on to the same tables', async () => {
    const long = ['size', 'searches.yaml', '--set', 'horizon=6000 s', '--set', 'replications=8'];
    const stopped = await queueworks([...long, '--out', 'stopped', '--threads', '1'], {
      ...here,
      onStderr: (text, kill) => {
        if (/ [2-9]\d? %| \d\d of /.test(text)) kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(130);
    expect(stopped.stderr).toContain('the same with --resume goes on from there');
    expect(JSON.parse(folder.read('stopped/summary.json')).partial).toBe(true);
    expect((await play([...long, '--out', 'stopped', '--resume'])).status).toBe(0);
    expect((await play([...long, '--out', 'whole'])).status).toBe(0);
    for (const file of ['trials.csv', 'summary.json', 'report.html'])
      expect(folder.read(`stopped/${file}`)).toBe(folder.read(`whole/${file}`));
  });
});

describe('a log, played as it is', () => {
  // One job a minute for ten minutes' work on 4 units of the machine: 40 units are busy, and 36 are not enough.
  const line = (job: number) => `${job} ${job * 60} 0 600 4 -1 -1 4 600 -1 1 1 1 -1 1 -1 -1 -1`;
  folder.write('log.swf', `${Array.from({ length: 300 }, (_, at) => line(at + 1)).join('\n')}\n`);
  folder.write(
    'log.yaml',
    `cluster: { pools: { machine: { units: 64 } } }
workloads: { log: { kind: trace, file: log.swf } }
policies: { fcfs: { backfill: none }, easy: { backfill: easy } }
thresholds: ["max-wait <= 0 s"]
size: { over: { cluster.pools.machine.units: 2 … 64 } }
select: { worthwhile: 1 min }
`,
  );

  it('has an exact smallest machine', async () => {
    const { status, stdout, stderr } = await play(['size', 'log.yaml', '--out', 'log', '--verbose']);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      "Under FCFS 'max-wait <= 0 s' holds from machine.units = 40 on (not shown with 39); under EASY it holds from machine.units = 40 on (not shown with 39).",
    );
    expect(stdout).toContain('of one run each');
    expect(stderr).not.toContain('replications');
  });

  it('does not get a smaller machine for turning its widest job away', async () => {
    // Long after the others, when all is idle, one job of 48 units.
    folder.write('wide.swf', `${folder.read('log.swf')}301 90000 0 600 48 -1 -1 48 600 -1 1 1 1 -1 1 -1 -1 -1\n`);
    const words = ['size', 'log.yaml', '--set', 'workloads.log.file=wide.swf', '--out', 'wide', '--verbose'];
    const { stdout, stderr } = await queueworks(words, here);
    expect(stdout).toContain('machine.units = 48 on');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/At .*46, 47 jobs were rejected that other values can run/);
  });

  it('has no best policy to be selected by chance', async () => {
    const { status, stderr } = await play(['best', 'log.yaml', '--out', 'refused']);
    expect(status).toBe(2);
    expect(stderr).toContain('nothing in the scenario is random');
  });
});

describe('every search', () => {
  it.each([
    ['sensitivity', 'nothing is varied'],
    ['pareto', 'there are no plans to compare'],
    ['best', 'has one policy, so there is nothing to select from'],
  ])('%s says what it lacks', async (command, message) => {
    const bare = searches
      .replace(/(select|sensitivity|plans|pareto):[\s\S]*?(?=\n[a-z])/g, '')
      .replace(/pareto:.*/, '');
    const text = command === 'best' ? bare.replace(/ {2}sjf.*\n/, '') : bare;
    folder.write('bare.yaml', text);
    const { status, stderr } = await play([command, 'bare.yaml', '--out', 'refused']);
    expect([status, stderr.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('what a search finds wrong in the scenario', () => {
  const refusals = [
    [
      'sweep',
      'sweep: { design: list, over: { load: [50 %, 60 %, 70 %], replications: [2, 3] } }',
      '3]',
      'load has 3 values and replications has 2',
    ],
    [
      'size',
      'size: { over: { cluster.pools.servers.units: 3 … 8 }, costs: { replications: 2 } }',
      '2 } }',
      "size.costs has 'replications', which is not varied",
    ],
    [
      'size',
      'size: { over: { cluster.pools.servers.units: 3 … 8, cluster.pools.spare.units: 1 … 2 } }',
      '3 … 8',
      "nothing says what one more of 'cluster.pools.servers.units' costs",
    ],
    [
      'size',
      'size: { over: { cluster.pools.servers.units: [8, 4] } }',
      '4]',
      "the values of 'cluster.pools.servers.units' must go up",
    ],
    [
      'pareto',
      'pareto: { measures: [wait, throughput] }',
      'throughput',
      "'throughput' is neither better high nor low by itself",
    ],
    [
      'best',
      'select: { measure: throughput, worthwhile: 1 per h }',
      'throughput',
      "'throughput' is neither better high nor low, so no policy is best",
    ],
    [
      'best',
      'select: { worthwhile: 1 s, first: 30, most: 20 }',
      '30',
      'select.first (30) is more than select.most (20)',
    ],
  ] as const;
  it.each(refusals)('is shown where it stands: %s with %s', async (command, line, at, problem) => {
    const [key] = line.split(':');
    const text = `${searches.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'm'), '')}${line}\n`;
    const file = folder.write('wrong.yaml', text);
    const { status, stderr } = await play([command, file, '--out', 'refused']);
    const lines = text.split('\n');
    const column = lines.at(-2)!.indexOf(at) + 1;
    expect(stderr).toContain(`${file}:${lines.length - 1}:${column}  `);
    expect(stderr.replace(/\s+/g, ' ')).toContain(problem);
    expect([status, existsSync(join(folder.path, 'refused'))]).toEqual([2, false]);
  });
});
