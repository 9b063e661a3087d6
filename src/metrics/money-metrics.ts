import type { Better } from './metric.ts';
import type { SystemMetric } from './run-measures.ts';

/**
 * What a plan comes to in money: measures of a run whose scenario has `economics`. They are worked out there and stand here so
 * that thresholds, searches, tables and pages find them like any other metric.
 */
export const moneyMetrics: readonly SystemMetric[] = [
  money({
    name: 'total-cost',
    label: 'Total cost',
    unit: 'money',
    summary:
      'Total cost of ownership over the plan: everything it is charged with, year by year, capital as annuities.',
    formula: 'Σ years (capital + facility + energy + maintenance + staff + other + rentals + stranded)',
    better: 'lower',
    growsWithWork: true,
  }),
  money({
    name: 'cost-per-installed-hour',
    label: 'Cost per installed hour',
    unit: 'money/h',
    summary: 'What an hour of an installed accelerator costs, used or not.',
    formula: 'total cost ÷ installed accelerator-hours',
    better: 'lower',
  }),
  money({
    name: 'cost-per-useful-hour',
    label: 'Cost per useful hour',
    unit: 'money/h',
    summary:
      'What an accelerator-hour costs that a completed job held while the machine was up. It is also the rent at which owning breaks even.',
    formula: 'total cost ÷ useful accelerator-hours',
    better: 'lower',
  }),
  money({
    name: 'useful-hours',
    label: 'Useful hours',
    unit: 'accelerator·h',
    summary: 'Accelerator-hours over the plan that completed jobs held while the machine was up.',
    formula:
      'availability × Σ accelerators × time of completed jobs; years that were not simulated at the mean of the measured window',
    better: 'higher',
  }),
  money({
    name: 'capital-per-ten-points',
    label: 'Capital that ten points of use are worth',
    unit: 'money',
    summary:
      'What a machine would cost that delivers as many useful hours as ten points of utilisation: what a rule is worth that brings them.',
    formula: '0.1 × cost of all purchases ÷ (useful hours ÷ installed hours)',
    better: 'neither',
  }),
  money({
    name: 'net-present-cost',
    least: Number.NEGATIVE_INFINITY,
    label: 'Net present cost',
    unit: 'money',
    summary: 'The plan as one sum at its start: what is paid when it is paid, less what comes back, discounted.',
    formula: 'Σ payments ÷ (1+r)^t − Σ (sales, value at the end) ÷ (1+r)^t; running costs at the end of each year',
    better: 'lower',
    growsWithWork: true,
  }),
  money({
    name: 'levelised-cost',
    label: 'Levelised cost',
    unit: 'money/h',
    summary: 'The constant price per useful hour that would just pay for the plan.',
    formula: 'net present cost ÷ Σ useful hours of year t ÷ (1+r)^t',
    better: 'lower',
  }),
  money({
    name: 'break-even-utilisation',
    label: 'Break-even utilisation',
    unit: '1',
    summary: 'The share of the installed hours that must be useful for owning to cost no more than renting them.',
    formula: 'total cost ÷ (installed hours × rent)',
    better: 'lower',
    needs: 'economics.rent',
  }),
  money({
    name: 'saving-over-rent',
    least: Number.NEGATIVE_INFINITY,
    label: 'Saving over renting',
    unit: 'money',
    summary:
      'What renting the same useful hours would cost more than the plan, as a sum at its start; below zero renting is cheaper.',
    formula: 'Σ useful hours × rent ÷ (1+r)^t − net present cost',
    better: 'higher',
    needs: 'economics.rent',
  }),
  money({
    name: 'public-cost',
    label: 'Public money',
    unit: 'money',
    summary: 'What public funders pay over the plan, as it is paid.',
    formula: 'Σ payments × their public shares + public grants',
    better: 'lower',
    growsWithWork: true,
  }),
  money({
    name: 'public-share',
    label: 'Public part',
    unit: '1',
    summary: 'The share of everything paid over the plan that comes from public funders.',
    formula: 'public money ÷ all payments',
    better: 'neither',
  }),
  money({
    name: 'leverage',
    label: 'Leverage, nominal',
    unit: '1',
    summary:
      'Investment per unit of the contribution, all of it counted as drawn by it. An upper bound: some would have come anyway.',
    formula: '(all payments + mobilised) ÷ contribution',
    better: 'higher',
    needs: 'economics.leverage',
  }),
  money({
    name: 'financing-leverage',
    label: 'Leverage of financing',
    unit: '1',
    summary: 'Finance for the plan itself per unit of the contribution.',
    formula: 'all payments ÷ contribution',
    better: 'higher',
    needs: 'economics.leverage',
  }),
  money({
    name: 'effective-leverage',
    label: 'Leverage, effective',
    unit: '1',
    summary: 'Nominal leverage, cut down to what would not have come anyway.',
    formula: 'additionality × nominal leverage',
    better: 'higher',
    needs: 'economics.leverage',
  }),
  money({
    name: 'private-per-public',
    label: 'Private per public',
    unit: '1',
    summary:
      'Private money per unit of public money, by who pays (`public` and the shares of payments); other public money is not counted as leveraged. With `leverage`, what is mobilised counts as private.',
    formula: '(payments − public money + mobilised) ÷ public money',
    better: 'higher',
  }),
  money({
    name: 'cost-per-additional-hour',
    label: 'Contribution per additional hour',
    unit: 'money/h',
    summary: 'What the contribution pays for a useful hour that would not have been there without it.',
    formula: 'contribution ÷ (additionality × useful hours)',
    better: 'lower',
    needs: 'economics.leverage',
  }),
  money({
    name: 'start-ups-served',
    label: 'Start-ups served',
    unit: 'start-ups',
    summary:
      'Start-ups that got the hours that serve one over the plan; without such a number, users of their tenant who had a job completed in the measured window.',
    formula: 'useful hours of the tenant ÷ hours that serve one',
    better: 'higher',
    needs: 'economics.startUps',
  }),
  money({
    name: 'cost-per-start-up',
    label: 'Cost per start-up',
    unit: 'money',
    summary: 'What serving one start-up costs; each bears its part of the useful hours.',
    formula: 'total cost × the tenant’s part of the useful hours ÷ start-ups served',
    better: 'lower',
    needs: 'economics.startUps',
  }),
  money({
    name: 'stranded-value',
    label: 'Stranded value',
    unit: 'money',
    summary: 'Book value that retiring machines before the end of their lives leaves unpaid for.',
    formula: 'Σ max(0, book value − sale) of machines retired early within the plan',
    better: 'lower',
  }),
  money({
    name: 'cost-of-delay',
    label: 'Cost of delay',
    unit: 'money',
    summary: 'What waiting costs those who wait, over the plan.',
    formula: 'Σ wait × accelerators × cost of an hour of delay, carried on from the measured window to the plan',
    better: 'lower',
    needs: 'economics.delay',
    withheldWhenUnstable: true,
  }),
];

interface MoneyMetric {
  readonly least?: number;
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly summary: string;
  readonly formula: string;
  readonly better: Better;
  readonly growsWithWork?: true;
  readonly needs?: string;
  readonly withheldWhenUnstable?: boolean;
}

function money({ withheldWhenUnstable = false, ...metric }: MoneyMetric): SystemMetric {
  return {
    needs: 'economics',
    ...metric,
    source: 'docs/economics.md',
    withheldWhenUnstable,
    value: ({ account }) => (account === undefined ? undefined : (account[metric.name] ?? null)),
  };
}
