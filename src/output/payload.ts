import type { Note } from '../catalogue/index.ts';
import type { EconomicsResult } from '../economics/index.ts';
import type { Statistic } from '../experiment/study.ts';
import type { Dimension } from '../metrics/result.ts';
import type { CleaningReport } from '../workload/cleaning.ts';
import type { PageEstimate } from './page-estimate.ts';
import type { Paged } from './paged.ts';

export type { PageEstimate };

/**
 * What the report page is given. A small JSON document (`PageData`) says everything a reader needs; the bulk
 * (jobs, timelines, quantiles) stands beside it as packed columns, which the page decodes after its first paint.
 */

/** The page refuses a payload of any other version. Raise it whenever a reader of the old form would be misled. */
export const payloadVersion = 4;

export interface PageGroup {
  readonly dimension: Dimension;
  readonly name: string;
  readonly submitted: PageEstimate;
  readonly rejected: PageEstimate;
  readonly acceleratorSeconds: PageEstimate;
  /** `metrics[jobMetric][statistic]`. */
  readonly metrics: Readonly<Record<string, Readonly<Partial<Record<Statistic, PageEstimate>>>>>;
}

export interface PagePolicy {
  readonly name: string;
  readonly description: string;
  readonly knowledge: 'none' | 'estimate' | 'oracle';
  readonly unstable: boolean;
  /** Which queue grows without bound: "the queue for pool 'old'"; null where none does. */
  readonly growing: string | null;
  readonly groups: readonly PageGroup[];
  readonly system: Readonly<Record<string, PageEstimate>>;
  /** Pool by pool; empty where there is one, which does what the machine does. */
  readonly pools: readonly PagePoolEstimate[];
  readonly timeline: PageTimeline | null;
  /** Why jobs waited, by group; empty when that was not watched. */
  readonly reasons: readonly PageReasons[];
  /** Null unless the machine states its power. */
  readonly energy: PageEnergy | null;
}

/** What one pool comes to under a policy, by the names of the metrics of pools. */
export interface PagePoolEstimate {
  readonly name: string;
  readonly metrics: Readonly<Record<string, PageEstimate>>;
}

/** Mean wait of a group's jobs for each reason, s. */
export interface PageReasons {
  readonly dimension: Dimension;
  readonly name: string;
  readonly waits: Readonly<Record<string, PageEstimate>>;
}

/** The machine over time in steps of equal length, of one replication; the values stand in columns. */
export interface PageTimeline {
  readonly replication: number;
  /** Start of the first step, s. */
  readonly from: number;
  /** Length of a step, s. */
  readonly step: number;
  readonly columns: {
    readonly allocated: number;
    readonly queuedJobs: number;
    /** Null where no policy of the study holds jobs. */
    readonly heldJobs: number | null;
    /** Of jobs that wait, in the queue or held. */
    readonly peaks: PagePeaks;
  };
}

/** The largest value in each step, and how long after the step's start it was first reached, s. */
export interface PagePeaks {
  readonly height: number;
  readonly after: number;
}

/** What the page says of a metric; comes from the catalogue of metrics. */
export interface PageMetric {
  readonly name: string;
  readonly label: string;
  /** `s`, `1`, `jobs`, … as the catalogue has it. */
  readonly unit: string;
  /** How the page prints its values: as a time span, a plain number, or a share in per cent. */
  readonly kind: 'duration' | 'number' | 'share';
  readonly summary: string;
  readonly formula: string | null;
  readonly source: string;
  readonly better: 'lower' | 'higher' | 'neither';
  readonly of: 'jobs' | 'system' | 'pool';
}

export interface PageComparison {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly dimension: Dimension;
  readonly group: string;
  readonly baseline: string;
  readonly policy: string;
  readonly difference: PageEstimate;
  /** Difference ÷ baseline's mean and the half-width of that; 0.1 is ten per cent. */
  readonly relative: PageEstimate;
  readonly verdict: 'better' | 'worse' | 'more-work' | 'less-work' | 'no-difference-shown' | 'single-run';
}

/** What came of a threshold under a policy. */
export interface PageThreshold {
  /** As written: `finetunes.wait.p95 < 4 h`. */
  readonly text: string;
  readonly policy: string;
  readonly kind: PageMetric['kind'];
  readonly unit: string;
  readonly limit: number;
  readonly holdsWhen: 'below' | 'above';
  /** With its interval at the threshold's confidence. */
  readonly value: PageEstimate;
  readonly verdict: 'holds' | 'fails' | 'not-decided' | 'not-estimable';
  /** The verdict in words: "holds at 95 %", "not decided: needs ~40 more replications". */
  readonly words: string;
}

/** Electricity of one policy. */
export interface PageEnergy {
  /** By hour of the day, 24 each: what that hour takes on a day, with its interval over replications. kWh, currency of the prices, kg CO2e. */
  readonly hours: {
    readonly energy: readonly PageEstimate[];
    readonly cost: readonly PageEstimate[] | null;
    readonly emissions: readonly PageEstimate[] | null;
  };
  /** Of the first replication; the numbers are of columns: W, g CO2e per kWh. */
  readonly timeline: {
    readonly from: number;
    readonly step: number;
    readonly power: number;
    readonly peaks: PagePeaks;
    readonly intensity: number | null;
  };
}

/** What a study comes to in money, policy by policy, with intervals. */
export type PageEconomics = Paged<EconomicsResult>;

