import { describe, expect, test } from 'vitest';
import { faultsOf, read, scenarioOf, sound } from './reading.ts';

/** The sound scenario with one text replaced. */
const broken = (from: string, to: string) => {
  if (!sound.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return sound.replace(from, to);
};
const faultsAfter = (from: string, to: string) => faultsOf(broken(from, to));

describe('a scenario that is right', () => {
  test('comes out with every default filled in and every quantity in SI units', () => {
    expect(scenarioOf(sound)).toMatchObject({
      name: 'sound',
      notice: [],
      try: [],
      seed: '1',
      horizon: 864_000,
      warmup: 86_400,
      cooldown: 0,
      replications: 5,
      confidence: 0.95,
      cluster: { pools: { gpus: { kind: 'units', units: 64 } } },
      tenants: { a: { share: 0.6 }, b: { share: 0.4 } },
      workloads: {
        jobs: {
          kind: 'synthetic',
          tenant: 'a',
          pools: ['gpus'],
          arrivals: { process: 'poisson', rate: 40 / 86_400 },
          accelerators: { distribution: 'choice', values: [1, 8], weights: [3, 1] },
          duration: { distribution: 'lognormal', mean: 18_000, cv: 1.8 },
        },
      },
      policies: {
        'fcfs+easy': {
          ordering: { kind: 'fcfs' },
          backfill: { kind: 'easy', extra: true, order: 'queue', depth: 1 },
          pass: { kind: 'per-instant' },
          walltime: { rule: 'kill' },
          oracle: false,
        },
      },
      outputs: { jobs: 'auto', segments: 'auto', timeline: true, report: true, timelineSteps: 500 },
      folder: '/scenarios',
    });
  });

  test('is frozen, and plain: it can cross threads', () => {
    const scenario = scenarioOf(sound);
    expect(Object.isFrozen(scenario.workloads.jobs!.arrivals)).toBe(true);
    expect(structuredClone(scenario)).toEqual(scenario);
  });

  test('needs a cluster and a workload, and nothing else', () => {
    const scenario = scenarioOf(
      'cluster: { pools: { p: { units: 1 } } }\nworkloads: { w: { kind: trace, file: a.swf } }',
    );
    expect(scenario).toMatchObject({ name: 'test', horizon: null });
    expect(Object.keys(scenario.policies)).toEqual(['fcfs+easy']);
  });

  test('is played once when nothing in it is random, and else five times', () => {
    const fixed = broken('{ process: poisson, rate: 40 per day }', '{ process: at, times: [0 s, 1 h] }')
      .replace('{ choice: [1, 8], weights: [3, 1] }', '4')
      .replace('{ distribution: lognormal, mean: 5 h, cv: 1.8 }', '5 h');
    expect(scenarioOf(fixed).replications).toBe(1);
    expect(scenarioOf(sound).replications).toBe(5);
    expect(scenarioOf(`replications: 3\n${fixed}`).replications).toBe(3);
  });

  test('takes its seed as text or number', () => {
    expect(scenarioOf(`seed: winter\n${sound}`).seed).toBe('winter');
    expect(scenarioOf(`seed: 42\n${sound}`).seed).toBe('42');
  });

  test('may begin with a byte order mark and have Windows line ends', () => {
    expect(scenarioOf(`\uFEFF${sound.replaceAll('\n', '\r\n')}`).hash).toBe(scenarioOf(sound).hash);
  });

  test('may repeat a part by anchor and alias', () => {
    const text = broken('policy: { ordering: fcfs, backfill: easy }', 'policies: { a: &p { backfill: none }, b: *p }');
    const { a, b } = scenarioOf(text).policies;
    expect(a).toEqual(b);
  });

  test('may hold names that look like code: they are names', () => {
    const text = broken('jobs:', '"<script>alert(1)</script>":').replaceAll('gpus', '"=1+1"');
    const scenario = scenarioOf(text);
    expect(Object.keys(scenario.workloads)).toEqual(['<script>alert(1)</script>']);
    expect(Object.keys(scenario.cluster.pools)).toEqual(['=1+1']);
  });
});

describe('the smallest scenarios', () => {
  test('a log on a machine of interchangeable units, three ways', () => {
    const text = `
# a real log on a machine of 100 interchangeable units, three ways
name: KTH replay
cluster: { pools: { sp2: { units: 100 } } }            # counted: no nodes, no placement
workloads: { log: { kind: trace, format: swf, file: kth.swf.gz } }   # file: relative to this scenario; .gz read as is
policies:
  fcfs:         { ordering: fcfs, backfill: none }
  easy:         { ordering: fcfs, backfill: easy }
  conservative: { ordering: fcfs, backfill: { kind: conservative, compress: true } }
`;
    expect(scenarioOf(text)).toMatchObject({
      name: 'KTH replay',
      horizon: null,
      replications: 1,
      workloads: { log: { kind: 'trace', format: 'swf', file: 'kth.swf.gz' } },
      policies: {
        fcfs: { backfill: { kind: 'none' } },
        easy: { backfill: { kind: 'easy' } },
        conservative: { backfill: { kind: 'conservative', compress: true } },
      },
    });
  });

  test('M/M/4 at load 0.8', () => {
    const text = `
# theory: M/M/4 at load 0.8
name: mm4
seed: 1
horizon: 200000 s
warmup: 10000 s
cluster: { pools: { servers: { units: 4 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: 3.2 per s }, accelerators: 1, duration: { distribution: exponential, mean: 1 s } }
policy: { ordering: fcfs, backfill: none }
`;
    expect(scenarioOf(text)).toMatchObject({
      seed: '1',
      horizon: 200_000,
      warmup: 10_000,
      workloads: {
        customers: {
          arrivals: { process: 'poisson', rate: 3.2 },
          accelerators: { distribution: 'constant', value: 1 },
          duration: { distribution: 'exponential', mean: 1 },
        },
      },
      policies: { 'fcfs+none': { ordering: { kind: 'fcfs' }, backfill: { kind: 'none' } } },
    });
  });
});

describe('policies', () => {
  const policy = (text: string) => scenarioOf(broken('policy: { ordering: fcfs, backfill: easy }', text)).policies;

  test('an ordering or backfill is a word or a map with its kind', () => {
    expect(policy('policy: { ordering: smallest, backfill: { kind: depth-k, k: 3 } }')).toMatchObject({
      'smallest+depth-k': { ordering: { kind: 'smallest' }, backfill: { kind: 'depth-k', k: 3 } },
    });
  });

  test('pass and walltime take words or maps', () => {
    expect(policy('policy: { pass: { every: 30 s, main: 1 s }, walltime: { grace: 60 s } }')).toMatchObject({
      'fcfs+easy': { pass: { kind: 'periodic', every: 30, main: 1 }, walltime: { rule: 'grace', grace: 60 } },
    });
    expect(policy('policy: { pass: { every: 30 s } }')['fcfs+easy']!.pass).toEqual({
      kind: 'periodic',
      every: 30,
      main: null,
    });
    expect(policy('policy: { pass: per-event, walltime: extend, oracle: true }')).toMatchObject({
      'fcfs+easy': { pass: { kind: 'per-event' }, walltime: { rule: 'extend' }, oracle: true },
    });
  });

  test('pass, walltime and oracle at the top are defaults of all policies', () => {
    const policies = policy('pass: per-event\noracle: true\npolicies: { a: {}, b: { pass: per-instant } }');
    expect(policies.a).toMatchObject({ pass: { kind: 'per-event' }, oracle: true });
    expect(policies.b).toMatchObject({ pass: { kind: 'per-instant' }, oracle: true });
  });

  test('compare makes several of one', () => {
    const policies = policy(
      'policy: { ordering: smallest }\ncompare: { policy.backfill: [none, { kind: easy, depth: 2 }] }',
    );
    expect(policies).toMatchObject({
      none: { ordering: { kind: 'smallest' }, backfill: { kind: 'none' } },
      'easy,depth=2': { ordering: { kind: 'smallest' }, backfill: { kind: 'easy', depth: 2, extra: true } },
    });
  });

  test("a module of one's own stands for an ordering, a backfill, or the whole", () => {
    expect(policy('policy: { module: ./mine.mjs, options: { weight: 2 } }')).toMatchObject({
      mine: { scheduler: { kind: 'module', module: './mine.mjs', weight: 2 } },
    });
    expect(policy('policy: { ordering: { module: ./mine.mjs, weight: 2 } }')).toMatchObject({
      'mine+easy': { ordering: { kind: 'module', module: './mine.mjs', weight: 2 } },
    });
  });
});

describe('faults of single values are told in the words of the scenario', () => {
  test.each([
    [
      'horizon: 10 d',
      'horizon: 30',
      "2:10 horizon: expected a duration such as '30 min' or '1800 s', got 30 | a number alone has no unit",
    ],
    [
      'horizon: 10 d',
      'horizon: 30 parsecs',
      "2:10 horizon: expected a duration such as '30 min' or '1800 s', got '30 parsecs' | 'parsecs' is no unit of time; did you mean '30 s'?",
    ],
    ['horizon: 10 d', 'horizon: 0 s', "2:10 horizon: expected a duration above 0 s, got '0 s'"],
    ['horizon: 10 d', 'horizon: -1 d', "2:10 horizon: expected a duration above 0 s, got '-1 d'"],
    [
      'horizon: 10 d',
      'horizon: [1 d]',
      "2:10 horizon: expected a duration such as '30 min' or '1800 s', got a list of 1 entry",
    ],
    [
      'horizon: 10 d',
      'horizon:',
      "2:9 horizon: expected a duration such as '30 min' or '1800 s', got nothing | write a value after the colon, or remove the key",
    ],
    ['name: sound', 'name: 12', '1:7 name: expected a text, got 12 | put it in quotes'],
    ['name: sound', 'name: ""', "1:7 name: expected a text of at least 1 character, got ''"],
    [
      'name: sound',
      'replications: 0',
      '1:15 replications: expected a whole number of at least 1 and at most 10,000, got 0',
    ],
    ['name: sound', 'replications: 2.5', '1:15 replications: expected a whole number, got 2.5'],
    ['name: sound', 'replications: .nan', '1:15 replications: expected a whole number, got .nan'],
    ['name: sound', 'replications: 1e999', '1:15 replications: expected a whole number, got 1e999'],
    [
      'name: sound',
      'confidence: 95',
      "1:13 confidence: expected a percentage such as '60 %', got 95 | a number alone could be a ratio or a percentage; write '95 %'",
    ],
    [
      'name: sound',
      'confidence: 100 %',
      "1:13 confidence: expected a percentage of at least 50 % and below 100 %, got '100 %'",
    ],
    ['name: sound', 'seed: [1]', '1:7 seed: expected a text, or a number, got a list of 1 entry'],
    ['name: sound', 'notice: look', "1:9 notice: expected a list, got 'look' | put it in brackets: [ … ]"],
    ['name: sound', 'outputs: { jobs: yes }', "1:18 outputs.jobs: expected 'auto', 'true' or 'false', got 'yes'"],
    [
      'name: sound',
      'outputs: { timeline: yes }',
      "1:22 outputs.timeline: expected 'true' or 'false', got 'yes' | write 'true'",
    ],
    [
      'name: sound',
      'outputs: { timelineSteps: "9" }',
      "1:27 outputs.timelineSteps: expected a whole number, got '9' | write it without quotes",
    ],
    [
      '{ units: 64 }',
      '{ units: 0 }',
      '6:20 cluster.pools.gpus.units: expected a whole number of at least 1 and at most 1,000,000,000, got 0',
    ],
    [
      '{ units: 64 }',
      '64',
      '6:11 cluster.pools.gpus: expected a pool such as { units: 100 } or { nodes: 32, acceleratorsPerNode: 8 }, got 64',
    ],
    [
      '{ units: 64 }',
      '{ nodes: 8 }',
      '6:5 cluster.pools.gpus.acceleratorsPerNode: this key is missing | a whole number',
    ],
    [
      '{ units: 64 }',
      '{ units: 64, nodes: 8 }',
      '6:11 cluster.pools.gpus: a pool has units, or nodes with acceleratorsPerNode, not both: { units: 100 } or { nodes: 32, acceleratorsPerNode: 8 }',
    ],
    [
      'lognormal',
      'lognorml',
      "16:31 workloads.jobs.duration.distribution: expected the name of a distribution, got 'lognorml' | did you mean 'lognormal'?",
    ],
    [
      'mean: 5 h',
      'mean: 5',
      "16:48 workloads.jobs.duration.mean: expected a duration such as '30 min' or '1800 s', got 5 | a number alone has no unit",
    ],
    [
      'weights: [3, 1]',
      'weights: [3]',
      '15:46 workloads.jobs.accelerators.weights: expected as many weights as choices (2), got 1',
    ],
    [
      '40 per day',
      '40',
      "14:41 workloads.jobs.arrivals.rate: expected a rate such as '40 per day' or '3.2 per s', got 40 | a number alone has no unit",
    ],
    [
      'ordering: fcfs',
      'ordering: fcsf',
      "17:21 policy.ordering: expected 'fcfs', 'shortest-first', 'longest-first', 'smallest-area', 'largest-area', 'smallest', 'largest', 'expansion-factor', 'wfp3', 'unicef', 'f1', 'f2', 'f3' or 'f4', got 'fcsf' | did you mean 'fcfs'?",
    ],
    [
      'backfill: easy',
      'backfill: { kind: eazy }',
      "17:45 policy.backfill.kind: expected 'none', 'first-fit', 'easy', 'conservative' or 'depth-k', got 'eazy' | did you mean 'easy'?",
    ],
    [
      'backfill: easy',
      'backfill: { kind: easy, depth: 0 }',
      '17:58 policy.backfill.depth: expected a number of at least 1, got 0',
    ],
    [
      'backfill: easy',
      'backfill: 3',
      "17:37 policy.backfill: expected one of 'none', 'first-fit', 'easy', 'conservative' or 'depth-k', or a map with its 'kind' and options, got 3",
    ],
    [
      'backfill: easy',
      'pass: per-instance',
      "17:33 policy.pass: expected 'per-instant', 'per-event' or 'pyss', got 'per-instance' | did you mean 'per-instant'?",
    ],
    [
      'backfill: easy',
      'walltime: { grace: 60 }',
      "17:46 policy.walltime.grace: expected a duration such as '30 min' or '1800 s', got 60 | a number alone has no unit",
    ],
    [
      'backfill: easy',
      'module: mine.py',
      "17:35 policy.module: expected the path of a JavaScript module, such as ./mine.mjs, got 'mine.py'",
    ],
    ['  jobs:', '  jobs: 7\n  other:', '11:9 workloads.jobs: expected a map with its options, got 7'],
  ])('%s → %s', (from, to, message) => {
    expect(faultsAfter(from, to)).toEqual([message]);
  });
});

describe('faults of keys', () => {
  test('an unknown key is told with the nearest that is free', () => {
    expect(faultsAfter('warmup:', 'wormup:')).toEqual([
      "3:1 wormup: there is no key 'wormup' here | did you mean 'warmup'?",
    ]);
  });

  test('an unknown key that resembles nothing is told with all that are known', () => {
    expect(faultsAfter('{ units: 64 }', '{ units: 64, colour: red }')).toEqual([
      "6:24 cluster.pools.gpus.colour: there is no key 'colour' here | keys here are 'units', 'accelerator', 'power', 'from', 'until', 'announced' and 'changes'",
    ]);
  });

  test('a missing key is told at the map it is missing from', () => {
    expect(faultsAfter('    arrivals: { process: poisson, rate: 40 per day }\n', '')).toEqual([
      expect.stringMatching(/^11:3 workloads\.jobs\.arrivals: this key is missing \| /),
    ]);
  });

  test('a misspelt key that is required is one fault, not two', () => {
    expect(faultsAfter('arrivals:', 'arivals:')).toEqual([
      "14:5 workloads.jobs.arivals: there is no key 'arivals' here | did you mean 'arrivals'?",
    ]);
    expect(faultsAfter('rate: 40', 'rat: 40')).toEqual([
      "14:35 workloads.jobs.arrivals.rat: there is no key 'rat' here | did you mean 'rate'?",
    ]);
    expect(faultsAfter('cluster:', 'clustr:')).toEqual([
      "4:1 clustr: there is no key 'clustr' here | did you mean 'cluster'?",
    ]);
  });

  test('a misspelt horizon is one fault: it is not missed as well', () => {
    const misspelt = ["2:1 horizn: there is no key 'horizn' here | did you mean 'horizon'?"];
    expect(faultsAfter('horizon:', 'horizn:')).toEqual(misspelt);
    expect(faultsAfter('horizon: 10 d\nwarmup: 1 d', 'horizn: 10 d\nwarmup: auto')).toEqual(misspelt);
    // What is misspelt otherwise is no horizon.
    expect(faultsAfter('horizon:', 'replicatons:')).toHaveLength(2);
  });

  test('a misspelt key that says what a map is, is told as such', () => {
    expect(faultsAfter('process:', 'proces:')[0]).toContain("did you mean 'process' instead of 'proces'?");
    expect(faultsAfter('distribution:', 'distributon:')[0]).toContain(
      "did you mean 'distribution' instead of 'distributon'?",
    );
  });

  test('a key that stands twice is a fault', () => {
    expect(faultsAfter('warmup: 1 d', 'warmup: 1 d\nhorizon: 3 d')).toEqual([
      "4:1 horizon: the key 'horizon' stands here a second time; the first is in line 2 | remove one of the two, or rename it",
    ]);
  });

  test('keys that mean something to JavaScript are faults', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(faultsAfter('gpus: {', `${key}: { units: 1 }\n    gpus: {`)).toEqual([
        `6:5 cluster.pools.${key}: '${key}' cannot be used as a key or a name | choose another name`,
      ]);
    }
  });
});

