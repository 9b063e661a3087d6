import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { openScenario } from '../../src/scenario/index.ts';

const day = 86_400;
const root = join(import.meta.dirname, '../../scenarios/funding');

/** What a funding scenario, or one of its plans, comes to in a shortened form: by policy, the means of its plan and of its metrics. */
async function played(file: string, sets: readonly string[], plan?: string) {
  const open = openScenario(join(root, file), { sets: ['replications=2', ...sets] });
  const plans = open.variant([]).scenario?.plans ?? {};
  const settings = plan === undefined ? {} : plans[plan]!;
  const { scenario, faults } = open.variant(
    Object.entries(settings).map(([path, value]) => ({ path, value, place: undefined })),
  );
  if (!scenario) throw new Error(`${file}: ${faults.length} faults`);
  const study = await runStudy(scenario, { threads: 0 });
  return study.policies.map(({ policy, system, groups, unstable }) => ({
    policy,
    unstable,
    ofSize: (name: string) =>
      groups.find((group) => group.dimension === 'size' && group.name === name)!.metrics.wait!.mean.mean!,
    of: (metric: string) => system[metric]!.mean!,
    wait: (statistic: 'mean' | 'p95') => groups[0]!.metrics.wait![statistic].mean!,
    plan: (quantity: string) => study.economics!.policies.find((each) => each.policy === policy)!.plan[quantity]!.mean!,
  }));
}

describe('ten points of utilisation', () => {
  it('have a price: backfilling keeps up with what strict order cannot serve, shows who waits, and ten are worth 8 M EUR of 80', async () => {
    const [strict, easy] = await played('ten-points.yaml', ['horizon=45 d', 'warmup=10 d']);
    const points = 100 * (easy!.of('utilisation') - strict!.of('utilisation'));
    expect([strict!.unstable, easy!.unstable]).toEqual([true, false]);
    expect(easy!.wait('mean')).toBeGreaterThan(0);
    expect(points).toBeGreaterThan(3);
    expect(points).toBeLessThan(14);
    expect(easy!.of('cost-per-useful-hour')).toBeLessThan(0.95 * strict!.of('cost-per-useful-hour'));
    expect(easy!.plan('total-cost') / strict!.plan('total-cost')).toBeCloseTo(1, 2);
    expect(easy!.of('capital-per-ten-points')).toBeGreaterThan(8e6);
    expect(easy!.of('capital-per-ten-points')).toBeLessThan(9.5e6);
  });
});

describe('own, reserve or rent', () => {
  const shortened = ['horizon=21 d', 'warmup=5 d'];

  it('hangs on the load: half of it makes an hour about twice as dear, and renting cheaper', async () => {
    const [full] = await played('own-or-rent.yaml', shortened);
    const [half] = await played('own-or-rent.yaml', [...shortened, 'load=50 %']);
    expect(half!.of('cost-per-useful-hour') / full!.of('cost-per-useful-hour')).toBeGreaterThan(1.6);
    expect(full!.of('saving-over-rent')).toBeGreaterThan(0);
    expect(half!.of('saving-over-rent')).toBeLessThan(0);
  });

  it('and little on the country: from Finland to Germany an hour gets a few per cent dearer', async () => {
    const [north] = await played('own-or-rent.yaml', [...shortened, 'electricity.price.country=FI']);
    const [middle] = await played('own-or-rent.yaml', [...shortened, 'electricity.price.country=DE']);
    const ratio = middle!.of('cost-per-useful-hour') / north!.of('cost-per-useful-hour');
    expect(ratio).toBeGreaterThan(1.03);
    expect(ratio).toBeLessThan(1.12);
  });
});

describe('plans to own, reserve or rent', () => {
  const shortened = ['horizon=21 d', 'warmup=5 d'];

  it('deliver the same hours, and a well-used machine is cheapest when it is one’s own', async () => {
    const [own, reserve, rent] = await Promise.all(
      ['own-DE', 'reserve', 'rent'].map(async (plan) => (await played('own-or-rent.yaml', shortened, plan))[0]!),
    );
    expect(reserve!.of('useful-hours')).toBe(own!.of('useful-hours'));
    expect(reserve!.plan('rentals')).toBeCloseTo(512 * 8760 * 5 * 3.29, 0);
    expect(rent!.plan('rentals')).toBeCloseTo(rent!.plan('allocated-hours') * 4.9, 0);
    expect(own!.of('cost-per-useful-hour')).toBeLessThan(reserve!.of('cost-per-useful-hour'));
    expect(reserve!.of('cost-per-useful-hour')).toBeLessThan(rent!.of('cost-per-useful-hour'));
  });

  it('rent by the hour when only a third of it is used: then reserved hours that nobody uses cost more', async () => {
    const [reserve, rent] = await Promise.all(
      ['reserve', 'rent'].map(
        async (plan) => (await played('own-or-rent.yaml', [...shortened, 'load=40 %'], plan))[0]!,
      ),
    );
    expect(rent!.of('cost-per-useful-hour')).toBeLessThan(reserve!.of('cost-per-useful-hour'));
  });
});

