import type { ClusterSpec } from '../cluster/spec.ts';
import { pow } from '../random/index.ts';
import { hour, year } from '../units/index.ts';
import type { CostItem, Costs } from './account.ts';
import { annuity } from './capital-recovery.ts';
import { strandedValue } from './depreciation.ts';
import { type EnergyBill, energyCost } from './energy-cost.ts';
import { type Holding, yearsInService } from './holdings.ts';
import type { PlanHours } from './plan-hours.ts';
import { overlap } from './service.ts';
import type { EconomicsSpec, RentalSpec, Shares } from './spec.ts';

/** A cost of a year and who carries it. */
export interface Charge {
  readonly item: CostItem;
  readonly amount: number;
  readonly share: Shares;
}

export interface YearInput {
  readonly spec: EconomicsSpec;
  readonly holdings: readonly Holding[];
  readonly hours: PlanHours;
  readonly cluster: ClusterSpec;
  readonly bill: EnergyBill | undefined;
  /** From 0. */
  readonly index: number;
}

/** What one year of the plan is charged with. */
export function chargesOf(input: YearInput): Charge[] {
  const { spec, cluster, holdings, hours, index, bill } = input;
  const { operation } = spec;
  const [start, end] = [index * year, (index + 1) * year];
  const running = (item: CostItem, amount: number): Charge => ({ item, amount, share: operation.share });
  return [
    ...holdings.flatMap((holding) => capitalCharges(holding, spec.discount, start, end)),
    running('energy', energyCost(spec, cluster, hours, index, bill)),
    running('maintenance', operation.maintenance * costInService(holdings, start, end)),
    running('staff', operation.staff),
    running('other', operation.other),
    ...Object.values(spec.rentals).map(
      (rental): Charge => ({ item: 'rentals', amount: rentalCost(rental, input, start, end), share: rental.share }),
    ),
  ];
}

/** What is paid as it is charged: all but the annuities of what is owned. */
export function runningCosts(charges: readonly Charge[]): Charge[] {
  return charges.filter(({ item }) => !ofCapital.has(item));
}

const ofCapital: ReadonlySet<CostItem> = new Set(['capital', 'facility', 'stranded']);

/** Charges, summed by what they are for. */
export function costsOf(charges: readonly Charge[]): Costs {
  const costs: Record<CostItem, number> = {
    capital: 0,
    facility: 0,
    energy: 0,
    maintenance: 0,
    staff: 0,
    other: 0,
    rentals: 0,
    stranded: 0,
  };
  for (const { item, amount } of charges) costs[item] += amount;
  return costs;
}

/**
 * The annuity for the time in service, and in the year of an early retirement what is stranded. What is paid before it
 * serves has to be financed until then.
 */
function capitalCharges(holding: Holding, rate: number, start: number, end: number): Charge[] {
  const { asset, paid, from, to, share, early, proceeds } = holding;
  const financed = asset.cost * pow(1 + rate, (from - paid) / year);
  const perYear = annuity(financed, rate, asset.life, asset.left);
  const item = holding.kind === 'machine' ? 'capital' : 'facility';
  const charges: Charge[] = [{ item, amount: perYear * yearsInService(holding, start, end), share }];
  if (early && to > start && to <= end) {
    charges.push({ item: 'stranded', amount: strandedValue(asset, (to - from) / year, proceeds), share });
  }
  return charges;
}

/** The cost of the machines in service, mean over the year. */
function costInService(holdings: readonly Holding[], start: number, end: number): number {
  return holdings
    .filter(({ kind }) => kind === 'machine')
    .reduce((sum, holding) => sum + holding.asset.cost * yearsInService(holding, start, end), 0);
}

function rentalCost(rental: RentalSpec, { hours, cluster, index }: YearInput, start: number, end: number): number {
  const { accelerators, from, until = Number.POSITIVE_INFINITY, pay, price } = rental;
  const reserved = (accelerators * overlap(from, until, start, end)) / hour;
  if (pay === 'reserved') return reserved * price;
  return hours.allocated[index]![Object.keys(cluster.pools).indexOf(rental.pool)]! * price;
}
