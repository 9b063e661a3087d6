import { type Account, type CostItem, costItems, type YearAccount } from './account.ts';
import { accountMeasures } from './account-measures.ts';

/** Something an account says of a year. Names are stable. */
export interface YearQuantity {
  readonly name: string;
  /** `money`, `money/h` or `accelerator·h`. */
  readonly unit: string;
  readonly meaning: string;
  /** How the plan's own is found: by adding the years up, from its metric of the same name, or as it stands in the last year. */
  readonly plan: 'sum' | 'metric' | 'last';
  value(year: YearAccount): number | null;
}

const itemMeanings: Readonly<Record<CostItem, string>> = {
  capital: 'annuities of the machines for the time they serve',
  facility: 'annuities of buildings, power and cooling',
  energy: 'electricity',
  maintenance: 'maintenance of the machines in service',
  staff: 'people',
  other: 'anything else',
  rentals: 'accelerators that are rented',
  stranded: 'book value that a machine retired early leaves unpaid for',
};

const perHour = (cost: number, hours: number) => (hours > 0 ? cost / hours : null);

/** What `economics.csv` says of every year of a plan, in its order. */
export const yearQuantities: readonly YearQuantity[] = [
  {
    name: 'installed-hours',
    unit: 'accelerator·h',
    meaning: 'hours of the accelerators that are there',
    plan: 'sum',
    value: ({ installedHours }) => installedHours,
  },
  {
    name: 'allocated-hours',
    unit: 'accelerator·h',
    meaning: 'hours of them that jobs hold',
    plan: 'sum',
    value: ({ allocatedHours }) => allocatedHours,
  },
  {
    name: 'useful-hours',
    unit: 'accelerator·h',
    meaning: 'hours of them that completed jobs hold while the machine is up',
    plan: 'metric',
    value: ({ usefulHours }) => usefulHours,
  },
  ...costItems.map(
    (item): YearQuantity => ({
      name: item,
      unit: 'money',
      meaning: itemMeanings[item],
      plan: 'sum',
      value: ({ costs }) => costs[item],
    }),
  ),
  {
    name: 'total-cost',
    unit: 'money',
    meaning: 'the sum of the eight above',
    plan: 'metric',
    value: ({ total }) => total,
  },
  { name: 'income', unit: 'money', meaning: 'hours that are sold', plan: 'sum', value: ({ income }) => income },
  {
    name: 'public-part',
    unit: 'money',
    meaning: 'the part of the total cost that public funders carry',
    plan: 'sum',
    value: (year) => year.public,
  },
  {
    name: 'paid',
    unit: 'money',
    meaning: 'money that leaves in the year, whenever it is charged; sales and income taken off',
    plan: 'sum',
    value: ({ paid }) => paid,
  },
  {
    name: 'depreciation',
    unit: 'money',
    meaning: 'what the assets lose, in a straight line',
    plan: 'sum',
    value: ({ depreciation }) => depreciation,
  },
  {
    name: 'book-value',
    unit: 'money',
    meaning: 'what the assets are worth at its end',
    plan: 'last',
    value: ({ bookValue }) => bookValue,
  },
  {
    name: 'cost-per-installed-hour',
    unit: 'money/h',
    meaning: 'total cost ÷ installed hours',
    plan: 'metric',
    value: ({ total, installedHours }) => perHour(total, installedHours),
  },
  {
    name: 'cost-per-useful-hour',
    unit: 'money/h',
    meaning: 'total cost ÷ useful hours',
    plan: 'metric',
    value: ({ total, usefulHours }) => perHour(total, usefulHours),
  },
];

/** Everything an account says of a whole plan, by name: the quantities of its years, and its metrics. */
export function planValues({ years, plan }: Account): Record<string, number | null> {
  const metrics = accountMeasures(plan);
  const ofYears = yearQuantities.map(({ name, plan: how, value }): [string, number | null] => {
    if (how === 'metric') return [name, metrics[name]!];
    if (how === 'last') return [name, value(years.at(-1)!)];
    return [name, years.reduce((sum, year) => sum + (value(year) ?? 0), 0)];
  });
  return { ...Object.fromEntries(ofYears), ...metrics };
}
