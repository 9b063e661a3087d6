import type { Note } from '../catalogue/index.ts';
import type { EconomicsResult } from '../economics/index.ts';
import type { Dimension, GrowingQueue, RunResult } from '../metrics/result.ts';
import type { Statistic } from '../metrics/statistic.ts';
import type { WaitReason } from '../metrics/wait-reasons.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CleaningReport } from '../workload/cleaning.ts';
import type { Estimate } from './estimate.ts';
import type { ThresholdVerdict } from './search/search-outcome.ts';

export type { Estimate, Statistic };

export interface GroupEstimate {
  readonly dimension: Dimension;
  readonly name: string;
  /** Whether the queue of some of its jobs grows without bound; then its waits are withheld. */
  readonly unstable?: true;
  readonly submitted: Estimate;
  readonly rejected: Estimate;
  readonly acceleratorSeconds: Estimate;
  /** `metrics[jobMetric][statistic]`. */
  readonly metrics: Readonly<Record<string, Readonly<Record<Statistic, Estimate>>>>;
  /** Sums over the group's measured jobs, by what is summed; absent unless the machine states its power. */
  readonly totals?: Readonly<Record<string, Estimate>>;
}

/** What is told of one pool. */
export interface PoolEstimate {
  readonly name: string;
  /** By the names of the metrics of pools. */
  readonly metrics: Readonly<Record<string, Estimate>>;
}

/** Everything the study says of one policy. */
export interface PolicyEstimate {
  readonly policy: string;
  /** In words: "FCFS order, EASY backfilling, one pass per instant". */
  readonly description: string;
  /** What the policy knows of run times: `none`, `estimate` or `oracle`. */
  readonly knowledge: 'none' | 'estimate' | 'oracle';
  readonly groups: readonly GroupEstimate[];
  readonly system: Readonly<Record<string, Estimate>>;
  /** Pool by pool, in the order of the scenario. */
  readonly pools?: readonly PoolEstimate[];
  /** Why jobs waited, by group; empty when that was not watched. */
  readonly reasons?: readonly ReasonEstimate[];
  /** Whether some queue grows without bound; then waits of all jobs together are withheld, and those of the groups that it is of. */
  readonly unstable: boolean;
  /** Which queues those are. */
  readonly growing?: readonly GrowingQueue[];
}

/** How long the jobs of a group waited for each reason: mean per job, s. */
export interface ReasonEstimate {
  readonly dimension: Dimension;
  readonly name: string;
  readonly waits: Readonly<Partial<Record<WaitReason, Estimate>>>;
}

/** A paired difference between two policies on the same replications. */
export interface Comparison {
  readonly metric: string;
  readonly statistic: Statistic;
  readonly dimension: Dimension;
  readonly group: string;
  readonly baseline: string;
  readonly policy: string;
  /** policy − baseline, in the metric's unit. */
  readonly difference: Estimate;
  /** difference ÷ baseline's mean; null when that is zero or unknown. */
  readonly relative: number | null;
  readonly relativeHalfWidth: number | null;
  /** Both confidence limits of `relative`, which do not lie symmetrically about it; null where they cannot be told. */
  readonly relativeInterval: readonly [low: number, high: number] | null;
  /**
   * `better`/`worse` only when the interval (corrected for the number of comparisons) excludes zero; `single-run` when there is no interval;
   * `more-work`/`less-work`: a total that is higher (lower) as more (less) work was done, and not shown to be so for the same work.
   */
  readonly verdict: 'better' | 'worse' | 'more-work' | 'less-work' | 'no-difference-shown' | 'single-run';
}

/** A scenario, run: the answer and how far to trust it. */
export interface Study {
  readonly scenario: Scenario;
  /** Replications asked for: the scenario's, or as many as its precision came to. */
  readonly replications: number;
  readonly policies: readonly PolicyEstimate[];
  readonly comparisons: readonly Comparison[];
  /** What came of the scenario's thresholds, threshold by threshold, policy by policy. */
  readonly thresholds: readonly ThresholdVerdict[];
  /** What it comes to in money; absent where the scenario has none. */
  readonly economics?: EconomicsResult;
  readonly notes: readonly Note[];
  readonly cleaning: readonly CleaningReport[];
  /** The answer as one sentence. */
  readonly answer: string;
  /** True when it was interrupted: what stands here is finished, but not all that was asked for. */
  readonly partial: boolean;
  /** Finished runs, policy by policy; of each policy the first has its timelines, the others have let them go. */
  readonly runs: readonly RunResult[];
}
