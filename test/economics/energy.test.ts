import { describe, expect, it } from 'vitest';
import { runStudy } from '../../src/experiment/index.ts';
import { scenarioOf } from '../scenario/reading.ts';

const base = (cluster: string, more: string, economics: string) => `name: money
horizon: 100 d
warmup: 10 d
replications: 2
cluster: ${cluster}
workloads:
  a: { pools: [gpus], arrivals: { process: poisson, rate: 24 per day }, accelerators: 2, duration: { distribution: exponential, mean: 2 h } }
${more}economics:
  years: 2
  discount: 5 %
  purchases: { p: { pool: gpus, cost: 1 M EUR } }
  facility: { cost: 9 M EUR per MW }
${economics}`;

const measured = base(
  '{ pue: 1.2, pools: { gpus: { units: 8, power: { idle: 100 W, busy: 1 kW } } } }',
  'electricity: { price: 0.15 EUR per kWh }\n',
  '',
);
const stated = base(
  '{ pools: { gpus: { units: 8 } } }',
  '',
  '  energy: { price: 150 EUR per MWh, pue: 1.2, idle: 100 W, busy: 1 kW }\n',
);

const plan = async (text: string) => (await runStudy(scenarioOf(text), { threads: 0 })).economics!.policies[0]!.plan;

describe('the energy of a plan', () => {
  it('comes to the same, measured in the window and carried on, as by stated watts and utilisation', async () => {
    const [one, other] = await Promise.all([plan(measured), plan(stated)]);
    expect(one.energy!.mean!).toBeGreaterThan(1000);
    expect(one.energy!.mean! / other.energy!.mean!).toBeCloseTo(1, 9);
  });

  it('needs a building for all of its busy watts, whoever states them', async () => {
    const [one, other] = await Promise.all([plan(measured), plan(stated)]);
    // 8 × 1 kW × 1.2 = 9.6 kW at 9 M per MW, over 15 years at 5 %.
    const annuity = (9.6e-3 * 9e6 * 0.05 * 1.05 ** 15) / (1.05 ** 15 - 1);
    expect(one.facility!.mean!).toBeCloseTo(2 * annuity, 3);
    expect(other.facility!.mean!).toBeCloseTo(2 * annuity, 3);
  });

  it('leaves out what is rented, which draws somebody else’s', async () => {
    const rented = stated.replace(
      'purchases: { p: { pool: gpus, cost: 1 M EUR } }',
      'rentals: { r: { pool: gpus, price: 2 EUR per h } }',
    );
    const own = await plan(rented);
    expect(own.energy!.mean).toBe(0);
    const metered = measured
      .replace('purchases: { p: { pool: gpus, cost: 1 M EUR } }', 'rentals: { r: { pool: gpus, price: 2 EUR per h } }')
      .replace(/ {2}facility: .*\n/, '');
    expect((await plan(metered)).energy!.mean).toBe(0);
    expect(own.rentals!.mean).toBeCloseTo(8 * 8760 * 2 * 2, 6);
  });

  it('of rented hours that are used pays for those alone', async () => {
    const used = stated.replace(
      'purchases: { p: { pool: gpus, cost: 1 M EUR } }',
      'rentals: { r: { pool: gpus, price: 2 EUR per h, pay: used } }',
    );
    const own = await plan(used);
    expect(own.rentals!.mean!).toBeCloseTo(own['allocated-hours']!.mean! * 2, 6);
  });
});
