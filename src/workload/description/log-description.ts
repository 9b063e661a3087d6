import type { Note } from '../../catalogue/index.ts';
import type { Bin } from '../../statistics/index.ts';
import type { CleaningReport } from '../cleaning.ts';
import type { LogHeader } from '../trace/log.ts';

/** What is in a log, as plain data. Shares are 0–1, times s; null where the log does not tell. */
export interface LogDescription {
  readonly file: string;
  readonly format: string;
  readonly header: LogHeader;
  /** What cleaning would change; the rest describes what it leaves. */
  readonly cleaning: CleaningReport;
  readonly jobs: number;
  readonly machine: { readonly accelerators: number | null; readonly from: 'given' | 'MaxProcs' | 'MaxNodes' | null };
  readonly span: LogSpan;
  /** What makes the numbers tell something else than they seem to. */
  readonly notes: readonly Note[];
  /** How many different ones are named; null when the log names none. */
  readonly users: number | null;
  readonly groups: number | null;
  readonly queues: number | null;
  readonly load: LogLoad;
  /** Accelerators of a job. */
  readonly size: LogSize;
  readonly runtime: Spread & { readonly zero: number; readonly bins: readonly Bin[] };
  readonly requests: LogRequests;
  readonly arrivals: LogArrivals;
  readonly rhythm: LogRhythm;
  readonly concentration: LogConcentration | null;
}

export interface LogSpan {
  /** First and last submission, s. */
  readonly first: number;
  readonly last: number;
  readonly seconds: number;
  /** Unix time of the first submission, s; null when the log does not tell. */
  readonly unixStart: number | null;
  /** The first and the last submission by the clock of the log's zone, the one of `rhythm`; null when the log does not tell. */
  readonly dates: { readonly from: string; readonly to: string } | null;
}

/** Accelerator-seconds, and in parts of what the machine has from the first submission to the last. */
export interface LogLoad {
  readonly work: number;
  /** Of requested accelerators, and of those that were allocated where the log tells; jobs wider than the machine left out. */
  readonly requested: number | null;
  readonly allocated: number | null;
}

export interface Spread {
  readonly minimum: number;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly maximum: number;
  readonly mean: number;
  /** Standard deviation / mean; null for a single value or a mean of zero. */
  readonly cv: number | null;
}

export interface LogSize extends Spread {
  /** Share of the jobs on one accelerator, and on a power of two (one included). */
  readonly serial: number;
  readonly powerOfTwo: number;
  /** By powers of two: 1, 2, 3–4, 5–8 … */
  readonly bins: readonly {
    readonly low: number;
    readonly high: number;
    readonly jobs: number;
    /** Share of all accelerator-seconds. */
    readonly work: number;
  }[];
  /** Spearman's rank correlation of size and run time; null when one of them never varies. */
  readonly runtimeCorrelation: number | null;
}

export interface LogRequests {
  /** Jobs whose requested time the log tells. */
  readonly recorded: number;
  /** Jobs that asked for exactly what they used, and that ran over. */
  readonly exact: number;
  readonly over: number;
  /** Run time / requested time. */
  readonly accuracy: Spread | null;
  /** Jobs by accuracy in tenths; the last counts those above 1. */
  readonly accuracyBins: readonly number[];
  readonly distinct: number;
  /** The ten most popular requests. */
  readonly popular: readonly { readonly time: number; readonly share: number }[];
}

export interface LogArrivals {
  readonly meanGap: number | null;
  /** Coefficient of variation of the gaps: 1 for a Poisson process, above for bursts. */
  readonly gapCv: number | null;
  /** Variance / mean of counts in windows of an hour and of a day: 1 for a Poisson process; null with fewer than ten windows. */
  readonly hourlyDispersion: number | null;
  readonly dailyDispersion: number | null;
  /** Most submissions within one hour, whenever that begins. */
  readonly busiestHour: number;
}

export interface LogRhythm {
  /** The zone of the clock: a name, an offset, 'UTC'; null when the log does not tell, and hours count from its time 0. */
  readonly zone: string | null;
  /** Share of the submissions by hour of the day, from 0:00. */
  readonly hours: readonly number[];
  /** By day of the week from Monday; null without a clock. */
  readonly weekdays: readonly number[] | null;
}

export interface LogConcentration {
  /** Shares of all jobs, and of all work, that name no user. */
  readonly unknownJobs: number;
  readonly unknownWork: number;
  readonly topJobs: Share;
  readonly topWork: Share;
  /** Share of the ten users with most jobs, most work. */
  readonly topTenJobs: number;
  readonly topTenWork: number;
  /** 0 when all users that are named are alike. */
  readonly giniJobs: number;
  readonly giniWork: number;
}

export interface Share {
  readonly user: string;
  readonly share: number;
}
