/**
 * Textbook schedulers, written from their definitions as plainly as possible and without regard to cost: arrays, sorts and sums.
 * They share no code with the engine, so that a schedule both agree on was found twice.
 */
export interface TextbookJob {
  /** Row number; ties in any order go to the lower one. */
  readonly id: number;
  readonly submit: number;
  readonly accelerators: number;
  /** How long it will stay on the machine, s. */
  readonly stay: number;
  /** What the scheduler is told of its length, s. */
  readonly estimate: number;
  /** When it can start at the latest, by its estimate, on a pool that changes; −Infinity: it never can; absent: always. */
  readonly last?: number;
}

export interface Step {
  readonly at: number;
  readonly units: number;
}

export interface RunningJob {
  readonly job: TextbookJob;
  readonly start: number;
  readonly end: number;
  expectedEnd: number;
  overruns: number;
}

/** The state of one pool and its queue, as a rule sees it. */
export interface World {
  now: number;
  /** Units of the pool over time: so many from each moment on. */
  readonly steps: readonly Step[];
  unitsAt(time: number): number;
  /** Units as far as changes have been handled. */
  units: number;
  /** In order of arrival. */
  waiting: TextbookJob[];
  /** In order of start. */
  running: RunningJob[];
  /** The waiting jobs in queue order as of now. */
  inOrder(): TextbookJob[];
  free(): number;
  start(job: TextbookJob): void;
}

/** What happened since the last pass. */
export interface Happened {
  readonly arrived: readonly TextbookJob[];
  /** Whether some job left before it was expected to. */
  readonly early: boolean;
  /** Whether some job outlived what was expected of it. */
  readonly overdue: boolean;
}

export interface Rule {
  /** Whether it plans by expected ends. */
  readonly plans: boolean;
  pass(world: World, happened: Happened): void;
  /** When it must be asked again even if nothing happens, s. */
  wake?(world: World): number;
}
