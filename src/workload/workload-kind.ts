import type * as z from 'zod';
import type { Entry, Note } from '../catalogue/index.ts';
import type { ClusterSpec } from '../cluster/spec.ts';
import type { Source } from '../random/index.ts';
import type { CleaningChange } from './cleaning.ts';
import type { LaidLog } from './trace/laid-logs.ts';

/** A kind of workload. Its jobs depend on its options and context alone, never on other workloads or on the policy. */
export interface WorkloadKind<Options = never> extends Entry {
  /** The options beside `kind`. */
  readonly options: z.ZodObject;
  /** Whether replications differ: whether anything is drawn at random. */
  random(options: Options): boolean;
  /** What is wrong with the options, given the rest of the scenario; what the schema alone cannot see. */
  faults(options: Options, setting: WorkloadSetting): WorkloadFault[];
  /**
   * The options that change, for so many times as many submissions per unit of time, sizes and run times being the same; absent, or
   * undefined, where that cannot be told.
   */
  scaled?(options: Options, factor: number): Readonly<Record<string, unknown>> | undefined;
  /** The classes its jobs will bear where no `class` is given; absent where only the jobs can tell. */
  classes?(options: Options, name: string): readonly string[];
  /** All jobs, sorted by submission. */
  jobs(options: Options, context: WorkloadContext): WorkloadJobs;
}

/** What a workload may know of its scenario before anything is drawn. */
export interface WorkloadSetting {
  /** Its name in the scenario. */
  readonly name: string;
  /** When arrivals stop, s; null when they stop by themselves. */
  readonly horizon: number | null;
  readonly cluster: ClusterSpec;
  /** Names of the tenants the scenario declares; empty when it declares none, and any label will do. */
  readonly tenants: readonly string[];
}

export interface WorkloadContext extends WorkloadSetting {
  /** The workload's random stream for a purpose, of this seed and replication. */
  stream(purpose: string): Source;
  /** How far into the week the scenario begins, s since Monday 0:00; 0 when it names no date. */
  readonly secondsOfWeek: number;
  /** The log it replays, if it is a trace. */
  readonly laid?: LaidLog | undefined;
}

/** A fault in a workload. Data first: whoever knows the file adds the position. */
export interface WorkloadFault {
  readonly code: 'missing-key' | 'out-of-range' | 'unknown-name' | 'conflict';
  /** The keys that lead to it, from the workload on. */
  readonly path: readonly (string | number)[];
  /** What is wrong, where "expected …, got …" does not say it. */
  readonly problem?: string;
  readonly expected?: string;
  readonly received?: string;
  readonly hint?: string;
}

/** The jobs of one workload as columns, sorted by submission. Names are its own; the job table merges them. */
export interface WorkloadJobs {
  readonly count: number;
  /** The log's job numbers; absent for jobs that are made up. */
  readonly number?: Float64Array;
  readonly submit: Float64Array;
  readonly runtime: Float64Array;
  readonly limit: Float64Array;
  readonly accelerators: Int32Array;
  readonly class: Label;
  readonly tenant: Label;
  readonly user: Label;
  /** Names of the pools the jobs accept, in order of preference. */
  readonly pools: readonly string[];
  readonly records?: number;
  readonly changes?: readonly CleaningChange[];
  readonly notes?: readonly Note[];
}

/** Names, and which job bears which: one name for all when there is no index. */
export interface Label {
  readonly names: readonly string[];
  readonly index?: Uint32Array;
  /** Whether the names mean something within their workload only: 'user 7' of one log is not 'user 7' of another. */
  readonly local?: boolean;
}

/** The name of what has none: the tenant of a workload without one, the user of a record without one. */
export const unnamed = 'none';
