import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { distributionSchema, distributions } from '../../src/random/index.ts';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { spell, spellDuration, spellFraction, spellRate } from '../../src/scenario/spell.ts';
import { backfills, orderings } from '../../src/scheduler/index.ts';
import { duration } from '../../src/units/index.ts';
import { read, scenarioOf, sound } from './reading.ts';

const machine = 'cluster: { pools: { p: { units: 64 }, q: { nodes: 4, acceleratorsPerNode: 8 } } }';
const log = 'workloads: { log: { kind: trace, file: a.swf } }';

/** A scenario, written out and read back. */
const again = (scenario: Scenario) => scenarioOf(resolvedYaml(scenario));

describe('a resolved scenario, read back, is the same', () => {
  test.each([
    ['sound', sound],
    ['the smallest', `${machine}\n${log}`],
    [
      'texts',
      `${sound}question: "Why: #1?"\ndescription: |\n  two\n  lines\nnotice: [a, "b: c"]\ntry: ["- x"]\nseed: "007"`,
    ],
    ['a date', `${machine}\nbegin: 2027-06-30T23:15:30.25-03:30\n${log}`],
    ['odd quantities', `${machine}\nconfidence: 99.9 %\nwarmup: 1234567.891 s\ncooldown: 0.1 ms\n${log}`],
    [
      'policies',
      `${machine}\n${log}\npolicies: { a: { pass: { every: 30 s, main: 1 s }, walltime: { grace: 1 min }, oracle: true }, b: { pass: per-event, walltime: extend } }`,
    ],
    ['a module', `${machine}\n${log}\npolicy: { module: ./mine.mjs, options: { weight: 2, deep: { a: [1, x] } } }`],
    [
      'modules for parts',
      `${machine}\n${log}\npolicy: { ordering: { module: ./o.mjs, weight: 2 }, backfill: { module: ./b.js } }`,
    ],
    [
      'a comparison',
      `${machine}\n${log}\npolicy: {}\ncompare: { policy.backfill: [none, easy, { kind: conservative, compress: false }], policy.ordering: [fcfs, f1] }`,
    ],
  ])('%s', (_, text) => {
    const scenario = scenarioOf(text);
    expect(again(scenario)).toEqual(scenario);
  });

  test.each(orderings.names)('with the ordering %s', (name) => {
    const scenario = scenarioOf(`${machine}\n${log}\npolicy: { ordering: ${name} }`);
    expect(again(scenario).hash).toBe(scenario.hash);
  });

  test.each(backfills.names)('with the backfill %s', (name) => {
    const scenario = scenarioOf(`${machine}\n${log}\npolicy: { backfill: ${name} }`);
    expect(again(scenario).hash).toBe(scenario.hash);
  });

  test.each([
    'constant, value: 7 min',
    'uniform, low: 1 s, high: 3 h',
    'exponential, mean: 0.1 s',
    'erlang, phases: 3, mean: 2 h',
    'gamma, mean: 90 s, cv: 2',
    'gamma, shape: 2, scale: 1 h',
    'hyper-exponential, mean: 1 h, cv: 4',
    'lognormal, mean: 5 h, cv: 1.8',
    'lognormal, median: 1 h, p90: 9 h',
    'weibull, shape: 0.7, scale: 1 h',
    'pareto, shape: 1.1, low: 1 s, high: 10 d',
    'log-uniform, low: 1 s, high: 10 d',
    'choice, values: [1 s, 2 s], weights: [1, 2]',
    'empirical, values: [1 s, 5 s, 7 s]',
    "empirical, quantiles: { '0 %': 1 s, '50 %': 1 h, '100 %': 2 d }, interpolation: logarithmic",
    'mixture, components: [{ weight: 1, of: 5 s }, { weight: 2, of: { distribution: exponential, mean: 3 s } }]',
  ])('with the distribution %s', (text) => {
    const workload = `{ arrivals: { process: renewal, interarrival: { distribution: ${text} } }, duration: { distribution: ${text} } }`;
    const scenario = scenarioOf(`horizon: 1 h\n${machine}\nworkloads: { w: ${workload} }`);
    expect(again(scenario).hash).toBe(scenario.hash);
  });

  test('and the distributions above are all there are', () => {
    expect(distributions.names).toHaveLength(13);
  });

  test.each([
    'arrivals: { process: diurnal, mean: 20 per h, weekend: 30 % }',
    'arrivals: { process: weekly, mean: 20 per h, weights: [1, 2, 0.5] }',
    'arrivals: { process: bursty, busy: 2 per min, busyFor: 1 h, quietFor: 8 h }',
    'arrivals: { process: campaigns, rate: 3 per day, size: { distribution: log-uniform, low: 10, high: 500 } }',
    'arrivals: { process: at, times: [0 s, 3 d, 12.5 h] }',
    'arrivals: { process: poisson, rate: 7 per week }, limit: rounded',
    'arrivals: { process: poisson, rate: 7 per week }, limit: tsafrir',
    'arrivals: { process: poisson, rate: 7 per week }, limit: { factor: { distribution: uniform, low: 1, high: 3 }, roundUpTo: 5 min }',
    'arrivals: { process: poisson, rate: 7 per week }, limit: 90 min, users: { count: 5, zipf: 1.2 }, class: c, pools: q, jobs: 100',
  ])('with %s', (text) => {
    const scenario = scenarioOf(
      `horizon: 1 d\n${machine}\nworkloads: { w: { ${text}, duration: 1 h, accelerators: 2 } }`,
    );
    expect(again(scenario).hash).toBe(scenario.hash);
  });

  test('with the Lublin model', () => {
    const scenario = scenarioOf(`horizon: 1 d\n${machine}\nworkloads: { w: { kind: lublin } }`);
    expect(again(scenario).hash).toBe(scenario.hash);
  });

  test.each([
    'from: 1 d, to: 9 d, first: 1000',
    'arrivalFactor: 0.8',
    'targetLoad: 90 %',
    'limit: { factor: 2 }, pools: [q, p], skipUnreadable: true',
  ])('with a slice or a scaling of a log: %s', (text) => {
    const scenario = scenarioOf(`${machine}\nworkloads: { log: { kind: trace, file: a.swf, ${text} } }`);
    expect(again(scenario).hash).toBe(scenario.hash);
  });
});

