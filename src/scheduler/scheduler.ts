import type { PowerView } from './power-view.ts';

/**
 * What a scheduler may do to the machine, and what it may know of it. The simulation implements this.
 */
export interface Machine {
  /** Per pool: accelerators free now. */
  readonly free: Int32Array;
  /** Per pool: accelerators installed. */
  readonly capacity: Int32Array;
  /** The power of the machine and its cap; absent where there is none. */
  readonly power?: PowerView | undefined;
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
