import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { loadScenario } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '../../scenarios/funding');

/** What a funding scenario comes to in a shortened form: by policy, the means of its plan and of its system metrics. */
async function played(file: string, sets: readonly string[]) {
  const { scenario, faults } = loadScenario(join(root, file), { sets: ['replications=2', ...sets] });
  if (!scenario) throw new Error(`${file}: ${faults.length} faults`);
  const study = await runStudy(scenario, { threads: 0 });
  return study.policies.map(({ policy, system, unstable }) => ({
    policy,
    unstable,
    of: (metric: string) => system[metric]!.mean!,
    plan: (quantity: string) => study.economics!.policies.find((each) => each.policy === policy)!.plan[quantity]!.mean!,
  }));
}

describe('ten points of utilisation', () => {
  it('are what backfilling brings a machine that is asked for more than it has, and worth 8 M EUR of its 80', async () => {
    const [strict, easy] = await played('ten-points.yaml', ['horizon=45 d', 'warmup=10 d']);
    const points = 100 * (easy!.of('utilisation') - strict!.of('utilisation'));
    expect(points).toBeGreaterThan(6);
    expect(points).toBeLessThan(14);
    expect(easy!.of('cost-per-useful-hour')).toBeLessThan(0.95 * strict!.of('cost-per-useful-hour'));
    expect(easy!.plan('total-cost') / strict!.plan('total-cost')).toBeCloseTo(1, 2);
    expect(easy!.of('capital-per-ten-points')).toBeGreaterThan(8e6);
    expect(easy!.of('capital-per-ten-points')).toBeLessThan(9e6);
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
