import * as z from 'zod';
import { wholeNumber } from '../../units/index.ts';
import type { AxisSpec } from '../axis.ts';
import { axisField } from '../axis-field.ts';
import { measuresField } from './measures-field.ts';

export const sensitivityMethods = ['morris', 'sobol'] as const;
export type SensitivityMethod = (typeof sensitivityMethods)[number];

/** How it is found out what matters. */
export interface SensitivitySpec {
  /** The factors, by path. */
  readonly over: Readonly<Record<string, AxisSpec>>;
  readonly method: SensitivityMethod;
  /** Trajectories of Morris's design. */
  readonly trajectories: number;
  /** Values that each factor takes in it; even. */
  readonly levels: number;
  /** Rows of Saltelli's design. */
  readonly samples: number;
  /** Paths of measures; empty when the scenario does not say. */
  readonly measures: readonly string[];
}

export const sensitivityField = z
  .strictObject({
    over: z
      .record(z.string(), axisField())
      .prefault({})
      .describe(
        "The factors: paths with what they may be, a range such as '2 h … 8 h' or a list. More can be given with --over.",
      )
      .meta({ examples: [{ load: '80 % … 120 %', 'policy.backfill': ['none', 'easy'] }] }),
    method: z
      .enum(sensitivityMethods)
      .default('morris')
      .describe(
        'morris ranks factors with few points; sobol says which part of the variance each explains, with many.',
      ),
    trajectories: wholeNumber({ atLeast: 2, atMost: 10_000 })
      .default(10)
      .describe('Of Morris’s design; each has one point more than there are factors.'),
    levels: wholeNumber({ atLeast: 2, atMost: 100 })
      .refine((levels) => levels % 2 === 0, { error: 'expected an even number of levels, such as 4' })
      .default(4)
      .describe('Values that each factor takes in Morris’s design.'),
    samples: wholeNumber({ atLeast: 4, atMost: 100_000 })
      .default(64)
      .describe('Rows of Saltelli’s design for sobol; each has two points more than there are factors.'),
    measures: measuresField(),
  })
  .describe('What `queueworks sensitivity` varies to find out what matters.');

/** How it is found out what matters when the scenario does not say. */
export const defaultSensitivity: SensitivitySpec = sensitivityField.parse({});
