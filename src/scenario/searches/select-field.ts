import * as z from 'zod';
import { fraction, wholeNumber } from '../../units/index.ts';

/** How the best policy is selected. */
export interface SelectSpec {
  /** Path of the measure. */
  readonly measure: string;
  /** The smallest difference worth finding, as written; null when the scenario does not say. */
  readonly worthwhile: string | null;
  /** 0–1; null: the scenario's. */
  readonly confidence: number | null;
  readonly first: number;
  readonly most: number;
}

export const selectField = z
  .strictObject({
    measure: z
      .string()
      .min(1)
      .default('wait')
      .describe('What the best is selected by.')
      .meta({ examples: ['startups.wait.p95'] }),
    worthwhile: z
      .union([z.string().min(1), z.number()])
      .transform(String)
      .optional()
      .describe('The smallest difference worth finding, in the unit of the measure.')
      .meta({ examples: ['30 min', '2 %'] }),
    confidence: fraction({ atLeast: 0.5, below: 1 })
      .optional()
      .describe("Probability of choosing the best, if it is better by what is worthwhile. Default: the scenario's."),
    first: wholeNumber({ atLeast: 2, atMost: 1_000 })
      .default(10)
      .describe('Replications of every policy before the first may leave.'),
    most: wholeNumber({ atLeast: 2, atMost: 10_000 })
      .default(500)
      .describe('Replications after which it ends, even when several policies are left.'),
  })
  .transform(({ worthwhile = null, confidence = null, ...rest }): SelectSpec => ({ ...rest, worthwhile, confidence }))
  .describe('What `queueworks best` selects the best policy by.');
