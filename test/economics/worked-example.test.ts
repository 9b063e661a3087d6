import { describe, expect, it } from 'vitest';
import { type Account, accountOf } from '../../src/economics/index.ts';
import type { EconomicsSpec } from '../../src/economics/spec.ts';
import { hour, year } from '../../src/units/index.ts';

const accelerators = 1024;
const utilisation = 0.75;
const years = 5;

/** Inputs of the example: 1,024 accelerators at 35,000, 15 % network, 1.2 kW each, PUE 1.25, 9 M a MW of building. */
const spec: EconomicsSpec = {
  currency: 'EUR',
  years,
  discount: 0.08,
  atEnd: 'nothing',
  purchases: {
    machine: {
      at: 0,
      lag: 0,
      accelerators,
      cost: accelerators * 35_000,
      network: 0.15,
      life: 5 * year,
      residual: 0,
      share: { union: 0.5 },
    },
  },
  rentals: {},
  facility: { cost: 9e6, life: 15 * year, share: {} },
  operation: { staff: 1.2e6, maintenance: 0.04, other: 0, availability: 0.97, share: {} },
  energy: { price: 0.1, pue: 1.25, busy: 1200, idle: 1200 },
  grants: {},
  rent: { price: 2.5, extras: 0 },
  public: ['union'],
};

/** A run in which the first 100 days were simulated and three quarters of the machine were useful. */
function accountWith(changes: Partial<EconomicsSpec> = {}): Account {
  const window = { from: 0, to: 100 * 86_400 };
  const held = [accelerators * utilisation * window.to, 0, 0, 0, 0];
  return accountOf({
    spec: { ...spec, ...changes },
    cluster: { pools: { gpus: { kind: 'units', units: accelerators } } },
    window,
    delivered: {
      edges: Array.from({ length: years + 1 }, (_, k) => k * year),
      allocated: [held],
      useful: [held],
      usefulByTenant: [held[0]!],
      usersServed: [7],
      waited: 1000 * hour,
    },
    tenants: ['start-ups'],
  });
}

describe('the worked example of an owned machine', () => {
  const { years: each, plan } = accountWith();
  const first = each[0]!;

  it('costs 16.132041 M a year: 11.937865 of capital and building, 1.345536 of energy, 2.848640 of everything else', () => {
    expect((first.costs.capital + first.costs.facility) / 1e6).toBeCloseTo(11.937865, 6);
    expect(first.costs.energy / 1e6).toBeCloseTo(1.345536, 6);
    expect((first.costs.maintenance + first.costs.staff) / 1e6).toBeCloseTo(2.84864, 6);
    expect(first.total / 1e6).toBeCloseTo(16.132041, 6);
    for (const year of each) expect(year.total).toBeCloseTo(first.total, 3);
  });

  it('costs 1.798396 per installed hour and 2.472022 per useful hour', () => {
    expect(plan.costPerInstalledHour).toBeCloseTo(1.798396, 6);
    expect(plan.costPerUsefulHour).toBeCloseTo(2.472022, 6);
  });

  it('makes ten points of utilisation worth a machine of 5.665 M', () => {
    // 41.216 M × 0.1 ÷ (0.75 × 0.97)
    expect(plan.capitalPerTenPoints! / 1e6).toBeCloseTo(41.216 / 7.275, 6);
  });

  it('breaks even with renting at 2.50 when 0.719358 of it is useful, and at 4.00 when 0.449599 is', () => {
    expect(plan.breakEvenUtilisation).toBeCloseTo(0.719358, 6);
    expect(accountWith({ rent: { price: 4, extras: 0 } }).plan.breakEvenUtilisation).toBeCloseTo(0.449599, 6);
    expect(accountWith({ rent: { price: 2, extras: 1 } }).plan.breakEvenUtilisation).toBeCloseTo(0.449599, 6);
  });

  it('comes to 71.786129 M as a net present cost when nothing is left of it, which is 2.755089 levelised', () => {
    expect(plan.netPresentCost / 1e6).toBeCloseTo(71.786129, 6);
    expect(plan.levelisedCost).toBeCloseTo(2.755089, 6);
  });

  it('costs less when the building, two thirds of its life ahead, counts at the end at its book value', () => {
    // 13.824 M · 10/15, discounted over five years at 8 %.
    const left = (13.824e6 * 10) / 15 / 1.08 ** 5;
    expect(accountWith({ atEnd: 'book-value' }).plan.netPresentCost).toBeCloseTo(plan.netPresentCost - left, 2);
  });

  it('saves over renting what the rent of the useful hours comes to, less what it costs itself', () => {
    const hours = 1024 * 8760 * 0.75 * 0.97;
    const factor = (1 - 1.08 ** -5) / 0.08;
    expect(plan.savingOverRent! / 1e6).toBeCloseTo((hours * 2.5 * factor) / 1e6 - 71.786129, 6);
  });
});

