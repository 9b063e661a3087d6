import type { z } from 'zod';
import type { Entry } from '../catalogue/index.ts';
import type { Piece, Signal } from '../energy/index.ts';
import type { Source } from '../random/index.ts';
import type { ElasticColumns } from '../workload/job-table.ts';
import type { JobView } from './ordering.ts';
import type { PlanningLimits } from './start/data-limits.ts';

/** Decides, when a job is submitted, when it may join the queue. Until then it is held, and no other rule knows of it. */
export interface StartGate {
  /** When the job may join, s; `now` at the earliest. */
  release(job: number, now: number): number;
  /**
   * The next stretch of a job that may be interrupted: when it may join the queue, and until when it may run, and on how many
   * accelerators; then it is asked again. Absent: the rule interrupts nobody.
   */
  nextPiece?(job: number, now: number, progress: Progress): Piece;
  /** How often data were too short for a plan, so far. Absent: the rule needs none. */
  limits?(): PlanningLimits;
}

/** How far a job has come that may be interrupted. */
export interface Progress {
  /** How long the rest of it takes by its estimate, on what it asks for, s. */
  readonly left: number;
  /** Whether it has run before, or runs. */
  readonly begun: boolean;
  /** On how many accelerators it runs now; 0: it does not. */
  readonly running: number;
}

/** What a gate works with. */
export interface GateContext {
  readonly jobs: JobView;
  /** How long each job's start may be put off, s; absent: no job's may. */
  readonly shift?: Float64Array | undefined;
  /** What every interruption costs each job, s; NaN: it runs in one piece; absent: all do. */
  readonly interruption?: Float64Array | undefined;
  /** How wide jobs may be made; absent: all keep their width. */
  readonly elastic?: ElasticColumns | undefined;
  /** What the gate looks at, over time. */
  readonly signal: Signal;
  /** The signal's mean absolute value. */
  readonly size: number;
  /** The random stream of what is believed of the future; the same for all policies. */
  readonly source: Source;
}

export interface StartKind<Options = unknown> extends Entry {
  /** Which signal it looks at. */
  readonly signal: 'price' | 'intensity';
  /** What held jobs wait for. */
  readonly reason: 'Carbon' | 'Price';
  /** Whether it interrupts jobs of workloads that allow it. */
  readonly interrupts?: boolean;
  /** Whether it changes the width of jobs of workloads that allow it. */
  readonly resizes?: boolean;
  readonly options: z.ZodType<Options>;
  create(options: Options, context: GateContext): StartGate;
}
