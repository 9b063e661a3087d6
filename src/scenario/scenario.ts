import type { ClusterSpec } from '../cluster/spec.ts';
import type { EconomicsSpec } from '../economics/index.ts';
import type { PolicySpec } from '../scheduler/policy.ts';
import type { Instant } from '../units/index.ts';
import type { WorkloadSpec } from '../workload/spec.ts';
import type { CarbonSpec, ElectricitySpec } from './energy-fields.ts';
import type { Precision } from './precision.ts';
import type { SearchSpecs } from './searches.ts';
import type { SweepSpec } from './sweep-field.ts';
import type { Threshold } from './threshold.ts';

/** A scenario with every default filled in and every quantity a number in SI base units. Plain and frozen: it crosses threads. */
export interface Scenario extends SearchSpecs {
  readonly name: string;
  readonly question?: string;
  /** What it is about, in a few sentences. */
  readonly description?: string;
  /** Things to notice, for learners. */
  readonly notice: readonly string[];
  /** Things to try, for learners. */
  readonly try: readonly string[];
  readonly seed: string;
  /** What moment second 0 is; absent when nothing hangs on the calendar. */
  readonly begin?: Instant;
  /** When arrivals stop, s; null when the workloads end by themselves (logs). Jobs submitted until then run to their end. */
  readonly horizon: number | null;
  /** Jobs and time before it are not measured, s. */
  readonly warmup: number;
  /** Whether the warm-up is to be found when the scenario is played; `warmup` is 0 until then. */
  readonly autoWarmup?: true;
  /** Jobs and time in the last so many seconds before the horizon are not measured. */
  readonly cooldown: number;
  readonly replications: number;
  /** Submissions are moved by up to this, s, in every replication but the first; absent: not at all. */
  readonly shake?: number;
  /** How precise results must be before a study ends; absent: it ends after its replications. */
  readonly precision?: Precision;
  /** Confidence level of the intervals, 0–1. */
  readonly confidence: number;
  readonly cluster: ClusterSpec;
  /** What electricity costs; absent when it is not asked for. */
  readonly electricity?: ElectricitySpec;
  /** What electricity and the making of the machine emit; absent when it is not asked for. */
  readonly carbon?: CarbonSpec;
  readonly tenants: Readonly<Record<string, { readonly share?: number }>>;
  readonly workloads: Readonly<Record<string, WorkloadSpec>>;
  readonly policies: Readonly<Record<string, PolicySpec>>;
  /** What results are held to; absent when there is nothing. */
  readonly thresholds?: readonly Threshold[];
  /** What it costs and who pays; absent when nobody asks. */
  readonly economics?: EconomicsSpec;
  readonly outputs: OutputSpec;
  /** Paths of the measures that the answer opens with; absent: what suits the scenario. No part of the hash. */
  readonly answer?: readonly string[];
  /** Variants of it that a sweep plays. No part of the hash: the scenario itself is the same with or without. */
  readonly sweep?: SweepSpec;
  /** Folder that relative paths in the scenario are relative to. */
  readonly folder: string;
  /** SHA-256 of the resolved scenario without its folder, hex; the first 12 digits are shown. */
  readonly hash: string;
}

/** Whether a file is written that grows with the jobs; `auto`: where it is likely to be read. */
export type TableChoice = boolean | 'auto';

export interface OutputSpec {
  /** Which files to write. */
  readonly jobs: TableChoice;
  readonly segments: TableChoice;
  readonly timeline: boolean;
  readonly report: boolean;
  /** Whether to watch why jobs wait, and write it. */
  readonly reasons: boolean;
  /** Steps in the timeline. */
  readonly timelineSteps: number;
}

/** Whether any policy has a rule that may hold jobs before they join the queue. */
export function holdsJobs({ policies }: Pick<Scenario, 'policies'>): boolean {
  return Object.values(policies).some(({ start }) => start !== undefined);
}