describe('faults between parts', () => {
  test.each([
    [
      'pools: [gpus]',
      'pools: [gpu]',
      "13:13 workloads.jobs.pools[0]: expected a pool of the cluster (gpus), got 'gpu' | did you mean 'gpus'?",
    ],
    [
      'tenant: a',
      'tenant: c',
      "12:13 workloads.jobs.tenant: expected one of the scenario's tenants (a, b), got 'c' | did you mean 'a'?",
    ],
    [
      'choice: [1, 8]',
      'choice: [1, 128]',
      '15:5 workloads.jobs.accelerators: expected at most 64, the size of the widest pool these jobs accept, got 128 | a job runs in one pool, all at once',
    ],
    [
      'warmup: 1 d',
      'warmup: 10 d',
      '3:9 warmup: a warm-up of 10 d leaves nothing of the horizon of 10 d to measure | make the horizon longer or the warm-up shorter',
    ],
    [
      'warmup: 1 d',
      'cooldown: 9 d\nwarmup: 1 d',
      '3:11 cooldown: warm-up and cool-down (24 h and 9 d) leave nothing of the horizon of 10 d to measure | make the horizon longer or one of the two shorter',
    ],
    [
      'warmup: 1 d',
      'warmup: 1 d\nshake: 10 d',
      expect.stringMatching(
        /^4:8 shake: a shake of 10 d moves jobs across the whole horizon of 10 d \| a shake is short/,
      ),
    ],
    [
      'b: { share: 40 % }',
      'b: { share: 50 % }',
      '9:15 tenants.b.share: the shares of all tenants come to 110 %; they can be 100 % at most',
    ],
    [
      'horizon: 10 d\n',
      '',
      expect.stringMatching(
        /^10:3 workloads\.jobs: 'poisson' arrivals never end by themselves \| give the scenario a horizon/,
      ),
    ],
    ['policy:', 'policies: {}\npolicy:', '17:11 policies: expected at least one policy, got an empty map'],
    [
      '{ units: 64 }',
      '{ units: 1000000000 }\n    b: { units: 1000000000 }\n    c: { units: 1000000000 }',
      '5:3 cluster.pools: all pools together hold 3,000,000,000 accelerators; at most 2,147,483,647 can be simulated',
    ],
  ])('%s → %s', (from, to, message) => {
    expect(faultsAfter(from, to)).toContainEqual(message);
  });

  test('thirds written as percentages do not come to more than all', () => {
    const thirds = broken(
      '  a: { share: 60 % }\n  b: { share: 40 % }',
      '  a: { share: 33.3 % }\n  b: { share: 33.3 % }\n  c: { share: 33.4 % }',
    );
    expect(faultsOf(thirds)).toEqual([]);
  });

  test('more than 255 pools are a fault', () => {
    const pools = Array.from({ length: 256 }, (_, i) => `    p${i}: { units: 1 }`).join('\n');
    expect(faultsAfter('    gpus: { units: 64 }', `    gpus: { units: 64 }\n${pools}`)).toEqual([
      '6:5 cluster.pools: expected at most 255 pools, got a map of 257 keys',
    ]);
  });

  test('policy and policies exclude each other, and compare needs policy', () => {
    expect(faultsAfter('policy:', 'policies: { a: {} }\npolicy:')).toEqual([
      "17:1 policies: a scenario has one 'policy' or several 'policies', and this one has both | move the policy in among the policies",
    ]);
    expect(
      faultsAfter('policy: {', 'compare: { policy.backfill: [none] }\npolicies: { a: {} }\nignored: {'),
    ).toContainEqual(
      "17:1 compare: 'compare' varies one 'policy', and this scenario has several 'policies' | remove 'compare', or give one 'policy'",
    );
  });

  test('a value to compare that is wrong is told where it is listed', () => {
    expect(faultsAfter('policy: {', 'compare: { policy.backfill: [none, eazy] }\npolicy: {')).toEqual([
      "17:36 compare.\"policy.backfill\"[1]: expected 'none', 'first-fit', 'easy', 'conservative' or 'depth-k', got 'eazy' | did you mean 'easy'?",
    ]);
  });

  test('a fault of the policy that is compared is told once', () => {
    expect(
      faultsAfter('policy: { ordering: fcfs', 'compare: { policy.backfill: [none, easy] }\npolicy: { ordering: fsfc'),
    ).toHaveLength(1);
  });

  test('all faults are told at once, from top to bottom, and one does not hide another', () => {
    const text = sound
      .replace('horizon: 10 d', 'horizon: 10')
      .replace('{ units: 64 }', '{ unit: 64 }')
      .replace('tenant: a', 'tenant: c')
      .replace('pools: [gpus]', 'pools: [gpu]')
      .replace('backfill: easy', 'backfil: easy');
    expect(faultsOf(text).map((line) => line.split(':')[0])).toEqual(['2', '6', '12', '13', '17']);
  });
});

