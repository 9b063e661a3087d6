import { describe, expect, it } from 'vitest';
import { accountMeasures, accountOf, planValues, yearQuantities } from '../../src/economics/index.ts';
import { systemMetrics } from '../../src/metrics/index.ts';
import { scenarioOf, sound } from '../scenario/reading.ts';

const { economics, cluster } = scenarioOf(
  `${sound}economics:\n  discount: 8 %\n  purchases: { p: { cost: 1 M EUR, life: 3 years, residual: 20 % } }\n  operation: { staff: 10 k EUR per year }\n`,
);
const account = accountOf({
  spec: economics!,
  cluster,
  window: { from: 0, to: 86_400 },
  delivered: {
    edges: [0, 1, 2, 3, 4, 5].map((k) => k * 365 * 86_400),
    allocated: [[32 * 86_400, 0, 0, 0, 0]],
    useful: [[32 * 86_400, 0, 0, 0, 0]],
    usefulByTenant: [32 * 86_400],
    usersServed: [1],
    waited: 0,
  },
  tenants: ['a'],
});

describe('the quantities of an account', () => {
  it('have for every measure of a plan a metric in the catalogue, and for every metric with money a measure', () => {
    const names = Object.keys(accountMeasures(account.plan));
    for (const name of names) expect(systemMetrics.find(name), name).toBeDefined();
    const catalogued = systemMetrics.entries.filter(({ source }) => source === 'docs/economics.md');
    expect(catalogued.map(({ name }) => name)).toEqual(names);
  });

  it('add up to the plan, or stand in its last year', () => {
    const values = planValues(account);
    for (const { name, plan, value } of yearQuantities) {
      const years = account.years.map((year) => value(year)!);
      if (plan === 'sum')
        expect(values[name]).toBeCloseTo(
          years.reduce((sum, each) => sum + each, 0),
          6,
        );
      if (plan === 'last') expect(values[name]).toBe(years.at(-1));
    }
    expect(values['total-cost']).toBeCloseTo(
      account.years.reduce((sum, { total }) => sum + total, 0),
      6,
    );
  });

  it('say nothing of the machine after its life: no capital, no value, and what is left comes back', () => {
    expect(account.years.map(({ costs }) => costs.capital > 0)).toEqual([true, true, true, false, false]);
    expect(account.years.map(({ bookValue }) => Math.round(bookValue))).toEqual([733_333, 466_667, 0, 0, 0]);
    expect(account.years.map(({ paid }) => Math.round(paid))).toEqual([1_010_000, 10_000, -190_000, 10_000, 10_000]);
  });
});
