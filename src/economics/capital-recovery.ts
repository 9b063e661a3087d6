import { pow } from '../random/index.ts';

/**
 * The capital recovery factor: what has to be paid each year, at the end of it, for a loan of 1 over so many years.
 * r(1+r)ⁿ ÷ ((1+r)ⁿ − 1); 1 ÷ n without interest.
 * @param rate a year, such as 0.08
 * @param years above 0; need not be whole
 */
export function capitalRecoveryFactor(rate: number, years: number): number {
  if (rate === 0) return 1 / years;
  const growth = pow(1 + rate, years);
  return (rate * growth) / (growth - 1);
}

/** What a capital cost comes to a year over its life, when something of it is left at the end. */
export function annuity(cost: number, rate: number, years: number, left = 0): number {
  return (cost - presentValue(left, rate, years)) * capitalRecoveryFactor(rate, years);
}

/** What an amount so many years ahead is worth now: amount ÷ (1+r)ᵗ. */
export function presentValue(amount: number, rate: number, years: number): number {
  return years === 0 || amount === 0 ? amount : amount / pow(1 + rate, years);
}
