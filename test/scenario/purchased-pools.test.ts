import { describe, expect, test } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import { month, year } from '../../src/units/span.ts';
import { faultsOf, scenarioOf } from './reading.ts';

const day = 86_400;

const text = (purchases: string, { pools = '{ a: { units: 64 } }', horizon = '2190 d', more = '' } = {}) => `name: plan
begin: 2027-01-01
horizon: ${horizon}
cluster: { pools: ${pools} }
workloads: { jobs: { arrivals: { process: poisson, rate: 2 per day }, accelerators: 4, duration: 6 h } }
economics:
  discount: 5 %
  years: 6
  purchases: ${purchases}
${more}`;

const poolOf = (written: string, name = 'a') => scenarioOf(written).cluster.pools[name];

describe('a pool that is bought', () => {
  test('appears when its purchase goes into service, and leaves with its life', () => {
    expect(poolOf(text('{ p: { pool: a, at: 2027-07, lag: 9 months, life: 4 years, cost: 1 M EUR } }'))).toEqual({
      kind: 'units',
      units: 64,
      from: 181 * day + 9 * month,
      until: 181 * day + 9 * month + 4 * year,
    });
  });

  test('is there from the start when it was bought before', () => {
    expect(poolOf(text('{ p: { pool: a, at: 2025-01, life: 10 years, cost: 1 M EUR } }'))).toEqual({
      kind: 'units',
      units: 64,
    });
  });

  test('grows by what is bought for it, node by node, and shrinks when parts retire', () => {
    const pools = '{ a: { nodes: 16, acceleratorsPerNode: 4 } }';
    const purchases =
      '{ old: { pool: a, nodes: 10, cost: 1 M EUR, retire: 36 months, life: 9 years }, more: { pool: a, nodes: 6, at: 12 months, cost: 1 M EUR, life: 9 years } }';
    expect(poolOf(text(purchases, { pools }))).toEqual({
      kind: 'nodes',
      nodes: 10,
      acceleratorsPerNode: 4,
      changes: [
        { at: year, nodes: 16 },
        { at: 3 * year, nodes: 6 },
      ],
    });
  });

  test('keeps what it says itself', () => {
    const pools = '{ a: { units: 64, from: 10 d } }';
    expect(poolOf(text('{ p: { pool: a, at: 2027-07, cost: 1 M EUR, life: 9 years } }', { pools }))).toMatchObject({
      from: 10 * day,
    });
  });

  test('does not leave at the horizon: jobs that are still there run to their end', () => {
    const written = text('{ p: { pool: a, cost: 1 M EUR, life: 1 year } }', { horizon: '365 d' });
    expect(poolOf(written)).toEqual({ kind: 'units', units: 64 });
  });

  test('reads back the same from the scenario that is written out', () => {
    const scenario = scenarioOf(text('{ p: { pool: a, at: 2027-07, lag: 9 months, life: 4 years, cost: 1 M EUR } }'));
    expect(scenarioOf(resolvedYaml(scenario))).toEqual(scenario);
  });

  test('comes in whole nodes', () => {
    const pools = '{ a: { nodes: 16, acceleratorsPerNode: 4 } }';
    const faults = faultsOf(text('{ p: { pool: a, accelerators: 10, cost: 1 M EUR } }', { pools }));
    expect(faults).toEqual([expect.stringMatching(/accelerators: .*whole nodes/)]);
  });

  test('and what is rented is there from and until it is rented', () => {
    const more = '  rentals: { r: { pool: a, price: 2 EUR per h, from: 6 months, until: 18 months } }\n';
    expect(poolOf(text('{}', { more }))).toEqual({ kind: 'units', units: 64, from: year / 2, until: 1.5 * year });
  });
});

describe('a run of a plan', () => {
  const purchases = '{ p: { pool: a, at: 6 months, lag: 3 months, life: 3 years, cost: 1 M EUR } }';

  test('starts nothing before the machine is there, and its hours are those it is there', async () => {
    const scenario = scenarioOf(
      text(purchases, { horizon: '730 d', more: 'replications: 2\noutputs: { report: false }\n' }),
    );
    const starts: number[] = [];
    const study = await runStudy(scenario, {
      threads: 0,
      onRun: ({ outcome }) => {
        starts.push(...outcome.start);
      },
    });
    expect(Math.min(...starts)).toBe(0.75 * year);
    const { years, plan, simulated } = study.economics!.policies[0]!;
    const hours = years.map((values) => values['installed-hours']!.mean!);
    [0.25, 1, 1, 0.75, 0, 0].forEach((part, k) => {
      expect(hours[k]).toBeCloseTo(part * 64 * 8760, 3);
    });
    expect(simulated).toBeCloseTo(1.25 / 3, 9);
    expect(years[5]!['useful-hours']!.mean).toBe(0);
    // Demand of 2 a day for 4 accelerators and 6 h: half an accelerator-day a day; the first year's is worked off in the second.
    expect(plan['useful-hours']!.mean! / plan['installed-hours']!.mean!).toBeLessThan(0.1);
  });
});