describe('the text of a resolved scenario', () => {
  test('writes every default out, and quantities with their units', () => {
    const written = parse(resolvedYaml(scenarioOf(sound))) as Record<string, unknown>;
    expect(written).toMatchObject({
      seed: '1',
      horizon: '10 d',
      warmup: '24 h',
      cooldown: '0 s',
      replications: 5,
      confidence: '95 %',
      tenants: { a: { share: '60 %' } },
      workloads: { jobs: { kind: 'synthetic', arrivals: { process: 'poisson', rate: '40 per day' } } },
      policies: {
        'fcfs+easy': {
          ordering: 'fcfs',
          backfill: { kind: 'easy', extra: true, order: 'queue', depth: 1 },
          pass: 'per-instant',
          walltime: 'kill',
          oracle: false,
        },
      },
    });
  });

  test('leads to the same files wherever it is kept', () => {
    const scenario = scenarioOf(`${machine}\n${log}`);
    const text = resolvedYaml(scenario, { folder: '/out/run' });
    const back = read(text, { folder: '/out/run' }).scenario!;
    expect(back.folder).toBe('/scenarios');
    expect(back.hash).toBe(scenario.hash);
  });
});

describe('the hash of a scenario', () => {
  const hash = (text: string, folder = '/scenarios') => scenarioOf(text, { folder }).hash;

  test('is a SHA-256 in hex, the same for the same scenario, wherever it lies and however it is written', () => {
    expect(hash(sound)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash(sound, '/elsewhere')).toBe(hash(sound));
    expect(hash(`# a comment\n${sound.replace('10 d', '240 h')}`)).toBe(hash(sound));
    expect(hash(`replications: 5\n${sound}`)).toBe(hash(sound));
  });

  test('differs when anything else differs, the order of names included', () => {
    const texts = [
      sound,
      sound.replace('10 d', '11 d'),
      sound.replace('backfill: easy', 'backfill: none'),
      sound.replace('{ units: 64 }', '{ units: 64 }\n    b: { units: 1 }'),
      sound.replace('    gpus: { units: 64 }', '    b: { units: 1 }\n    gpus: { units: 64 }'),
    ];
    expect(new Set(texts.map((text) => hash(text))).size).toBe(texts.length);
  });
});

describe('a number is spelled so that it is read back exactly', () => {
  test.each([
    [1800, '30 min'],
    [86_400, '24 h'],
    [1234567.891, '1234567.891 s'],
    [0.1, '100 ms'],
    [1e-9, '0.000001 ms'],
    [0, '0 s'],
  ])('%d s is %s', (seconds, text) => {
    expect(spellDuration(seconds)).toBe(text);
  });

  test('rates and percentages too', () => {
    expect(spellRate(40 / 86_400)).toBe('40 per day');
    expect(spellRate(1 / 3)).toBe('20 per min');
    expect(spellFraction(0.95)).toBe('95 %');
    expect(spellFraction(1 / 3)).toMatch(/^33\.3+\d* %$/);
  });

  test('a value that the schema cannot take back is an error, never a silent change', () => {
    expect(() => spell(duration(), 'later')).toThrow(/no way to write/);
    expect(spell(distributionSchema(duration()), { distribution: 'exponential', mean: 90 })).toEqual({
      distribution: 'exponential',
      mean: '1 min 30 s',
    });
  });
});
