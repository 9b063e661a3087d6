import { describe, expect, test } from 'vitest';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import { year } from '../../src/units/index.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const whole = `${sound}begin: 2027-01-01
economics:
  discount: 8 %
  years: 6
  purchases:
    first:  { at: 2027-07, lag: 9 months, pool: gpus, cost: 80 M EUR, network: 15 %, life: 4 years, residual: 10 %, share: { union: 50 %, host: 30 % } }
    second: { at: 18 months, pool: gpus, accelerators: 16, cost: 12.5 M EUR, retire: 2030-12-31, sale: 1 M EUR }
    older:  { at: 2025-03-15, cost: 5 M EUR }
  rentals: { cloud: { pool: gpus, price: 2.35 EUR per h, from: 2028-01, until: 2029-01, pay: used } }
  facility: { cost: 9 M EUR per MW, share: { host: 100 % } }
  operation: { staff: 1.2 M EUR per year, maintenance: 4 %, other: 10 k EUR per month, availability: 97 % }
  energy: { price: 102 EUR per MWh, pue: 1.1, busy: 1.4 kW, idle: 150 W }
  grants: { services: { from: union, amount: 25 M EUR, at: 2027-11, over: 3 years } }
  income: { price: 1.03 EUR per h, share: 20 % }
  rent: { price: 2.35 EUR per h, extras: 40 % }
  public: [union, host]
  leverage: { of: union, mobilised: 1 bn EUR, additionality: 60 % }
  startUps: { tenant: a, grant: 10000 }
  delay: 0.5 EUR per h