describe('texts that are no scenario', () => {
  test.each([
    ['', ': the file is empty'],
    ['   \n\n', ': the file is empty'],
    ['# later\n', ': the file holds nothing but comments'],
    ['just a text', ": expected keys with values, such as 'name: first try', got a text"],
    ['- a\n- b\n', ": expected keys with values, such as 'name: first try', got a list"],
    ['null', ': the file holds nothing but comments'],
  ])('%j', (text, message) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });
});

describe('values set by flags', () => {
  test('take the place of what is in the file', () => {
    expect(scenarioOf(sound, { sets: ['policy.backfill=none', 'horizon=20 d', 'seed=7'] })).toMatchObject({
      horizon: 1_728_000,
      seed: '7',
      policies: { 'fcfs+none': { backfill: { kind: 'none' } } },
    });
  });

  test('the last one wins', () => {
    expect(scenarioOf(sound, { sets: ['seed=1', 'seed=2'] }).seed).toBe('2');
  });

  test('a key that is misspelt is a fault of the flag', () => {
    expect(faultsOf(sound, { sets: ['policy.bakfill=easy'] })).toEqual([
      "--set policy.bakfill=easy policy.bakfill: there is no key 'bakfill' here | did you mean 'backfill'?",
    ]);
  });

  test('a value that does not fit is a fault of the flag', () => {
    expect(faultsOf(sound, { sets: ['policy.backfill=eazy'] })[0]).toMatch(
      /^--set policy\.backfill=eazy policy\.backfill: expected 'none', .* did you mean 'easy'\?$/,
    );
    expect(faultsOf(sound, { sets: ['horizon=30'] })[0]).toMatch(/^--set horizon=30 horizon: expected a duration/);
  });

  test('a fault of a flag comes after those of the file', () => {
    const faults = faultsOf(sound.replace('warmup: 1 d', 'warmup: 1'), { sets: ['seed=[]'] });
    expect(faults.map((line) => line.split(' ')[0])).toEqual(['3:9', '--set']);
  });

  test("'policy' in a scenario that has several says which to use", () => {
    const text = sound.replace('policy: {', 'policies: { a: {}, b: {} }\nquestion: "{').replace(/easy }$/m, 'easy }"');
    expect(faultsOf(text, { sets: ['policy.backfill=easy'] })).toEqual([
      "--set policy.backfill=easy policy.backfill: this scenario has several policies (a, b), and no 'policy' to set | use policies.a.backfill or policies.b.backfill",
    ]);
  });

  test('a file is relative to the current folder, and all others to the folder of the scenario', () => {
    const text = 'cluster: { pools: { p: { units: 1 } } }\nworkloads: { log: { kind: trace, file: a.swf } }';
    const options = { sets: ['workloads.log.file=logs/b.swf'], currentFolder: '/scenarios/../here' };
    expect(scenarioOf(text, options).workloads.log!.file).toBe('../here/logs/b.swf');
    expect(scenarioOf(text).workloads.log!.file).toBe('a.swf');
    const module = scenarioOf(sound, { sets: ['policy.module=mine.mjs'], currentFolder: '/scenarios' });
    expect(module.policies.mine!.scheduler).toEqual({ kind: 'module', module: './mine.mjs' });
  });
});

test('nothing is ever thrown, whatever the flags', () => {
  for (const flag of [
    '',
    '=',
    'a',
    'a=',
    '.=1',
    '"=1',
    'try.x=1',
    'try[0]=',
    'a[=1',
    'policies.x=1',
    'compare=3',
    'cluster.pools=',
    '= =',
  ]) {
    expect(read(sound, { sets: [flag] }).faults?.length, flag).toBeGreaterThan(0);
  }
});
