import { duration, number } from '../units/index.ts';

/** One schema a quantity, so that the fields of its distributions are built once. */
export const durations = duration();

/** Accelerators drawn from a distribution; draws are rounded to whole ones, and to at least 1. */
export const acceleratorCounts = number({ above: 0, atMost: 2 ** 31 - 1 });

/** Factors by which something is multiplied. */
export const positiveNumbers = number({ atLeast: 1e-6, atMost: 1e6 });
