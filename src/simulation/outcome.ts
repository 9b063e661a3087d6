import type { PlanningLimits } from '../scheduler/index.ts';

/**
 * What one run did to every job, as columns in job order. The raw material of every metric.
 */
export interface Outcome {
  /** First start, s; NaN for a job that never started. */
  readonly start: Float64Array;
  /** When it left the machine for good, s: the end of its last stretch on it. NaN for a job that never started. */
  readonly end: Float64Array;
  /** Until when jobs waited to go on that were then cancelled, because they no longer could, s; NaN for all others. Absent where there was none. */
  readonly cancelledAt?: Float64Array;
  /** Index into `jobStates`. */
  readonly state: Uint8Array;
  /** Index of the pool it ran in last; 255 when it never started. */
  readonly pool: Uint8Array;
  /** Index into `startReasons`: how the policy came to start it. */
  readonly startedBy: Uint8Array;
  /** Index into `rejectionReasons`; 0 for a job that was accepted. */
  readonly rejection: Uint8Array;
  /** Which nodes each job got, when it last started; absent when every pool is counted. */
  readonly placement?: Placement;
  /** The stretches in which jobs ran; absent where none may be interrupted or change its width, so that each ran from its start to its end. */
  readonly segments?: Segments;
  /** How often a start rule had too little data for a plan; absent where none plans. */
  readonly planning?: PlanningLimits;
  /** When the last event happened, s. */
  readonly finished: number;
  /** Scheduling passes made. */
  readonly passes: number;
  /** Events handled: submissions, completions, kills. */
  readonly events: number;
}

/**
 * For k in [offset[j], offset[j + 1]), job j holds `accelerators[k]` accelerators on each of the `span[k]` nodes from `node[k]` on.
 * Nodes are numbered through all pools that have nodes, in the scenario's order.
 */
export interface Placement {
  readonly offset: Uint32Array;
  readonly node: Int32Array;
  readonly span: Int32Array;
  readonly accelerators: Int32Array;
}

/** The stretches in which jobs ran, as columns: those of job j are in [offset[j], offset[j + 1]), in order of time. */
export interface Segments {
  readonly offset: Uint32Array;
  /** s */
  readonly start: Float64Array;
  /** s */
  readonly end: Float64Array;
  /** Index of the pool. */
  readonly pool: Uint8Array;
  readonly accelerators: Int32Array;
  /** How long at its start no work was done, because a checkpoint was read, s. */
  readonly overhead: Float64Array;
  /** Which nodes, by segment; absent when every pool is counted. */
  readonly placement?: Placement;
}

/** The states a job can end in or be found in. The order is the code. */
export const jobStates = [
  'held',
  'queued',
  'starting',
  'running',
  'suspended',
  'checkpointing',
  'requeued',
  'completed',
  'failed',
  'timed-out',
  'cancelled',
  'rejected',
] as const;
export type JobState = (typeof jobStates)[number];

/** What each state says of a job. Those of the last five are final. */
export const stateMeanings: Readonly<Record<JobState, string>> = {
  held: 'a start rule holds it before the queue',
  queued: 'it waits in the queue',
  starting: 'it has its accelerators and is launched',
  running: 'it runs',
  suspended: 'it was interrupted and waits to go on',
  checkpointing: 'it writes its state',
  requeued: 'it was taken off the machine and waits anew',
  completed: 'it ran to its end',
  failed: 'it, or what it ran on, broke',
  'timed-out': 'it was stopped at its limit',
  cancelled: 'it was withdrawn because it no longer could run',
  rejected: 'it never could run',
};

/** States that no job comes to yet, and why. */
export const statesToCome: Readonly<Partial<Record<JobState, string>>> = {
  starting: 'launching takes no time',
  checkpointing: 'a checkpoint is part of the stretch before it',
  requeued: 'no policy takes a job off the machine for another',
  failed: 'nothing fails',
};

/** How a job came to start: as the first of the queue, or ahead of earlier ones. The order is the code. */
export const startReasons = ['not-started', 'in-order', 'backfilled'] as const;

/**
 * Why a job was rejected: at its submission, because no pool it accepts will ever be wide enough, or there for as long as its limit, or because it
 * would exceed every power cap; or later, because the last pool that could have taken it has retired. The order is the code.
 */
export const rejectionReasons = [
  'accepted',
  'wider-than-every-pool',
  'above-power-cap',
  'outlasts-every-pool',
  'pool-retired',
] as const;
