import type { z } from 'zod';
import type { Entry } from '../catalogue/index.ts';

/** The job columns a scheduler may see. `estimate` is the requested limit, or the true run time for an oracle. */
export interface JobView {
  /** s from the scenario's start. */
  readonly submit: Float64Array;
  readonly accelerators: Int32Array;
  /** s */
  readonly estimate: Float64Array;
  readonly class: Uint16Array;
  readonly tenant: Uint32Array;
  readonly user: Uint32Array;
}

/**
 * The order in which waiting jobs are considered: smallest key first. Ties: earlier submission, then lower job number.
 */
export interface Ordering {
  /** The key of a job at time `now`; the smallest goes first. */
  key(jobs: JobView, job: number, now: number): number;
  /** Whether keys change while jobs wait; then the queue is re-sorted in every pass. */
  readonly changes: boolean;
}

export interface OrderingKind<Options = unknown> extends Entry {
  /** What the key uses of a job's run time: nothing, or the estimate the policy is given. */
  readonly knowledge: 'none' | 'estimate';
  readonly options: z.ZodType<Options>;
  create(options: Options): Ordering;
}
