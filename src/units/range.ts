/**
 * The sizes that a quantity can have: beyond them it is a slip of the pen, and what is computed from it would be no number. Zero and both signs
 * are a matter of the field's own bounds.
 */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A microsecond to ten thousand years of 365 days, s. */
export const sizesOfDurations: Range = { least: 1e-6, most: 3.1536e11 };
/** One in some thirty thousand years to a thousand million a second, 1/s. */
export const sizesOfRates: Range = { least: 1e-12, most: 1e9 };
/** A ten-millionth of a per cent to a million per cent. */
export const sizesOfFractions: Range = { least: 1e-9, most: 1e4 };
/** An amount or price of money, in its currency. */
export const sizesOfMoney: Range = { least: 1e-9, most: 1e15 };
/** Numbers without a unit. */
export const sizesOfNumbers: Range = { least: 1e-12, most: 1e12 };

/** Whether a quantity is of a size that it can have. */
export function isSane(value: number, { least, most }: Range): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= least && size <= most);
}
