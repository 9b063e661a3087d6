import * as z from 'zod';
import { wholeNumber } from '../units/index.ts';
import type { AxisSpec } from './axis.ts';
import { axisField } from './axis-field.ts';

/** How the points of a sweep are chosen. */
export const designs = ['grid', 'list', 'latin-hypercube'] as const;
export type DesignName = (typeof designs)[number];

/** Most points that one search may come to. */
export const mostPoints = 100_000;

/** A sweep as a scenario describes it. */
export interface SweepSpec {
  /** What is varied, by path. */
  readonly over: Readonly<Record<string, AxisSpec>>;
  readonly design: DesignName;
  /** Points of a Latin hypercube; null when the scenario does not say. */
  readonly points: number | null;
  /** Paths that are assumptions, and such as are choices, where the path does not say it rightly. */
  readonly assumptions: readonly string[];
  readonly choices: readonly string[];
  /** What is told of each point; empty when the scenario does not say. */
  readonly measures: readonly string[];
}

/** `sweep`: variants of the scenario that `queueworks sweep` plays. */
export const sweepField = z
  .strictObject({
    over: z
      .record(z.string(), axisField())
      .prefault({})
      .describe(
        "Values by path: a list, or a range such as '2 h … 8 h' or { from: 16, to: 64, steps: 4, scale: log }. More can be given with --over.",
      )
      .meta({
        examples: [{ 'cluster.pools.gpus.nodes': [16, 24, 32], 'workloads.chat.arrivals.rate': '2 per h … 8 per h' }],
      }),
    design: z
      .enum(designs)
      .default('grid')
      .describe(
        'Which combinations are played: all (grid), the first of each list, the second of each … (list), or points spread evenly over all ranges at random (latin-hypercube).',
      ),
    assumptions: z
      .array(z.string().min(1))
      .prefault([])
      .describe(
        'Varied paths that nobody chooses, so that no value of them is best: the answer tells how results depend on them, and which choice is best for each. Default: what is asked of the machine (`load`, `workloads`) and what things cost and draw.',
      )
      .meta({ examples: [['workloads.chat.arrivals.growth']] }),
    choices: z
      .array(z.string().min(1))
      .prefault([])
      .describe('Varied paths that one decides on. Default: all others.')
      .meta({ examples: [['load']] }),
    points: wholeNumber({ atLeast: 1, atMost: mostPoints })
      .optional()
      .describe('Points of a Latin hypercube. Default: ten for each path.')
      .meta({ examples: [40] }),
    measures: z
      .array(z.string().min(1))
      .prefault([])
      .describe('What is told of each point. Default: wait, wait.p95 and utilisation.')
      .meta({ examples: [['utilisation', 'wait.p95']] }),
  })
  .refine(({ design, points }) => points === undefined || design === 'latin-hypercube', {
    path: ['points'],
    error: "only the design 'latin-hypercube' takes a number of points; others have as many as their values make",
  })
  .transform(({ points = null, ...rest }): SweepSpec => ({ ...rest, points }))
  .describe('Variants of this scenario that `queueworks sweep` plays; `run` and `compare` play it as it is.');
