import * as z from 'zod';
import { fraction, wholeNumber } from '../units/index.ts';

/** Replications that a study begins with when it goes on until it is precise: with fewer, the spread itself is a guess. */
export const fewestForPrecision = 10;

/** Most replications when the scenario does not say. */
const defaultMost = 500;

const short = z.string().min(1);

const paths = z.union([
  z
    .string()
    .min(1)
    .transform((path) => [path]),
  z.array(z.string().min(1)).min(1),
]);

/** The map form; the short one is read into it. */
export const precisionMap = z.strictObject({
  to: fraction({ above: 0, below: 1 })
    .describe('The half-width that is wanted, as a share of the mean.')
    .meta({ examples: ['5 %'] }),
  on: paths
    .describe('What is to be that precise, under every policy: a measure, or several.')
    .meta({ examples: ['startups.wait.p95', ['wait', 'utilisation']] }),
  atMost: wholeNumber({ atLeast: fewestForPrecision, atMost: 10_000 })
    .default(defaultMost)
    .describe('Replications to stop at, precise or not.'),
});

/** How precise results must be, as written: `5 % on startups.wait.p95`, or a map. */
export const precisionField = z
  .union([short, precisionMap])
  .describe(
    `Go on with replications until results are so precise: '5 % on startups.wait.p95', or a map with a cap. Begins with 'replications' (default and least here: ${fewestForPrecision}).`,
  )
  .meta({ examples: ['5 % on startups.wait.p95', { to: '5 %', on: 'wait.p95', atMost: 200 }] });
