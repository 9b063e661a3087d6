import * as z from 'zod';
import { readAxis } from '../axis.ts';
import type { Setting } from '../setting.ts';

/** A plan: what is set, by path. */
export type PlanSpec = Readonly<Record<string, Setting>>;

/** A measure that plans are scored on. */
export interface ScoreSpec {
  /** Path of the measure. */
  readonly measure: string;
  /** Which end is wanted; null: what the measure says itself. */
  readonly better: 'lower' | 'higher' | null;
}

export interface ParetoSpec {
  readonly measures: readonly ScoreSpec[];
}

const setting = z.unknown().transform((written, context): Setting => {
  const reading = readAxis([written]);
  if ('axis' in reading && reading.axis.kind === 'listed') return reading.axis.values[0]!;
  context.addIssue({ code: 'custom', message: 'expected one value for each path, not a range', input: written });
  return z.NEVER;
});

/** `plans`: named sets of settings. */
export const plansField = z
  .record(
    z.string(),
    z.preprocess((input) => input ?? {}, z.record(z.string(), setting)),
  )
  .refine((plans) => Object.keys(plans).length > 0, { error: 'expected at least one plan' })
  .describe('Named variants of this scenario: what each sets, by path. `queueworks pareto` compares them.')
  .meta({ examples: [{ today: {}, 'twice the nodes': { 'cluster.pools.gpus.nodes': 64 } }] });

const score = z.union([
  z
    .string()
    .min(1)
    .transform((measure): ScoreSpec => ({ measure, better: null })),
  z.strictObject({
    measure: z.string().min(1).describe('Path of the measure.'),
    better: z.enum(['lower', 'higher']).describe('Which end of it is wanted.'),
  }),
]);

export const paretoField = z
  .strictObject({
    measures: z
      .array(score)
      .min(2)
      .describe('Two measures or more; with { measure, better } where a measure has no better end of its own.')
      .meta({ examples: [['energy', 'wait.p95']] }),
  })
  .describe('What `queueworks pareto` scores the plans on; without plans, the points of the sweep.');