describe('who pays', () => {
  it('half the machine from the union: the rest is the owner’s, and all else besides', () => {
    const { plan } = accountWith();
    const all = 41.216e6 + 13.824e6 + 5 * (1.345536e6 + 2.84864e6);
    expect(plan.publicCost).toBeCloseTo(20.608e6, 3);
    expect(plan.publicShare).toBeCloseTo(20.608e6 / all, 9);
  });

  it('leverage counts all investment, the effective one only what would not have come anyway', () => {
    const leverage = { of: 'union', mobilised: 50e6, additionality: 0.6 };
    const { plan } = accountWith({ leverage });
    const all = 41.216e6 + 13.824e6 + 5 * (1.345536e6 + 2.84864e6);
    expect(plan.financingLeverage).toBeCloseTo(all / 20.608e6, 9);
    expect(plan.leverage).toBeCloseTo((all + 50e6) / 20.608e6, 9);
    expect(plan.effectiveLeverage).toBeCloseTo((0.6 * (all + 50e6)) / 20.608e6, 9);
    expect(plan.privatePerPublic).toBeCloseTo((all - 20.608e6 + 50e6) / 20.608e6, 9);
    expect(plan.costPerAdditionalHour).toBeCloseTo(20.608e6 / (0.6 * plan.usefulHours), 9);
  });

  it('a grant counts for its funder in the years it is paid in', () => {
    const grants = { services: { from: 'union', amount: 6e6, at: year / 2, over: 3 * year } };
    const [before, after] = [accountWith(), accountWith({ grants })];
    const more = after.years.map((year, k) => year.public - before.years[k]!.public);
    [1e6, 2e6, 2e6, 1e6, 0].forEach((amount, k) => {
      expect(more[k]).toBeCloseTo(amount, 3);
    });
    expect(after.plan.publicCost - before.plan.publicCost).toBeCloseTo(6e6, 3);
  });
});

describe('what it is good for', () => {
  it('start-ups are served by the hours that serve one, and each bears its part of the cost', () => {
    const { plan } = accountWith({ startUps: { tenant: 'start-ups', grant: 10_000 } });
    expect(plan.startUpsServed).toBeCloseTo(plan.usefulHours / 10_000, 9);
    expect(plan.costPerStartUp).toBeCloseTo(10_000 * plan.costPerUsefulHour!, 6);
  });

  it('without such a number those are counted who had a job completed', () => {
    const { plan } = accountWith({ startUps: { tenant: 'start-ups' } });
    expect(plan.startUpsServed).toBe(7);
    expect(plan.costPerStartUp).toBeCloseTo(plan.totalCost / 7, 6);
  });

  it('delay costs its price for every accelerator-hour of waiting, carried on from the window to the plan', () => {
    expect(accountWith({ delay: 0.5 }).plan.costOfDelay).toBeCloseTo(0.5 * 1000 * ((5 * 365) / 100), 6);
  });
});

describe('an early retirement', () => {
  const purchases = { machine: { ...spec.purchases.machine!, residual: 0.1, retire: 3 * year, sale: 10e6 } };
  const { years: each, plan } = accountWith({ purchases });

  it('strands the book value that its sale does not bring', () => {
    // 41.216 M falls to 3.584 M in five years; three fifths of the way it stands at 18.6368 M.
    expect(plan.strandedValue).toBeCloseTo(8.6368e6, 3);
    expect(each.map(({ costs }) => Math.round(costs.stranded))).toEqual([0, 0, 8_636_800, 0, 0]);
  });

  it('ends the annuity, and the depreciation', () => {
    expect(each[3]!.costs.capital).toBe(0);
    expect(each[2]!.depreciation - each[3]!.depreciation).toBeCloseTo((41.216e6 - 3.584e6) / 5, 3);
  });

  it('brings the sale into what is paid', () => {
    expect(each[2]!.paid).toBeCloseTo(1.345536e6 + 2.84864e6 - 10e6, 3);
  });
});

describe('time from payment to service', () => {
  const purchases = { machine: { ...spec.purchases.machine!, lag: year / 2 } };
  const late = accountWith({ purchases });

  it('is financed: the annuity is larger by half a year of interest, and paid in fewer months of the plan', () => {
    const on = accountWith();
    expect(late.years[1]!.costs.capital).toBeCloseTo(on.years[1]!.costs.capital * Math.sqrt(1.08), 3);
    expect(late.years[0]!.costs.capital).toBeCloseTo(late.years[1]!.costs.capital / 2, 3);
  });

  it('leaves the last half year of its life to be counted after the plan', () => {
    const worth = accountWith({ purchases, atEnd: 'book-value', facility: undefined } as never).plan.bookValueAtEnd;
    expect(worth).toBeCloseTo(41.216e6 / 10, 3);
  });
});
