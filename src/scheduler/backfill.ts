import type { z } from 'zod';
import type { Entry } from '../catalogue/index.ts';
import type { CapacityStep } from '../cluster/index.ts';
import type { JobView } from './ordering.ts';
import type { ExpectedEnds } from './outlook/expected-ends.ts';
import type { PowerView } from './outlook/power-view.ts';
import type { Profile } from './outlook/profile.ts';
import type { WaitingQueue } from './waiting-queue.ts';

/** What a backfill rule works with: the queue, what is believed of the running jobs, and the hand that starts jobs. */
export interface BackfillContext {
  readonly jobs: JobView;
  readonly queue: WaitingQueue;
  /** Per pool: accelerators free now. */
  readonly free: Int32Array;
  /** Per pool: accelerators installed. */
  readonly capacity: Int32Array;
  /** Per pool: what it will hold later on, as far as it is announced, in order of time; undefined for a pool that never changes. */
  readonly announced: readonly (readonly CapacityStep[] | undefined)[];
  /** Per pool: the most accelerators it holds now or will hold, as far as it is announced. */
  readonly reach: Int32Array;
  /** Per pool: what will be free by expected ends and announced changes, from now on; undefined for a pool that never changes. */
  readonly outlook: readonly (Profile | undefined)[];
  /** Per pool: running jobs by expected end. */
  readonly running: readonly ExpectedEnds[];
  /** Lane of each job: the index of the list of pools it accepts. */
  readonly laneOf: Uint16Array;
  /** Per lane: accepted pools in order of preference. */
  readonly acceptance: readonly (readonly number[])[];
  /** The power of the machine and its cap; absent where there is none. */
  readonly power?: PowerView | undefined;
  /** Whether the pool can give so many accelerators to one job right now, and the cap leaves power for them. */
  fits(pool: number, accelerators: number): boolean;
  /** Whether the pool can give a job its accelerators right now and, by estimated ends, until its own: none that are announced to leave. */
  canStart(job: number, pool: number): boolean;
  /** Whether a job that stands before this one in the queue waits and could be given the pool, so that starting this one there is backfilling. */
  passesOver(job: number, pool: number): boolean;
  /** Starts a waiting job now. `backfilled`: ahead of an earlier job that waits for the same pool. */
  start(job: number, pool: number, backfilled: boolean): void;
}

/** A backfill rule at work in one run: decides in each pass which waiting jobs start. */
export interface Backfill {
  /** One scheduling pass. */
  pass(now: number): void;
  /** A light pass that only starts the head of the queue while it fits; absent: a full pass is made instead. */
  headPass?(now: number): void;
  /** A job has joined the queue. */
  submitted?(job: number, now: number): void;
  /** A job has been started, by whichever pass. */
  started?(job: number): void;
  /** A waiting job has left the queue without having run. */
  withdrawn?(job: number, now: number): void;
  /** A job has left the pool it held; it had been expected to end at `expectedEnd`. So many of its accelerators have come back (all, unless the pool shrinks). */
  ended?(job: number, pool: number, now: number, expectedEnd: number, accelerators: number): void;
  /** A pool has come to another size. */
  resized?(pool: number, now: number): void;
  /** So many accelerators that jobs were expected to hold until then no longer count: they stand on nodes that have left the pool. */
  freed?(pool: number, now: number, until: number, accelerators: number): void;
  /**
   * Jobs in a pool have outlived their estimates, or it has changed in a way that was not announced: what was planned no longer holds.
   * A rule that has this is given a pass when an estimate is outlived.
   */
  overdue?(now: number, pool: number): void;
  /** When it wants a pass even if nothing happens until then, s; Infinity: never. */
  nextWake?(): number;
}

export interface BackfillKind<Options = unknown> extends Entry {
  /** What the rule uses of run times: nothing, or the estimate the policy is given. */
  readonly knowledge: 'none' | 'estimate';
  readonly options: z.ZodType<Options>;
  create(options: Options, context: BackfillContext): Backfill;
}
