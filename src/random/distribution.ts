import type { z } from 'zod';
import type { Entry } from '../catalogue/index.ts';
import type { Source } from './source.ts';

/** A distribution with its parameters filled in. */
export interface Distribution {
  /** Expected value, in the unit of the quantity; Infinity where it does not exist. */
  readonly mean: number;
  /** Variance; Infinity where it does not exist. */
  readonly variance: number;
  /** A sampler that draws from a source. Any memory it needs lives in the closure, so re-making it replays it. */
  sampler(source: Source): () => number;
}

/**
 * A kind of distribution, as users name it in a scenario: `{ distribution: lognormal, mean: 5 h, cv: 1.8 }`.
 * `options` takes the schema of the quantity that is drawn (a duration, a number), so one kind serves all.
 */
export interface DistributionKind<Options = unknown> extends Entry {
  options(quantity: z.ZodType<number>): z.ZodType<Options>;
  create(options: Options): Distribution;
}
