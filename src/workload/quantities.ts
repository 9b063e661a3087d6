import { duration, number } from '../units/index.ts';

/** One schema a quantity, so that the fields of its distributions are built once. */
export const durations = duration();

/** Accelerators drawn from a distribution; draws are rounded to whole ones, and to at least 1. */
export const acceleratorCounts = number({ above: 0, atMost: 2 ** 31 - 1 });

/** Plain numbers above zero. */
export const positiveNumbers = number({ above: 0 });
