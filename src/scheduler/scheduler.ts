import type { CapacityStep } from '../cluster/index.ts';
import type { PowerView } from './outlook/power-view.ts';

/**
 * What a scheduler may do to the machine, and what it may know of it. The simulation implements this.
 */
export interface Machine {
  /** Per pool: accelerators free now. */
  readonly free: Int32Array;
  /** Per pool: accelerators installed, but for those that are leaving and only wait for their jobs to end. */
  readonly capacity: Int32Array;
  /** The power of the machine and its cap; absent where there is none. */
  readonly power?: PowerView | undefined;
  /** Per pool: what it will hold later on, as far as it is announced, in order of time; undefined for a pool that never changes. */
  readonly announced: readonly (readonly CapacityStep[] | undefined)[];
  /** Per pool: accelerators that leave as soon as jobs give them back, whichever jobs these are. */
  owed(pool: number): number;
  /** Of the accelerators that a running job holds, those that come back to its pool when it ends, but for what is owed. */
  comesBack(job: number): number;
  /** Whether the pool can give so many accelerators to one job right now, and the cap leaves power for them. */
  fits(pool: number, accelerators: number): boolean;
  /** Starts a waiting job now. */
  start(job: number, pool: number, backfilled: boolean): void;
}

/**
 * A scheduler at work in one run. It is told what happens and is asked, once an instant, which jobs to start.
 * Everything it knows of the future is the `estimate` column of the jobs that were submitted.
 */
export interface Scheduler {
  submitted(job: number, now: number): void;
  ended(job: number, now: number): void;
  /** A pool has come to another size. */
  resized?(pool: number, now: number): void;
  /** A waiting job has left without having run: no pool will ever again be there for it. */
  withdrawn?(job: number, now: number): void;
  /**
   * One scheduling pass.
   * @param settled whether everything else that happens at this instant has happened
   */
  pass(now: number, settled: boolean): void;
  /** A light pass: only the head of the queue, while it fits. Absent: a full pass is made instead. */
  headPass?(now: number, settled: boolean): void;
  /** The first waiting job of a lane in queue order, −1 when none waits; absent when the scheduler keeps no order. */
  firstWaiting?(lane: number): number;
  /** When it wants a pass even if nothing happens until then, s; Infinity: never. */
  nextWake?(): number;
}
