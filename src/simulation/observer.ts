/** The state of the machine and its queue between two instants, as observers may read it. */
export interface MachineView {
  /** Accelerators installed, over all pools. */
  readonly installed: number;
  /** Accelerators allocated to running jobs. */
  readonly allocated: number;
  /** Jobs waiting in the queue. */
  readonly queuedJobs: number;
  /** Accelerators that jobs in the queue ask for, in sum. */
  readonly queuedAccelerators: number;
  /** Jobs that have been submitted, do not run and are held: a start rule keeps them from joining the queue. */
  readonly heldJobs: number;
  /** Accelerators that held jobs ask for, in sum. */
  readonly heldAccelerators: number;
  /** Jobs running. */
  readonly runningJobs: number;
  /** Per pool: accelerators free. */
  readonly free: Int32Array;
  /** By job: accelerators it holds, or waits for; what it asked for, unless a policy makes it narrower or wider. */
  readonly accelerators: Int32Array;
  /** The first waiting job, in queue order, of those that accept a given list of pools; −1 when there is none, or the scheduler keeps no order. */
  firstWaiting(lane: number): number;
  /** How often some list of pools has got its first job in the queue, or its first held job, or lost its last. */
  readonly queueTurns: number;
  /** Whether a job waits in the queue that accepts a given list of pools. */
  waits(lane: number): boolean;
  /** Whether a job is held that accepts a given list of pools. */
  holds(lane: number): boolean;
  /** The pool a started job is in. */
  poolOfJob(job: number): number;
  /** Whether a cap on power leaves enough for so wide a job in a pool; absent where there is no cap. */
  admits?(pool: number, accelerators: number): boolean;
  /** Whether some job of the queue would fit, by free accelerators, into a pool it accepts. */
  fitsNow(): boolean;
}

/**
 * Watches a run. `instant` is called after everything at one instant is done; the state it sees holds until the
 * next call. Observers must not change anything. All hooks are optional; a hook that is absent costs nothing.
 */
export interface Observer {
  begin?(view: MachineView): void;
  instant?(time: number): void;
  /** A job has joined the queue. */
  submitted?(job: number, time: number): void;
  started?(job: number, time: number): void;
  ended?(job: number, time: number): void;
  /** A job that ran, or waited, is held again: it has been interrupted, or the time in which it was to go on is over. It will join the queue again. */
  heldAgain?(job: number, time: number): void;
  /** A job can never run, or no longer: it will not be heard of again. It has not joined the queue, or leaves it, or was held when it should have joined. */
  rejected?(job: number, time: number): void;
  /** The run is over; `time` is its last instant. */
  finish?(time: number): void;
}