export interface PagePool {
  readonly name: string;
  /** Accelerators it holds. */
  readonly capacity: number;
  /** Null for a pool of interchangeable units. */
  readonly nodes: number | null;
}

/** The quantiles of one job metric over the measured jobs of one policy's first replication. */
export interface PageDistribution {
  readonly policy: string;
  readonly metric: string;
  /** A class name, or null for all jobs. */
  readonly group: string | null;
  /** Jobs behind it. */
  readonly count: number;
  /** Where its values start in the quantile column; as many as there are `probabilities`. */
  readonly offset: number;
}

/** The jobs of the first replication, for the timeline and the Gantt chart. Times are counted in ticks. */
export interface PageJobs {
  /** Jobs in the page; the first ones by submission. */
  readonly count: number;
  /** Jobs of the run. */
  readonly total: number;
  /** Length of a tick, s. */
  readonly tick: number;
  readonly names: PageNames;
  /** Column numbers of what all policies share. */
  readonly columns: {
    readonly number: number;
    readonly submit: number;
    readonly accelerators: number;
    readonly workload: number | null;
    readonly class: number | null;
    readonly tenant: number | null;
    readonly user: number | null;
    readonly limit: number | null;
  };
  /** One for each policy whose schedule is in the page. */
  readonly schedules: readonly PageSchedule[];
  readonly states: readonly string[];
  readonly startReasons: readonly string[];
}

export interface PageNames {
  readonly workloads: readonly string[];
  readonly classes: readonly string[];
  readonly tenants: readonly string[];
  readonly users: readonly string[];
}

/** What one policy did to the jobs; the numbers are of columns. */
export interface PageSchedule {
  readonly policy: string;
  /** Ticks waited plus one; 0 for a job that never started. */
  readonly wait: number;
  /** Ticks from the first start to the end. */
  readonly duration: number;
  readonly state: number;
  readonly startedBy: number | null;
  /** Null where the machine has one pool. */
  readonly pool: number | null;
  /**
   * Of the stretches in which jobs ran, one after another: how many a job has; and of each, how many ticks after the job's first start it began, its
   * length in ticks, accelerators and pool. Null where every job ran in one, on what it asked for.
   */
  readonly segments: {
    readonly count: number;
    readonly after: number;
    readonly duration: number;
    readonly accelerators: number;
    readonly pool: number | null;
    /** By job: ticks for which it waited after its last stretch until it was cancelled; null where none was. */
    readonly waitedOn: number | null;
  } | null;
  /** Which nodes the jobs (or their stretches) got: how many runs of nodes each has; and of all runs, one after another, the first node, how many nodes, accelerators on each. */
  readonly placement: {
    readonly runs: number;
    readonly node: number;
    readonly span: number;
    readonly accelerators: number;
  } | null;
}

/** How a packed column is read: byte planes, raw deflate, base64. */
export interface PageColumn {
  /** Values. */
  readonly length: number;
  /** Bytes a value: plane 0 holds the lowest byte of every value, then plane 1, … */
  readonly width: number;
  /** `unsigned`; `delta` (each value is the sum of all up to it); `float` (IEEE 754, 4 or 8 bytes). */
  readonly coding: 'unsigned' | 'delta' | 'float';
}

/** What every page says of where it comes from, whatever it shows. */
export interface PageHead {
  readonly version: number;
  /** Program and version that made it. */
  readonly program: string;
  readonly name: string;
  readonly question: string | null;
  readonly description: string | null;
  readonly answer: string;
  readonly partial: boolean;
  readonly seed: string;
  readonly hash: string;
  /** Replications asked for; of a search, at each of its points. */
  readonly replications: number;
  /** Confidence level of every interval, 0–1. */
  readonly confidence: number;
  readonly notes: readonly Note[];
}

/** The JSON document of the page of a study. */
export interface PageData extends PageHead {
  readonly kind: 'study';
  /** Replications that every policy finished: fewer than asked for when the run was interrupted. */
  readonly finished: number;
  /** Measured window of the first run, s. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly notice: readonly string[];
  readonly try: readonly string[];
  readonly pools: readonly PagePool[];
  /** Accelerators of all pools together, so many from each moment on, s; one step for a machine that never changes. */
  readonly installed: readonly { readonly at: number; readonly capacity: number }[];
  /** Share of the machine a tenant is entitled to, 0–1, by name. */
  readonly shares: Readonly<Record<string, number>>;
  readonly policies: readonly PagePolicy[];
  readonly metrics: readonly PageMetric[];
  /** What is told of pools; empty where there is one. */
  readonly poolMetrics: readonly PageMetric[];
  readonly comparisons: readonly PageComparison[];
  readonly thresholds: readonly PageThreshold[];
  readonly economics: PageEconomics | null;
  readonly cleaning: readonly CleaningReport[];
  readonly distributions: readonly PageDistribution[];
  /** Probabilities of the values of every distribution, ascending. */
  readonly probabilities: readonly number[];
  /** Column that holds the quantiles of all distributions. */
  readonly quantiles: number | null;
  readonly jobs: PageJobs | null;
  readonly columns: readonly PageColumn[];
}

/** A page's data and its packed columns, in the order of `data.columns`. */
export interface Payload<Data extends PageHead = PageData> {
  readonly data: Data;
  readonly columns: readonly Uint8Array[];
}
