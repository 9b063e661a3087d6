/**
 * Quantities are plain numbers in SI base units that carry their unit in the type, so that a duration is never
 * added to a rate by mistake. At run time there is nothing but the number.
 */
declare const unit: unique symbol;
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

/** A length of time, s. */
export type Seconds = Quantity<'s'>;
/** How often something happens, 1/s. */
export type PerSecond = Quantity<'1/s'>;
/** A part of a whole, 0–1. */
export type Fraction = Quantity<'1'>;

/** One minute, in s. */
export const minute = 60 as Seconds;
/** One hour, in s. */
export const hour = 3_600 as Seconds;
/** One day, in s: always 24 hours; simulated time knows no clock change. */
export const day = 86_400 as Seconds;
/** One week, in s. */
export const week = 604_800 as Seconds;
