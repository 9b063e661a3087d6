import type { ClusterSpec } from '../cluster/spec.ts';
import type { Delivered } from '../metrics/delivered.ts';
import { year } from '../units/index.ts';
import type { Account, YearAccount } from './account.ts';
import { bookValue } from './depreciation.ts';
import type { EnergyBill } from './energy-cost.ts';
import { grantedBy, partOf } from './funding.ts';
import { type Holding, holdingsOf, worthAt } from './holdings.ts';
import { planAccount } from './plan-account.ts';
import { type PlanHours, planHours } from './plan-hours.ts';
import { poolSizes } from './pool-size.ts';
import type { EconomicsSpec } from './spec.ts';
import { type Charge, chargesOf, costsOf, runningCosts } from './yearly-costs.ts';

export interface AccountInput {
  readonly spec: EconomicsSpec;
  readonly cluster: ClusterSpec;
  /** The measured window of the run, s. */
  readonly window: { readonly from: number; readonly to: number };
  /** What the run delivered, by the years of the plan. */
  readonly delivered: Delivered;
  /** What electricity cost in the window; absent where it was not measured. */
  readonly bill?: EnergyBill | undefined;
  /** Names of the tenants, in the order of `delivered`. */
  readonly tenants: readonly string[];
}

/** What a run comes to in money, year by year and over the plan. */
export function accountOf({ spec, cluster, window, delivered, tenants, bill }: AccountInput): Account {
  const holdings = holdingsOf(spec, cluster);
  const hours = planHours(poolSizes(cluster, spec), window, delivered);
  const charges = Array.from({ length: spec.years }, (_, index) =>
    chargesOf({ spec, cluster, holdings, hours, index, bill }),
  );
  const years = charges.map((each, index) => yearAccount(each, { spec, holdings, hours, index }));
  return {
    simulated: hours.simulated,
    years,
    plan: planAccount({
      spec,
      holdings,
      years,
      charges,
      delivered,
      tenants,
      window: window.to - window.from,
    }),
  };
}

interface YearParts {
  readonly spec: EconomicsSpec;
  readonly holdings: readonly Holding[];
  readonly hours: PlanHours;
  readonly index: number;
}

function yearAccount(charges: readonly Charge[], { spec, holdings, hours, index }: YearParts): YearAccount {
  const [start, end] = [index * year, (index + 1) * year];
  const sum = (part: PlanHours['installed']) => part[index]!.reduce((total, each) => total + each, 0);
  const usefulHours = sum(hours.useful) * spec.operation.availability;
  const total = charges.reduce((all, { amount }) => all + amount, 0);
  const income = spec.income === undefined ? 0 : spec.income.price * spec.income.share * usefulHours;
  const granted = grantedBy(spec, spec.public, start, end);
  const shared = charges.reduce((all, { amount, share }) => all + amount * partOf(share, spec.public), 0);
  const running = runningCosts(charges).reduce((all, { amount }) => all + amount, 0);
  return {
    year: index + 1,
    installedHours: sum(hours.installed),
    allocatedHours: sum(hours.allocated),
    usefulHours,
    costs: costsOf(charges),
    total,
    income,
    public: Math.min(total, shared + granted),
    depreciation: holdings.reduce((all, holding) => all + lostIn(holding, start, end), 0),
    bookValue: holdings.reduce((all, holding) => all + worthAt(holding, end), 0),
    paid: running - income + holdings.reduce((all, holding) => all + paidIn(holding, start, end), 0),
  };
}

function lostIn({ asset, from, to }: Holding, start: number, end: number): number {
  const age = (time: number) => (Math.min(to, Math.max(from, time)) - from) / year;
  return bookValue(asset, age(start)) - bookValue(asset, age(end));
}

/** What is paid for it in a stretch of time, less what its sale brings. */
function paidIn({ asset, paid, to, proceeds }: Holding, start: number, end: number): number {
  const cost = paid >= start && paid < end ? asset.cost : 0;
  return cost - (to > start && to <= end ? proceeds : 0);
}
