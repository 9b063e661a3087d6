import type { Instant } from '../units/index.ts';

/**
 * All jobs of one run as columns. A job is its row number; rows are in job order: by submission, then by the
 * job's own number. Everything that is drawn at random is drawn before the run, so every policy meets identical jobs.
 */
export interface JobTable {
  /** What moment second 0 is: the scenario's `begin`, or the date of its logs; absent where nothing tells it. */
  readonly begin?: Instant;
  readonly count: number;
  /** The job's own number: the log's, or 1…n. */
  readonly number: Float64Array;
  /** Submission, s from the scenario's start; ascending. */
  readonly submit: Float64Array;
  /** Run time at nominal speed, s; ≥ 0. What would happen, were there no limit. */
  readonly runtime: Float64Array;
  /** Requested wall-clock limit, s; > 0 or equal to the run time. What schedulers may know. */
  readonly limit: Float64Array;
  /** Accelerators (units) needed, all at once; ≥ 1. */
  readonly accelerators: Int32Array;
  /** Index into `names.workloads`. */
  readonly workload: Uint16Array;
  /** Index into `names.classes`. */
  readonly class: Uint16Array;
  /** Index into `names.tenants`. */
  readonly tenant: Uint32Array;
  /** Index into `names.users`. */
  readonly user: Uint32Array;
  /** Index into `acceptance`: which pools the job may run in. */
  readonly accepts: Uint16Array;
  /** How long its start may be put off for the sake of prices or emissions, s; absent where no job's may. */
  readonly shift?: Float64Array;
  /** What every interruption costs a job, s on the machine; NaN for a job that runs in one piece; absent where all do. */
  readonly interruption?: Float64Array;
  /** How wide jobs may be made; absent where all keep their width. */
  readonly elastic?: ElasticColumns;
  readonly names: JobNames;
  /** Distinct lists of accepted pools (indices into the cluster's pools, in order of preference). */
  readonly acceptance: readonly (readonly number[])[];
}

/** Between how many accelerators a job may run, and how fast it then is. A job that is not elastic has its own width for both. */
export interface ElasticColumns {
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** The share of its work that can be spread over accelerators, for `speedup`. */
  readonly parallel: Float64Array;
}

export interface JobNames {
  readonly workloads: readonly string[];
  readonly classes: readonly string[];
  readonly tenants: readonly string[];
  readonly users: readonly string[];
}
