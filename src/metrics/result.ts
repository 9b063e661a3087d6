import type { Note } from '../catalogue/index.ts';
import type { BatchSpread } from '../statistics/index.ts';
import type { JobNames } from '../workload/job-table.ts';
import type { Delivered } from './delivered.ts';
import type { StepPeaks } from './step-series.ts';
import type { WaitReason } from './wait-reasons.ts';

/** What jobs are grouped by. `size` bins accelerators by powers of two: 1, 2, 3–4, 5–8, … */
export const dimensions = ['all', 'workload', 'class', 'tenant', 'user', 'size'] as const;
export type Dimension = (typeof dimensions)[number];

/** A distribution of one metric over the jobs of a group. A value that the sample cannot support is null. */
export interface Summary {
  readonly count: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** The measured jobs of one group, one run. */
export interface GroupResult {
  readonly dimension: Dimension;
  readonly name: string;
  /** Whether the queue of some of its jobs grew without bound; then its waits are null. */
  readonly unstable?: true;
  /** Jobs submitted in the measured window. */
  readonly submitted: number;
  readonly completed: number;
  readonly timedOut: number;
  readonly rejected: number;
  /** By job metric: what batches of successive jobs tell of its mean, where the run is the only one and has jobs enough. */
  readonly batches?: Readonly<Record<string, BatchSpread>>;
  /** Accelerator-seconds its measured jobs held. */
  readonly acceleratorSeconds: number;
  /** By job metric name (see the catalogue): `wait`, `response`, `slowdown`, `bounded-slowdown`, … */
  readonly metrics: Readonly<Record<string, Summary>>;
  /** Sums over its measured jobs, by what is summed; absent unless the machine states its power. */
  readonly totals?: Readonly<Record<string, number>>;
}

/** The machine over time in steps of equal length; every value is a mean over its step unless it says otherwise. */
export interface Timeline {
  /** Start of the first step, s. */
  readonly from: number;
  /** Length of a step, s. */
  readonly step: number;
  readonly allocated: Float64Array;
  /** Accelerators installed, over the part of the step that was played. */
  readonly installed: Float64Array;
  readonly queuedJobs: Float64Array;
  readonly queuedAccelerators: Float64Array;
  readonly runningJobs: Float64Array;
  /** Largest number of jobs in the queue at any moment of the step. */
  readonly maximumQueuedJobs: Float64Array;
  /** Jobs that a start rule holds, and the accelerators that they ask for; absent where no policy of the study holds any. */
  readonly held?: { readonly jobs: Float64Array; readonly accelerators: Float64Array };
  /** Largest number of jobs that wait, in the queue or held, in the step, and when it was first reached, s. */
  readonly waitingPeaks: StepPeaks;
  /** Jobs waiting or running that are of no queue that grows without bound; absent where none grows, or all do. */
  readonly steadyJobs?: Float64Array;
}

/** How long the measured jobs of a group waited for each reason. */
export interface WaitReasonGroup {
  readonly dimension: Dimension;
  readonly name: string;
  /** Measured jobs that started. */
  readonly jobs: number;
  /** Sum over those jobs, s. */
  readonly seconds: Readonly<Partial<Record<WaitReason, number>>>;
}

/** Power, prices and intensities over time, and energy by hour of the day. All at the meter: PUE included. */
export interface EnergyResult {
  /** Steps of equal length from 0 to the end, warm-up and cool-down included; values are means over a step. */
  readonly timeline: {
    /** Start of the first step, s. */
    readonly from: number;
    /** Length of a step, s: divides an hour, or is made of hours. */
    readonly step: number;
    /** W. */
    readonly power: Float64Array;
    /** The highest power in each step, W, and when it was first reached, s. */
    readonly peaks: StepPeaks;
    /** EUR per kWh. */
    readonly price?: Float64Array;
    /** g CO2e per kWh. */
    readonly intensity?: Float64Array;
  };
  /** Sums over the measured window by hour of the day, 24 each, in the local time of the scenario's `begin`. */
  readonly hours: {
    /** How much of the window lies in that hour of a day, s. */
    readonly seconds: Float64Array;
    /** kWh. */
    readonly energy: Float64Array;
    /** EUR. */
    readonly cost?: Float64Array;
    /** kg CO2e, without what the making of the machine emitted. */
    readonly emissions?: Float64Array;
  };
}

/** One pool of the machine in the measured window. */
export interface PoolResult {
  readonly name: string;
  /** By the names of the metrics of pools; null where one does not apply. */
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** Jobs whose queue grew without bound, by name. */
export interface GrowingQueue {
  /** The pools that they wait for; null where that is the whole machine. */
  readonly pools: readonly string[] | null;
  /** Which of those who wait for them; null where it is everybody. */
  readonly groups: { readonly dimension: Dimension; readonly names: readonly string[] } | null;
}

/** What one run (one policy, one replication) came to. Plain data: it crosses threads. */
export interface RunResult {
  readonly policy: string;
  readonly replication: number;
  /** The measured window, s: jobs submitted in it count, and time in it counts. */
  readonly window: { readonly from: number; readonly to: number };
  readonly groups: readonly GroupResult[];
  /** By system metric name: `utilisation`, `queue-length`, `makespan`, …; null where it does not apply, absent where the scenario does not ask for it. */
  readonly system: Readonly<Record<string, number | null>>;
  /** Pool by pool, in the order of the scenario. */
  readonly pools?: readonly PoolResult[];
  readonly timeline: Timeline;
  /** What the machine delivered by the years of a plan; absent where the scenario has no money. */
  readonly delivered?: Delivered;
  /** Why measured jobs waited, by group; absent when that was not watched. */
  readonly reasons?: readonly WaitReasonGroup[];
  /** Absent unless the machine states its power. */
  readonly energy?: EnergyResult;
  readonly notes: readonly Note[];
  readonly names: JobNames;
  /** Whether some queue grew without bound; then waits of all jobs together are null, and those of the groups that it is of. */
  readonly unstable: boolean;
  /** Which queues grew without bound; absent where none did. */
  readonly growing?: readonly GrowingQueue[];
  /**
   * How far the queue of one twentieth of the window resembles that of the next: a lag-1 correlation. Kept where the timeline
   * that tells it is not.
   */
  readonly queueMemory?: number;
  /** Events handled and CPU seconds the simulation loop took, for the progress line; never written to results. */
  readonly events: number;
}
