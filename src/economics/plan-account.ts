import type { Delivered } from '../metrics/delivered.ts';
import { hour, year } from '../units/index.ts';
import type { PlanAccount, YearAccount } from './account.ts';
import { breakEvenUtilisation } from './break-even.ts';
import { presentValue } from './capital-recovery.ts';
import { grantedBy, partOf } from './funding.ts';
import { type Holding, worthAt } from './holdings.ts';
import { leverage, privatePerPublic } from './leverage.ts';
import { type CashFlow, levelisedCost, netPresentCost } from './net-present-cost.ts';
import { type EconomicsSpec, rentPrice } from './spec.ts';
import { type Charge, runningCosts } from './yearly-costs.ts';

export interface PlanInput {
  readonly spec: EconomicsSpec;
  readonly holdings: readonly Holding[];
  readonly years: readonly YearAccount[];
  /** By year. */
  readonly charges: readonly (readonly Charge[])[];
  readonly delivered: Delivered;
  readonly tenants: readonly string[];
  /** Length of the measured window, s. */
  readonly window: number;
}

/** What a plan comes to over its years. */
export function planAccount(input: PlanInput): PlanAccount {
  const { spec, years, holdings } = input;
  const sum = (value: (year: YearAccount) => number) => years.reduce((total, each) => total + value(each), 0);
  const installedHours = sum(({ installedHours }) => installedHours);
  const usefulHours = sum(({ usefulHours }) => usefulHours);
  const totalCost = sum(({ total }) => total);
  const perHour = (cost: number, hours: number) => (hours > 0 ? cost / hours : null);
  const netCost = netPresentCost(cashFlows(input), spec.discount);
  const rent = spec.rent === undefined ? undefined : rentPrice(spec.rent);
  const bought = holdings.reduce((all, { kind, asset }) => all + (kind === 'machine' ? asset.cost : 0), 0);
  const stranded = sum(({ costs }) => costs.stranded);
  return {
    installedHours,
    usefulHours,
    totalCost,
    income: sum(({ income }) => income),
    costPerInstalledHour: perHour(totalCost, installedHours),
    costPerUsefulHour: perHour(totalCost, usefulHours),
    capitalPerTenPoints: usefulHours > 0 ? (0.1 * bought * installedHours) / usefulHours : null,
    netPresentCost: netCost,
    levelisedCost: levelisedCost(
      netCost,
      years.map(({ usefulHours }) => usefulHours),
      spec.discount,
    ),
    breakEvenUtilisation: rent === undefined ? null : breakEvenUtilisation(totalCost, installedHours, rent),
    savingOverRent: rent === undefined ? null : presentRent(years, rent, spec.discount) - netCost,
    ...fundingOf(input, usefulHours),
    ...startUpsOf(input, totalCost, usefulHours),
    strandedValue: stranded,
    costOfDelay: costOfDelay(input),
    bookValueAtEnd: holdings.reduce((total, holding) => total + worthAt(holding, spec.years * year), 0),
  };
}

/**
 * What is paid for things when it is paid, what is left of them when they leave or the plan ends, and the running costs
 * less the income at the end of each year. What was paid before the plan is spent, whatever is done now.
 */
function cashFlows({ spec, holdings, years, charges }: PlanInput): CashFlow[] {
  const end = spec.years * year;
  const owned = holdings.flatMap((holding): CashFlow[] => {
    const { asset, paid, to, proceeds } = holding;
    const spent = paid < 0;
    const bought = spent || paid >= end ? [] : [{ amount: asset.cost, years: paid / year }];
    const sold = to > 0 && to <= end ? [{ amount: -proceeds, years: to / year }] : [];
    const left = spec.atEnd === 'nothing' || spent || paid >= end ? 0 : worthAt(holding, end);
    return [...bought, ...sold, { amount: -left, years: spec.years }];
  });
  const running = years.map(({ year: number, income }, index) => ({
    amount: runningCosts(charges[index]!).reduce((sum, { amount }) => sum + amount, 0) - income,
    years: number,
  }));
  return [...owned, ...running];
}

/** What renting the same useful hours would cost, as a sum at the start. */
function presentRent(years: readonly YearAccount[], rent: number, rate: number): number {
  return years.reduce((sum, { usefulHours, year: number }) => sum + presentValue(usefulHours * rent, rate, number), 0);
}

type FundingPart = Pick<
  PlanAccount,
  | 'publicCost'
  | 'publicShare'
  | 'leverage'
  | 'financingLeverage'
  | 'effectiveLeverage'
  | 'privatePerPublic'
  | 'costPerAdditionalHour'
>;

/** Who pays, in money as it is paid within the plan: nothing discounted, nothing spread. */
function fundingOf({ spec, holdings, charges }: PlanInput, usefulHours: number): FundingPart {
  const end = spec.years * year;
  const payments = [
    ...holdings
      .filter(({ paid }) => paid >= 0 && paid < end)
      .map(({ asset, share }) => ({ amount: asset.cost, share })),
    ...charges.flatMap(runningCosts),
  ];
  const total = payments.reduce((sum, { amount }) => sum + amount, 0);
  const by = (funders: readonly string[]) =>
    Math.min(
      total,
      payments.reduce((sum, { amount, share }) => sum + amount * partOf(share, funders), 0) +
        grantedBy(spec, funders, 0, end),
    );
  const publicCost = by(spec.public);
  const publicShare = total > 0 ? publicCost / total : null;
  // Who pays what is known without anything being said of leverage.
  if (spec.leverage === undefined)
    return { publicCost, publicShare, ...noLeverage, privatePerPublic: privatePerPublic(total, publicCost, 0) };
  const { of, mobilised, additionality } = spec.leverage;
  const contribution = by([of]);
  const moved = leverage({ total, mobilised, contribution, public: publicCost, additionality });
  const hours = additionality * usefulHours;
  return {
    publicCost,
    publicShare,
    leverage: moved.nominal,
    financingLeverage: moved.financing,
    effectiveLeverage: moved.effective,
    privatePerPublic: moved.privatePerPublic,
    costPerAdditionalHour: hours > 0 ? contribution / hours : null,
  };
}

const noLeverage = {
  leverage: null,
  financingLeverage: null,
  effectiveLeverage: null,
  costPerAdditionalHour: null,
} as const;

/** Start-ups served: by the hours that serve one, or those who got something done. Each bears the cost of its part of the useful hours. */
function startUpsOf(
  { spec, delivered, tenants }: PlanInput,
  totalCost: number,
  usefulHours: number,
): Pick<PlanAccount, 'startUpsServed' | 'costPerStartUp'> {
  if (spec.startUps === undefined) return { startUpsServed: null, costPerStartUp: null };
  const { tenant, grant } = spec.startUps;
  const index = tenants.indexOf(tenant);
  const all = delivered.usefulByTenant.reduce((sum, each) => sum + each, 0);
  const part = all > 0 ? (delivered.usefulByTenant[index] ?? 0) / all : 0;
  const served = grant === undefined ? (delivered.usersServed[index] ?? 0) : (part * usefulHours) / grant;
  return { startUpsServed: served, costPerStartUp: served > 0 ? (totalCost * part) / served : null };
}

/** Σ wait × accelerators × what an hour of it costs, carried on from the measured window to the whole plan. */
function costOfDelay({ spec, delivered, window }: PlanInput): number | null {
  if (spec.delay === undefined || !(window > 0)) return null;
  return ((spec.delay * delivered.waited) / hour) * ((spec.years * year) / window);
}