describe('one large site or five small ones', () => {
  it('the large one is cheaper by the hour and waits least; sharing takes most of the waiting from small ones', async () => {
    const shortened = ['horizon=50 d', 'warmup=10 d'];
    const [large, apart, shared] = await Promise.all(
      ['large', 'apart', 'shared'].map(async (plan) => (await played('sites.yaml', shortened, plan))[0]!),
    );
    expect(large!.of('cost-per-useful-hour')).toBeLessThan(0.95 * shared!.of('cost-per-useful-hour'));
    expect(large!.wait('mean')).toBeLessThan(shared!.wait('mean'));
    expect(shared!.wait('mean')).toBeLessThan(apart!.wait('mean') / 2);
    const back = (apart!.wait('mean') - shared!.wait('mean')) / (apart!.wait('mean') - large!.wait('mean'));
    expect(back).toBeGreaterThan(0.5);
    expect(shared!.ofSize('65-128')).toBeGreaterThan(large!.ofSize('65-128'));
    // The same 100 M EUR, at 71,000 and at 80,000 EUR an accelerator.
    expect(large!.plan('installed-hours')).toBeCloseTo(1400 * 8760 * 5, 0);
    expect(apart!.plan('installed-hours')).toBeCloseTo(5 * 250 * 8760 * 5, 0);
  });
});

describe('upgrade now, or wait for a newer accelerator', () => {
  it('who waits has cheaper hours and a year of queues', async () => {
    const shortened = ['horizon=1095 d', 'load=50 %', 'cluster.pools.old.units=84'];
    const [now, wait] = await Promise.all(
      ['now', 'wait'].map(async (plan) => (await played('upgrade.yaml', shortened, plan))[0]!),
    );
    expect(wait!.of('cost-per-useful-hour')).toBeLessThan(0.9 * now!.of('cost-per-useful-hour'));
    expect(wait!.wait('p95')).toBeGreaterThan(20 * day);
    expect(now!.wait('p95')).toBeLessThan(wait!.wait('p95') / 2);
    const more = (quantity: string) => wait!.plan(quantity) / now!.plan(quantity);
    expect(more('useful-hours')).toBeLessThan(more('installed-hours'));
    // 1,066 units from half a year on, or 2,000 from a year and a half on; 84 old ones.
    // The old machine is 2,555 days old on 2029-12-31, 1,094 days on: 2024 and 2028 are leap years.
    const old = 84 * 1094 * 24;
    expect(now!.plan('installed-hours')).toBeCloseTo(old + 1066 * 4.5 * 8760, 0);
    expect(wait!.plan('installed-hours')).toBeCloseTo(old + 2000 * 3.5 * 8760, 0);
  });
});

describe('the programme as a whole', () => {
  it('pays EUR 2.1 bn for ten sites, delivers nothing for nine months, and its hours get cheaper as sites fill', async () => {
    const shortened = ['horizon=1460 d'];
    const { scenario } = openScenario(join(root, 'programme.yaml'), { sets: ['replications=2', ...shortened] }).variant(
      [],
    );
    for (const { share } of Object.values(scenario!.economics!.purchases)) expect(share?.union).toBe(0.5);
    let first = Number.POSITIVE_INFINITY;
    const early: number[] = [];
    const study = await runStudy(scenario!, {
      threads: 0,
      onRun: ({ jobs, outcome }) => {
        for (const start of outcome.start) if (start < first) first = start;
        const waits = Array.from(
          outcome.start,
          (start, job) => [start - jobs.submit[job]!, jobs.submit[job]!] as const,
        );
        const longest = waits.filter(([wait]) => wait >= 0).sort((a, b) => b[0] - a[0]);
        const twentieth = longest.slice(0, Math.floor(longest.length / 20));
        early.push(twentieth.filter(([, submitted]) => submitted < 273.75 * day).length / twentieth.length);
      },
    });
    expect(first).toBe(273.75 * day);
    const { years, plan } = study.economics!.policies[0]!;
    expect(plan.paid!.mean! / 1e9).toBeCloseTo(2.1, 1);
    const cost = years.map((year) => year['cost-per-useful-hour']!.mean!);
    expect(cost[0]!).toBeGreaterThan(3 * cost[2]!);
    expect(cost[4]!).toBeGreaterThan(1.1 * Math.min(...cost));
    for (const share of early) expect(share).toBeGreaterThan(0.5);
    expect(years.map((year) => Math.round(year['installed-hours']!.mean! / (1856 * 8760) / 0.25))).toEqual([
      1, 8, 16, 24, 32, 38,
    ]);
    expect(plan.leverage!.mean! * 0.6).toBeCloseTo(plan['effective-leverage']!.mean!, 9);
    expect(plan['start-ups-served']!.mean!).toBeGreaterThan(1000);
  });
});
