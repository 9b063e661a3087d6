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

/** A distribution as plain data, quantities in SI base units: `{ distribution: 'lognormal', mean: 18000, cv: 1.8 }`. It crosses threads. */
export interface DistributionSpec {
  readonly distribution: string;
  readonly [parameter: string]: unknown;
}

/**
 * A kind of distribution, as users name it in a scenario: `{ distribution: lognormal, mean: 5 h, cv: 1.8 }`.
 * `options` takes the schema of the quantity that is drawn (a duration, a number), so one kind serves all;
 * the name under `distribution` is part of the options. `inner` and `make` are for kinds that are made of others.
 */
export interface DistributionKind<Options = unknown> extends Entry {
  options(quantity: z.ZodType<number>, inner: () => z.ZodType<DistributionSpec>): z.ZodType<Options>;
  create(options: Options, make: (spec: DistributionSpec) => Distribution): Distribution;
}
