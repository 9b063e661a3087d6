import { type ClusterSpec, capacityOf } from '../cluster/spec.ts';

import type { EconomicsSpec, PurchaseSpec, RentalSpec } from '../economics/index.ts';
import type { Instant, Money } from '../units/index.ts';
import type { EconomicsInput } from './economics-field.ts';
import { type PlanTime, secondsOf } from './plan-time.ts';

/** The money of a scenario with times as seconds from its start, and whole pools where no size is given. */
export function resolveEconomics(
  input: EconomicsInput,
  pools: ClusterSpec['pools'],
  begin: Instant | undefined,
): EconomicsSpec {
  const { currency, years, discount, atEnd, facility, operation, energy, income, rent, leverage, startUps, delay } =
    input;
  const time = (at: PlanTime) => secondsOf(at, begin);
  return {
    currency,
    years,
    discount,
    atEnd,
    purchases: mapped(input.purchases, (purchase) => purchaseOf(purchase, pools, time)),
    rentals: mapped(input.rentals, (rental) => rentalOf(rental, pools, time)),
    ...(facility === undefined ? {} : { facility: { ...facility, cost: facility.cost.amount } }),
    operation: {
      ...operation,
      staff: amountOf(operation.staff) ?? 0,
      other: amountOf(operation.other) ?? 0,
    },
    ...(energy === undefined
      ? {}
      : {
          energy: { price: energy.price.amount, pue: energy.pue, busy: energy.busy, idle: energy.idle ?? energy.busy },
        }),
    grants: mapped(input.grants, ({ from, amount, at, over }) => ({ from, amount: amount.amount, at: time(at), over })),
    ...(income === undefined ? {} : { income: { price: income.price.amount, share: income.share } }),
    ...(rent === undefined ? {} : { rent: { price: rent.price.amount, extras: rent.extras } }),
    public: input.public,
    ...(leverage === undefined ? {} : { leverage: { ...leverage, mobilised: amountOf(leverage.mobilised) ?? 0 } }),
    ...(startUps === undefined
      ? {}
      : {
          startUps:
            startUps.grant === undefined
              ? { tenant: startUps.tenant }
              : { tenant: startUps.tenant, grant: startUps.grant },
        }),
    ...(delay === undefined ? {} : { delay: delay.amount }),
  };
}

function purchaseOf(
  input: EconomicsInput['purchases'][string],
  pools: ClusterSpec['pools'],
  time: (at: PlanTime) => number,
): PurchaseSpec {
  const { lag, pool, cost, network, life, residual, retire, sale, share } = input;
  return {
    at: time(input.at),
    lag,
    ...(pool === undefined ? {} : { pool }),
    accelerators: acceleratorsOf(input, pools),
    cost: cost.amount,
    network,
    life,
    residual,
    ...(retire === undefined ? {} : { retire: time(retire) }),
    ...(sale === undefined ? {} : { sale: sale.amount }),
    share,
  };
}

function rentalOf(
  { pool, accelerators, price, from, until, pay, share }: EconomicsInput['rentals'][string],
  pools: ClusterSpec['pools'],
  time: (at: PlanTime) => number,
): RentalSpec {
  return {
    pool,
    accelerators: acceleratorsOf({ pool, accelerators }, pools),
    price: price.amount,
    from: time(from),
    ...(until === undefined ? {} : { until: time(until) }),
    pay,
    share,
  };
}

interface Size {
  readonly pool?: string | undefined;
  readonly nodes?: number | undefined;
  readonly accelerators?: number | undefined;
}

/** Accelerators that are meant: so many, those of so many nodes, the whole pool, or the whole cluster. */
function acceleratorsOf({ pool, nodes, accelerators }: Size, pools: ClusterSpec['pools']): number {
  if (accelerators !== undefined) return accelerators;
  const spec = pool === undefined ? undefined : pools[pool];
  if (nodes !== undefined) return nodes * (spec?.kind === 'nodes' ? spec.acceleratorsPerNode : 1);
  return spec === undefined ? Object.values(pools).reduce((sum, each) => sum + capacityOf(each), 0) : capacityOf(spec);
}

function amountOf(money: Money | undefined): number | undefined {
  return money?.amount;
}

function mapped<T, U>(map: Readonly<Record<string, T>>, make: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, make(value)]));
}
