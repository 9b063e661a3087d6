import * as z from 'zod';
import { duration } from '../../units/schema.ts';
import type { OrderingKind } from '../ordering.ts';

const options = z.strictObject({
  origin: duration()
    .default(0)
    .describe(
      'Time added to every submission: the scores depend on when time began, and fade to first come, first served as it passes.',
    ),
});

export type LearnedOptions = z.infer<typeof options>;

/**
 * The four orderings that were fitted by regression to simulated schedules. They depend on the submission time s in seconds since
 * the scenario's start (at least 0.1 s), and so on the time origin. Estimates under 1 s count as 1 s.
 */
export function learnedOrdering(
  name: string,
  formula: string,
  score: (estimate: number, accelerators: number, submitted: number) => number,
): OrderingKind<LearnedOptions> {
  return {
    name,
    summary: `Ordering ${name.toUpperCase()}, learned from simulated schedules: short, narrow and early jobs first.`,
    source: 'Carastan-Santos & de Camargo, SC 2017',
    formula: `min ${formula}`,
    knowledge: 'estimate',
    options,
    create: ({ origin }) => ({
      changes: false,
      key: (jobs, job) =>
        score(Math.max(jobs.estimate[job]!, 1), jobs.accelerators[job]!, Math.max(jobs.submit[job]! + origin, 0.1)),
    }),
  };
}
