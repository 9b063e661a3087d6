import type { EconomicsSpec, PurchaseSpec, RentalSpec, Shares } from '../economics/index.ts';
import { type Instant, type PriceUnit, power, spellMoney, spellPrice, spellScaled, spellSpan } from '../units/index.ts';
import { spellPlanTime } from './plan-time.ts';
import { spellFraction, withoutAbsent } from './spell.ts';

/** The money of a scenario as one writes it, every default written out; reading it gives the same back. */
export function writtenEconomics(spec: EconomicsSpec, begin: Instant | undefined): object {
  const { currency, years, atEnd, facility, operation, energy, income, rent, leverage, startUps, delay } = spec;
  const money = (amount: number | undefined) => (amount === undefined ? undefined : spellMoney({ amount, currency }));
  const price = (amount: number, unit: PriceUnit) => spellPrice({ amount, currency }, unit);
  const time = (at: number | undefined) => (at === undefined ? undefined : spellPlanTime(at, begin));
  const purchase = ({ at, lag, cost, network, life, residual, retire, sale, share, ...rest }: PurchaseSpec) => ({
    ...rest,
    at: time(at),
    lag: spellSpan(lag),
    cost: money(cost),
    network: spellFraction(network),
    life: spellSpan(life),
    residual: spellFraction(residual),
    retire: time(retire),
    sale: money(sale),
    share: shares(share),
  });
  const rental = ({ price: each, from, until, share, ...rest }: RentalSpec) => ({
    ...rest,
    price: price(each, 'h'),
    from: time(from),
    until: time(until),
    share: shares(share),
  });
  return withoutAbsent({
    currency,
    years,
    discount: spellFraction(spec.discount),
    atEnd,
    purchases: mapped(spec.purchases, purchase),
    rentals: mapped(spec.rentals, rental),
    facility: facility && {
      cost: price(facility.cost, 'MW'),
      life: spellSpan(facility.life),
      share: shares(facility.share),
    },
    operation: {
      staff: price(operation.staff, 'year'),
      maintenance: spellFraction(operation.maintenance),
      other: price(operation.other, 'year'),
      availability: spellFraction(operation.availability),
      share: shares(operation.share),
    },
    energy: energy && {
      price: price(energy.price, 'kWh'),
      pue: energy.pue,
      busy: spellScaled(power, energy.busy),
      idle: spellScaled(power, energy.idle),
    },
    grants: mapped(spec.grants, ({ from, amount, at, over }) => ({
      from,
      amount: money(amount),
      at: time(at),
      over: spellSpan(over),
    })),
    income: income && { price: price(income.price, 'h'), share: spellFraction(income.share) },
    rent: rent && { price: price(rent.price, 'h'), extras: spellFraction(rent.extras) },
    public: spec.public,
    leverage: leverage && {
      of: leverage.of,
      mobilised: money(leverage.mobilised),
      additionality: spellFraction(leverage.additionality),
    },
    startUps,
    delay: delay === undefined ? undefined : price(delay, 'h'),
  });
}

function shares(share: Shares): Record<string, string> {
  return mapped(share, spellFraction);
}

function mapped<T, U>(map: Readonly<Record<string, T>>, write: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, write(value)]));
}
