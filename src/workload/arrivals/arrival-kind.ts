import type * as z from 'zod';
import type { Entry } from '../../catalogue/index.ts';
import type { Source } from '../../random/index.ts';
import type { WorkloadFault } from '../workload-kind.ts';

/** A process by which jobs are submitted. Time 0 is the scenario's start. */
export interface ArrivalKind<Options = never> extends Entry {
  /** The options beside `process`. */
  readonly options: z.ZodObject;
  /** Whether it goes on for ever; then a horizon or a number of jobs must end it. */
  readonly endless: boolean;
  /** Submissions per second in the long run; 0 when it ends by itself. */
  rate(options: Options): number;
  /** Submissions per second on average until a time, s, where that is another rate than the one in the long run. */
  meanRate?(options: Options, until: number): number;
  /** How many steps beside its submissions it goes through in a second, such as changes from one phase to another. Default: none. */
  steps?(options: Options): number;
  /** What is wrong with the options that their schema cannot see; paths from the arrivals on. */
  faults?(options: Options): WorkloadFault[];
  /**
   * The options that change, for so many times as many submissions per unit of time, all else being alike; absent, or undefined, where
   * that cannot be told.
   */
  scaled?(options: Options, factor: number): Readonly<Record<string, unknown>> | undefined;
  submissions(options: Options, end: ArrivalEnd): Submissions;
}

/** When submissions end, and what they are drawn from. */
export interface ArrivalEnd {
  /** No submission at or after it, s; Infinity when there is no horizon. */
  readonly horizon: number;
  /** No more jobs than these; Infinity when it does not matter. */
  readonly jobs: number;
  /** How far into the week time 0 is, s since Monday 0:00. */
  readonly secondsOfWeek: number;
  stream(purpose: string): Source;
}

export interface Submissions {
  /** s, ascending. */
  readonly times: Float64Array;
  /** Which request each job belongs to, when requests are made for several jobs at once. Default: one job, one request. */
  readonly request?: Uint32Array;
  /** Coefficient of variation of the run times of jobs of one request. */
  readonly variation?: number;
}
