import type * as z from 'zod';
import type { Entry, Note } from '../../catalogue/index.ts';
import type { Source } from '../../random/index.ts';

/** How people choose the wall-clock limit they request. */
export interface LimitKind<Options = never> extends Entry {
  /** The options beside `model`. */
  readonly options: z.ZodObject;
  /** Whether it draws at random. */
  random(options: Options): boolean;
  /** One limit for each run time, s. A limit may be shorter than the run time: then the job meets the policy's walltime rule. */
  limits(options: Options, runtimes: Float64Array, stream: (purpose: string) => Source): Limits;
}

export interface Limits {
  readonly limits: Float64Array;
  readonly notes?: readonly Note[];
}