`;

const money = (text: string, begin = 'begin: 2027-01-01\n') =>
  `${sound}${begin}economics:\n  discount: 5 %\n${text.replace(/^/gm, '  ')}\n`;

describe('the money of a scenario', () => {
  const { economics } = scenarioOf(whole);

  test('has its times in seconds from the start, whether they were dates or spans', () => {
    const { first, second, older } = economics!.purchases;
    expect([first!.at, first!.lag, first!.life]).toEqual([181 * 86_400, 0.75 * year, 4 * year]);
    expect([second!.at, second!.retire]).toEqual([1.5 * year, 1460 * 86_400]);
    expect(older!.at).toBe(-657 * 86_400);
  });

  test('has amounts per base unit in one currency', () => {
    expect(economics!.currency).toBe('EUR');
    expect(economics!.energy).toEqual({ price: 0.102, pue: 1.1, busy: 1400, idle: 150 });
    expect(economics!.operation).toMatchObject({ staff: 1.2e6, other: 120_000 });
    expect(economics!.facility).toEqual({ cost: 9e6, life: 15 * year, share: { host: 1 } });
  });

  test('takes the whole pool, or the whole machine, where no size is given', () => {
    const { first, second, older } = economics!.purchases;
    expect([first, second, older].map((purchase) => purchase!.accelerators)).toEqual([64, 16, 64]);
  });

  test('counts nodes where the pool has them', () => {
    const text = money('purchases: { p: { pool: gpus, nodes: 3, cost: 1 M EUR } }').replace(
      '{ units: 64 }',
      '{ nodes: 16, acceleratorsPerNode: 4 }',
    );
    expect(scenarioOf(text).economics!.purchases.p!.accelerators).toBe(12);
  });

  test('is written out with every default, and reads back the same', () => {
    const scenario = scenarioOf(whole);
    expect(scenarioOf(resolvedYaml(scenario))).toEqual(scenario);
    expect(resolvedYaml(scenario)).toContain('at: 2027-07-01');
    const small = scenarioOf(money('purchases: { p: { cost: 1 M EUR } }', ''));
    expect(scenarioOf(resolvedYaml(small)).hash).toBe(small.hash);
  });

  test('leaves the hash of scenarios without it as it was', () => {
    expect(scenarioOf(sound).economics).toBeUndefined();
    expect(scenarioOf(sound)).not.toHaveProperty('economics');
  });
});

describe('limits on money', () => {
  const limit = (text: string) =>
    scenarioOf(`${money('rent: 2 EUR per h')}thresholds: ["${text}"]\n`).thresholds![0]!.limit;

  test.each([
    ['total-cost < 80 M EUR', 80e6],
    ['total-cost < 80000000', 80e6],
    ['cost-per-useful-hour < 2.50 EUR per h', 2.5],
    ['cost-per-useful-hour < 2.50 EUR', 2.5],
    ['cost-per-useful-hour < 2.5', 2.5],
    ['break-even-utilisation < 70 %', 0.7],
  ])('are written like other money: %s', (text, value) => {
    expect(limit(text)).toBe(value);
  });
});

describe('faults in the money of a scenario', () => {
  test.each([
    ['purchases: { p: { cost: 80 M USD } }', /purchases\.p\.cost: the plan is in EUR, this is in USD/],
    [
      'purchases: { p: { cost: 80 M EUR, pool: gpu } }',
      /purchases\.p\.pool: there is no pool 'gpu' \| did you mean 'gpus'\?/,
    ],
    ['purchases: { p: { cost: 80 M EUR, pool: gpus, nodes: 3 } }', /nodes: the pool 'gpus' is a count of units/],
    ['purchases: { p: { cost: 80 M EUR, pool: gpus, accelerators: 65 } }', /the pool 'gpus' has 64 accelerators/],
    ['purchases: { p: { cost: 80 M EUR, nodes: 3 } }', /only a pool has nodes/],
    ['purchases: { p: { cost: 80 M EUR, share: { a: 60 %, b: 50 % } } }', /share: the shares come to 110 %/],
    ['operation: { share: { a: 101 % } }', /at most 100 %/],
    ['facility: { cost: 9 M EUR per MW }', /facility: what has to be built hangs on what the machine draws/],
    ['currency: CHF', /currency: electricity is priced in EUR, the plan is in CHF/],
    ['public: [union]', /public\[0\]: there is no funder 'union'/],
    ['leverage: { of: union }', /leverage\.of: there is no funder 'union'/],
    ['startUps: { tenant: c }', /startUps\.tenant: there is no tenant 'c'/],
    ['purchases: { p: { cost: 80 } }', /expected an amount of money such as '80 M EUR', got 80/],
    ['purchases: { p: { cost: 80 M EUR, at: soon } }', /at: expected a date such as 2027-07/],
    ['rent: 2.50', /expected a price such as '2.50 EUR per h'/],
    [
      'purchases: { p: { cost: 80 M EUR, lief: 5 years } }',
      /lief: there is no key 'lief' here \| did you mean 'life'\?/,
    ],
  ])('%s', (text, message) => {
    const priced = text.startsWith('currency') ? 'electricity: { price: 0.1 EUR per kWh }\n' : '';
    const faults = faultsOf(
      money(text).replace(
        '{ units: 64 }',
        priced === '' ? '{ units: 64 }' : '{ units: 64, power: { idle: 60 W, busy: 400 W } }',
      ) + priced,
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  test('a threshold in another currency', () => {
    const faults = faultsOf(
      `${money('rent: 2 EUR per h')}thresholds: [cost-per-useful-hour < 2.50 USD per h, total-cost < 80 M EUR]\n`,
    );
    expect(faults).toEqual([expect.stringMatching(/thresholds\[0\]: the plan is in EUR, this limit is in USD/)]);
  });

  test('a date without a beginning', () => {
    const faults = faultsOf(money('purchases: { p: { cost: 80 M EUR, at: 2027-07 } }', ''));
    expect(faults).toEqual([expect.stringMatching(/purchases\.p\.at: a date says nothing as long as nobody knows/)]);
  });

  test.each([
    ['purchases: { p: { cost: 8 M EUR, life: 0 years } }', /p\.life: a life is longer than nothing/],
    ['purchases: { p: { cost: 8 M EUR, sale: 1 M EUR } }', /p\.sale: it is sold only if it leaves.*'retire'/],
    [
      'purchases: { p: { cost: 8 M EUR, at: 3 months, lag: 3 months, retire: 4 months } }',
      /p\.retire: it leaves before it serves: that is from 6 months on, 3 months after it was paid/,
    ],
    ['purchases: { p: { cost: 8 M EUR, at: 2027-07, retire: 2027-03 } }', /p\.retire: it leaves before it serves/],
    [
      'purchases: { p: { cost: 8 M EUR, life: 2 years, retire: 3 years } }',
      /p\.retire: its life ends before that, at 2 years/,
    ],
    [
      'rentals: { r: { pool: gpus, price: 2 EUR per h, from: 3 months, until: 1 month } }',
      /r\.until: what is rented ends before it begins/,
    ],
    ['facility: { cost: 9 M EUR per MW, life: 0 d }\nenergy: { price: 0.1 EUR per kWh, busy: 1 kW }', /facility\.life/],
    ['energy: { price: 0.1 EUR per kWh, busy: 1 kW, idle: 2 kW }', /energy\.idle: an idle accelerator draws no more/],
  ])('what cannot be in a plan: %s', (text, message) => {
    const faults = faultsOf(money(text));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
  });

  test('start-ups whose tenant no workload names, where none is declared', () => {
    const undeclared = (tenant: string) =>
      money(`startUps: { tenant: ${tenant} }`).replace(/tenants:\n {2}a: .*\n {2}b: .*\n/, '');
    expect(undeclared('a')).not.toContain('tenants:');
    expect(faultsOf(undeclared('a'))).toEqual([]);
    expect(faultsOf(undeclared('c'))).toEqual([expect.stringMatching(/startUps\.tenant: there is no tenant 'c'/)]);
  });

  test('no discount rate: it decides too much to be guessed', () => {
    expect(faultsOf(`${sound}economics: { years: 5 }\n`)).toEqual([
      expect.stringMatching(/economics\.discount.*missing/),
    ]);
  });
});
