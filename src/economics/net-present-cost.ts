import { presentValue } from './capital-recovery.ts';

/** Money that leaves (positive) or comes back (negative) at a moment of the plan. */
export interface CashFlow {
  readonly amount: number;
  /** Years from the start of the plan. */
  readonly years: number;
}

/** What a plan costs, as one sum at its start: Σ amount ÷ (1+r)ᵗ. */
export function netPresentCost(flows: readonly CashFlow[], rate: number): number {
  return flows.reduce((sum, { amount, years }) => sum + presentValue(amount, rate, years), 0);
}

/**
 * The price per hour that would just pay for the plan: its net present cost ÷ Σ hours of a year ÷ (1+r)ᵗ, hours counting
 * at the end of their year. Null when nothing useful is delivered.
 */
export function levelisedCost(netCost: number, hours: readonly number[], rate: number): number | null {
  const discounted = hours.reduce((sum, each, year) => sum + presentValue(each, rate, year + 1), 0);
  return discounted > 0 ? netCost / discounted : null;
}
