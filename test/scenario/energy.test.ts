import { describe, expect, test } from 'vitest';
import { accelerators, countries } from '../../src/energy/index.ts';
import { resolvedYaml } from '../../src/scenario/index.ts';
import { describePolicy, knowledgeOf } from '../../src/scheduler/index.ts';
import { faultsOf, read, scenarioOf } from './reading.ts';

const jobs = 'workloads: { w: { arrivals: { process: at, times: [0 s] }, duration: 1 h } }';
const pools = (text: string, rest = '') => `cluster: { pools: { ${text} }${rest} }\n${jobs}\n`;
const server =
  'a: { nodes: 2, acceleratorsPerNode: 8, accelerator: a100, power: { node: { idle: 1 kW, busy: 1.7 kW } } }';
const codes = (text: string) => (read(text).notes ?? []).map(({ code }) => code);

describe('what a pool draws', () => {
  test('is stated in watts, or taken from the make of its accelerators', () => {
    const { cluster } = scenarioOf(
      pools(`${server}, b: { units: 4, power: { idle: 60 W, busy: 0.4 kW } }`, ', pue: 1.1'),
    );
    expect(cluster.pools.a).toEqual({
      kind: 'nodes',
      nodes: 2,
      acceleratorsPerNode: 8,
      accelerator: 'a100',
      power: { accelerator: { idle: 61, busy: 400 }, node: { idle: 1000, busy: 1700 } },
    });
    expect(cluster.pools.b).toEqual({ kind: 'units', units: 4, power: { accelerator: { idle: 60, busy: 400 } } });
    expect(cluster.pue).toBe(1.1);
  });

  test('may differ from what is known of the make in one value', () => {
    const { cluster } = scenarioOf(pools('a: { units: 4, accelerator: h100, power: { busy: 500 W } }'));
    expect(cluster.pools.a!.power).toEqual({ accelerator: { idle: 75, busy: 500 } });
  });

  test('is not there when nothing is stated, and scenarios are what they were', () => {
    const plain = scenarioOf(pools('a: { units: 4 }'));
    expect(plain.cluster).toEqual({ pools: { a: { kind: 'units', units: 4 } } });
    expect(codes(pools('a: { units: 4 }'))).toEqual([]);
  });

  test('counts in the hash, as the PUE does', () => {
    const hashes = [
      pools('a: { units: 4 }'),
      pools('a: { units: 4, accelerator: h100 }'),
      pools('a: { units: 4, accelerator: h100 }', ', pue: 1.1'),
      pools('a: { units: 4, accelerator: h100 }', ', pue: 1.2'),
    ].map((text) => scenarioOf(text).hash);
    expect(new Set(hashes).size).toBe(4);
  });

  test.each([
    ['a: { units: 4, accelerator: h10 }', "did you mean 'h100'"],
    ['a: { units: 4, power: { idle: 60 W } }', 'the busy watts of an accelerator'],
    ['a: { units: 4, power: { idle: 60, busy: 400 W } }', "expected a power such as '700 W'"],
    ['a: { units: 4, power: { idle: 600 W, busy: 400 W } }', 'expected busy watts of at least the idle ones'],
    ['a: { units: 4, power: { idle: 6 W, busy: 40 W, node: { idle: 1 W, busy: 2 W } } }', "there is no key 'node'"],
  ])('that is wrong is told: %s', (pool, message) => {
    const faults = faultsOf(pools(pool));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });

  test('leaves notes on what is not known', () => {
    expect(codes(pools(`${server}, b: { units: 4 }`))).toEqual(['power-unknown', 'rated-power', 'no-pue']);
    expect(
      codes(pools('a: { nodes: 1, acceleratorsPerNode: 8, power: { idle: 1 W, busy: 2 W } }', ', pue: 1.1')),
    ).toEqual(['node-power-unknown']);
  });
});

