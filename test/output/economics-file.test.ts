import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { economicsText } from '../../src/cli/economics-text.ts';
import { terminal } from '../../src/cli/terminal/terminal.ts';
import { yearQuantities } from '../../src/economics/index.ts';
import { runStudy } from '../../src/experiment/index.ts';
import { headerOf } from '../../src/output/column.ts';
import { economicsFile } from '../../src/output/study-columns.ts';
import { writeStudy } from '../../src/output/write-study.ts';
import { scenarioOf } from '../scenario/reading.ts';
import { readTable } from './read-table.ts';

/** Half of 8 accelerators are busy, on average; the whole costs 100,000 a year to run and nothing to buy. */
const text = `name: money
horizon: 200 d
replications: 4
cluster: { pools: { gpus: { units: 8 } } }
tenants: { start-ups: {}, science: {} }
workloads:
  a: { tenant: start-ups, arrivals: { process: poisson, rate: 24 per day }, accelerators: 1, duration: { distribution: exponential, mean: 2 h } }
  b: { tenant: science, arrivals: { process: poisson, rate: 24 per day }, accelerators: 1, duration: { distribution: exponential, mean: 2 h } }
policies: { fcfs: { backfill: none }, easy: {} }
thresholds: [cost-per-useful-hour < 4, cost-per-useful-hour < 2]
economics:
  years: 2
  discount: 5 %
  operation: { staff: 100 k EUR per year }
  rent: 2.50 EUR per h
  startUps: { tenant: start-ups, grant: 1000 }
`;
const study = runStudy(scenarioOf(text), { threads: 0 });

describe('the money of a study', () => {
  it('is that of its runs: cost ÷ useful hours, replication by replication, with an interval', async () => {
    const { economics, policies, runs } = await study;
    const { plan, simulated } = economics!.policies[1]!;
    const own = runs.filter(({ policy }) => policy === 'easy');
    const hours = own.map(({ system }) => system.utilisation! * 8 * 8760 * 2);
    const expected = hours.map((each) => 200_000 / each);
    const mean = expected.reduce((sum, each) => sum + each, 0) / 4;
    expect(plan['cost-per-useful-hour']!.mean!).toBeCloseTo(mean, 2);
    expect(policies[1]!.system['cost-per-useful-hour']).toMatchObject(plan['cost-per-useful-hour']!);
    expect(plan['cost-per-installed-hour']!.mean!).toBeCloseTo(100_000 / (8 * 8760), 9);
    expect(plan['cost-per-useful-hour']!.halfWidth!).toBeGreaterThan(0);
    expect(simulated).toBeCloseTo(200 / 730, 9);
  });

  it('serves start-ups by what their tenant gets of the useful hours', async () => {
    const { plan } = (await study).economics!.policies[0]!;
    // Half of half of 8 accelerators, for two years.
    expect(plan['start-ups-served']!.mean! / ((8 / 4) * 8.76 * 2)).toBeCloseTo(1, 1);
  });

  it('can be held to thresholds like anything measured', async () => {
    const { thresholds } = await study;
    expect(thresholds.filter(({ policy }) => policy === 'easy').map(({ verdict }) => verdict)).toEqual([
      'holds',
      'fails',
    ]);
  });

  it('says in a note how much of the plan was simulated', async () => {
    const { notes } = await study;
    expect(notes.find(({ code }) => code === 'plan-carried-on')?.text).toMatch(/^27.4 % of the plan's 2 years/);
  });

  it('is told on the terminal: what an hour costs, and that renting costs less', async () => {
    const screen = terminal(false, process.stdout, process.stderr, {});
    const told = economicsText((await study).economics!, { paint: screen.paint, width: 80 });
    expect(told).toMatch(/2 years, +total +paid +net present +EUR\/inst. h +EUR\/useful h +break-even\s+EUR\n/);
    expect(told.replaceAll(/\s+/g, ' ')).toMatch(
      /Renting at 2.5 EUR an hour costs less than owning under easy, where a useful hour comes to 2.\d+ EUR/,
    );
    for (const line of told.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('economics.csv', () => {
  const place = mkdtempSync(join(tmpdir(), 'queueworks-'));
  const written = study.then((done) => writeStudy(place, done, '1.2.3'));

  it('has every quantity of every year, then the plan, with intervals', async () => {
    await written;
    const rows = await readTable(join(place, 'economics.csv'));
    expect(readFileSync(join(place, 'economics.csv'), 'utf8').split('\n')[0]).toBe(headerOf(economicsFile));
    const first = rows.filter(({ policy, period }) => policy === 'fcfs' && period === '1');
    expect(first.map(({ quantity }) => quantity)).toEqual(yearQuantities.map(({ name }) => name));
    expect(first.find(({ quantity }) => quantity === 'staff')).toMatchObject({
      value: '100000',
      half_width: '0',
      currency: 'EUR',
    });
    const plan = rows.find(({ period, quantity }) => period === 'plan' && quantity === 'net-present-cost')!;
    expect(Number(plan.value)).toBeCloseTo(100_000 / 1.05 + 100_000 / 1.05 ** 2, 3);
    expect(plan).toMatchObject({ unit: 'money', replications: '4', version: '1.2.3' });
    for (const { unit } of rows) expect(unit).not.toBe('');
  });

  it('is not there, and its metrics are nowhere, where the scenario has no money', async () => {
    const plain = mkdtempSync(join(tmpdir(), 'queueworks-'));
    const scenario = scenarioOf(
      text.replace(/thresholds:[\s\S]*$/, 'replications: 1\n').replace('replications: 4\n', ''),
    );
    const without = await runStudy(scenario, { threads: 0 });
    await writeStudy(plain, without, '1.2.3');
    expect(existsSync(join(plain, 'economics.csv'))).toBe(false);
    expect(without.policies[0]!.system).not.toHaveProperty('total-cost');
    expect(readFileSync(join(plain, 'system.csv'), 'utf8')).not.toContain('total-cost');
  });
});
