/** What a year costs, by what it is spent on. The order is that of stacks and tables. */
export const costItems = [
  'capital',
  'facility',
  'energy',
  'maintenance',
  'staff',
  'other',
  'rentals',
  'stranded',
] as const;
export type CostItem = (typeof costItems)[number];
export type Costs = Readonly<Record<CostItem, number>>;

/** One year of a plan, as it would be charged: capital as an annuity over the time it serves. */
export interface YearAccount {
  /** From 1. */
  readonly year: number;
  /** Accelerator-hours. */
  readonly installedHours: number;
  readonly allocatedHours: number;
  /** Held by jobs that completed, while the machine was up. */
  readonly usefulHours: number;
  readonly costs: Costs;
  /** Sum of the costs. */
  readonly total: number;
  readonly income: number;
  /** The part of the total that public funders carry. */
  readonly public: number;
  /** What the assets lose in the year, in a straight line. */
  readonly depreciation: number;
  /** What they are worth at its end. */
  readonly bookValue: number;
  /** Money that is paid in the year, whenever it is charged; income taken off. */
  readonly paid: number;
}

/** A plan over its years. Null where there is nothing to divide by, or nothing to compare with. */
export interface PlanAccount {
  readonly installedHours: number;
  readonly usefulHours: number;
  /** Sum over the years of what is charged. */
  readonly totalCost: number;
  readonly income: number;
  readonly costPerInstalledHour: number | null;
  readonly costPerUsefulHour: number | null;
  /** What machine would cost that delivers as many useful hours as ten points of utilisation. */
  readonly capitalPerTenPoints: number | null;
  readonly netPresentCost: number;
  readonly levelisedCost: number | null;
  /** Useful ÷ installed hours at which owning costs as much as renting the useful hours. */
  readonly breakEvenUtilisation: number | null;
  /** What renting the useful hours costs more than the plan, as a sum today; negative where renting is cheaper. */
  readonly savingOverRent: number | null;
  /** Public money over the years, and its part in everything that is paid. */
  readonly publicCost: number;
  readonly publicShare: number | null;
  readonly leverage: number | null;
  readonly financingLeverage: number | null;
  readonly effectiveLeverage: number | null;
  readonly privatePerPublic: number | null;
  /** Contribution ÷ (additionality × useful hours). */
  readonly costPerAdditionalHour: number | null;
  readonly startUpsServed: number | null;
  readonly costPerStartUp: number | null;
  readonly strandedValue: number;
  /** What everything owned is worth in the books when the plan ends. */
  readonly bookValueAtEnd: number;
  readonly costOfDelay: number | null;
}

/** What one run comes to in money. */
export interface Account {
  /** The part of the plan's installed hours that was simulated, 0–1; the rest is taken at the mean of the measured window. */
  readonly simulated: number;
  readonly years: readonly YearAccount[];
  readonly plan: PlanAccount;
}