describe('prices and intensities', () => {
  const powered = pools('a: { units: 4, accelerator: h100 }', ', pue: 1.1');

  test('are one value, or that of a country', () => {
    const { electricity, carbon } = scenarioOf(
      `${powered}electricity: { price: 95.2 EUR per MWh }\ncarbon: { intensity: { country: FI }, embodied: {} }`,
    );
    expect(electricity).toEqual({ price: { kind: 'constant', value: 0.0952 } });
    expect(carbon).toEqual({
      intensity: { kind: 'country', country: 'FI', scale: 1, value: 79 },
      embodied: { accelerator: 300, node: 1500, life: 5 * 365 * 86_400 },
    });
  });

  test('of a country may be scaled', () => {
    const { electricity } = scenarioOf(`${powered}electricity: { price: { country: DE, scale: 60 % } }`);
    expect(electricity?.price).toMatchObject({ country: 'DE', scale: 0.6, value: expect.closeTo(0.1356, 12) });
  });

  test.each([
    ['electricity: { price: 0.1 }', "expected a price of electricity such as '0.10 EUR per kWh'"],
    ['electricity: { price: { country: Germany } }', 'expected'],
    ['electricity: { price: { country: NO } }', 'expected'],
    ['carbon: {}', "expected 'intensity' or 'embodied'"],
    ['carbon: { intensity: 350 kg }', 'expected a carbon intensity'],
  ])('that are wrong are told: %s', (line, message) => {
    const faults = faultsOf(`${powered}${line}`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });

  test('need a pool that states its power', () => {
    const faults = faultsOf(`${pools('a: { units: 4 }')}carbon: { intensity: 350 g per kWh }`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('no pool states what it draws');
  });

  test('and powers, written out and read back, are the same scenario', () => {
    const text = `${pools(`${server}, b: { units: 4, accelerator: mi250x, power: { idle: 90.5 W } }, c: { units: 1 }`, ', pue: 1.08')}
electricity: { price: { file: prices.csv, column: Price, zone: Europe/Berlin, unit: EUR/MWh, repeat: true } }
carbon: { intensity: 41.5 g per kWh, embodied: { accelerator: 164 kg, life: 6 years } }`;
    const scenario = scenarioOf(text);
    const again = scenarioOf(resolvedYaml(scenario));
    expect({ ...again, folder: '' }).toEqual({ ...scenario, folder: '' });
    expect(again.hash).toBe(scenario.hash);
  });
});

describe('a series', () => {
  const powered = pools('a: { units: 4, accelerator: h100 }', ', pue: 1.1');

  test('is named with its file, which must be there', () => {
    const { carbon } = scenarioOf(`${powered}carbon: { intensity: { file: ci.csv, column: LCA } }`);
    expect(carbon?.intensity).toEqual({ kind: 'file', file: 'ci.csv', column: 'LCA', repeat: false });
    const faults = faultsOf(`${powered}carbon: { intensity: { file: no-such.csv } }`, {
      checkFiles: true,
      folder: '/tmp',
    });
    expect(faults[0]).toContain("carbon.intensity.file: there is no file 'no-such.csv'");
  });

  test.each([
    ['zone: Europe/Berlim', "expected a zone such as UTC, '+01:00' or Europe/Berlin"],
    ['unit: EUR', 'expected'],
    ['colum: x', "did you mean 'column'?"],
  ])('with a wrong option is told: %s', (option, message) => {
    expect(faultsOf(`${powered}electricity: { price: { file: p.csv, ${option} } }`)[0]).toContain(message);
  });
});

describe('a start rule', () => {
  const powered = pools('a: { units: 4, accelerator: h100 }', ', pue: 1.1').replace(
    'duration: 1 h }',
    'duration: 1 h, shiftable: 12 h }',
  );
  const series = 'carbon: { intensity: { file: ci.csv } }';

  test('is a word or a map, and counts as knowing the future unless its forecast errs', () => {
    const { policies, workloads } = scenarioOf(
      `${powered}${series}\npolicies: { a: { start: carbon-window }, b: { start: { kind: carbon-threshold, percentile: 20 %, forecast: { error: 15 % } } } }`,
    );
    expect(workloads.w!.shiftable).toBe(12 * 3600);
    expect(policies.a!.start).toEqual({ kind: 'carbon-window' });
    expect(policies.b!.start).toEqual({
      kind: 'carbon-threshold',
      percentile: 0.2,
      horizon: 86_400,
      forecast: { error: 0.15 },
    });
    expect([policies.a!, policies.b!].map((policy) => knowledgeOf(policy))).toEqual(['oracle', 'estimate']);
  });

  test('is written out and read back', () => {
    const scenario = scenarioOf(
      `${powered}${series}\npolicy: { start: { kind: carbon-window, deadline: 6 h, forecast: { error: 15 % } } }\ncompare: { policy.backfill: [easy, none] }`,
    );
    expect(scenarioOf(resolvedYaml(scenario)).hash).toBe(scenario.hash);
  });

  test('needs the signal that it looks at', () => {
    const faults = faultsOf(
      `${powered}${series}\npolicy: {}\ncompare: { policy.start: [carbon-window, price-window] }`,
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("'price-window' looks at electricity.price, which the scenario does not state");
    expect(faultsOf(`${powered}policy: { start: carbon-widow }`)[0]).toContain("did you mean 'carbon-window'");
  });

  test('that can hold nothing is told', () => {
    const flat = `${pools('a: { units: 4, accelerator: h100, power: { busy: 500 W } }', ', pue: 1.1')}carbon: { intensity: { country: DE } }\npolicy: { start: carbon-window }`;
    expect(codes(flat)).toEqual(['yearly-average', 'nothing-shiftable', 'flat-signal']);
  });
});

describe('a cap on power', () => {
  const powered = pools('a: { units: 4, accelerator: h100, power: { busy: 500 W } }', ', pue: 1.1');
  const daily = "{ daily: [{ from: '8:00', cap: 200 kW }, { from: '20:00', cap: 0.3 MW }] }";

  test('is one value, by the hour of the day, or a series in a file', () => {
    const { policies } = scenarioOf(
      `${powered}policies: { a: { powerCap: 250 kW }, b: { powerCap: ${daily} }, c: { powerCap: { file: cap.csv, unit: kW, zone: UTC } } }`,
    );
    expect(policies.a!.powerCap).toEqual({ kind: 'constant', cap: 250_000 });
    expect(policies.b!.powerCap).toEqual({
      kind: 'daily',
      steps: [
        { from: '8:00', cap: 200_000 },
        { from: '20:00', cap: 300_000 },
      ],
    });
    expect(policies.c!.powerCap).toEqual({ kind: 'file', file: 'cap.csv', unit: 'kW', zone: 'UTC' });
    expect(describePolicy(policies.a!)).toContain('at most 250 kW');
  });

  test('is written out and read back', () => {
    const scenario = scenarioOf(`${powered}policies: { a: { powerCap: 1.5 MW }, b: { powerCap: ${daily} } }`);
    expect(scenarioOf(resolvedYaml(scenario)).hash).toBe(scenario.hash);
  });

  test.each([
    'backfill: conservative',
    'backfill: { kind: conservative, compress: false }',
    'backfill: depth-k',
    'backfill: { kind: easy, order: shortest-first }',
    'backfill: { kind: easy, depth: 2 }',
  ])('goes with every backfilling rule: %s', (backfill) => {
    const { policies } = scenarioOf(`${powered}policies: { a: { powerCap: 250 kW, ${backfill} } }`);
    expect(policies.a!.powerCap).toEqual({ kind: 'constant', cap: 250_000 });
  });

  test('goes with rules and caps that are compared', () => {
    const { policies } = scenarioOf(
      `${powered}policy: {}\ncompare: { policy.powerCap: [1 kW, 2 kW], policy.backfill: [easy, conservative, depth-k] }`,
    );
    expect(Object.keys(policies)).toHaveLength(6);
  });

  test.each([
    [
      `${pools('a: { units: 4 }')}policy: { powerCap: 250 kW }`,
      'no pool states what it draws, so there is nothing to cap',
    ],
    [`${powered}policy: { powerCap: 250 }`, "expected a power such as '700 W'"],
    [
      `${powered}policy: { powerCap: { daily: [{ from: '8:00', cap: 1 kW }, { from: '08:00', cap: 2 kW }] } }`,
      'each time of the day once',
    ],
  ])('that is wrong is told: %#', (text, message) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(message);
  });
});

describe('the tables', () => {
  test('have the values of their sources', () => {
    expect(accelerators.find('h100')).toMatchObject({ idle: 75, busy: 700 });
    expect(accelerators.find('gh200')).toMatchObject({ busy: 680 });
    expect(countries.find('DE')).toMatchObject({ price: 0.226, intensity: 381 });
    expect(countries.find('SE')).toMatchObject({ price: 0.097, intensity: 41 });
    expect(countries.find('NO')).toMatchObject({ price: null, intensity: 30 });
    expect(countries.entries).toHaveLength(30);
    for (const { idle, busy } of accelerators.entries) expect(busy).toBeGreaterThan(idle);
  });
});
