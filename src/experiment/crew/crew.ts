import type { Note } from '../../catalogue/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { CleaningReport } from '../../workload/cleaning.ts';
import type { JobTable } from '../../workload/job-table.ts';
import type { Log } from '../../workload/trace/log.ts';
import type { PlayedRun } from './play.ts';

/** What every hand of a crew is given once. Plain data in shared memory: it crosses threads. */
export interface CrewData {
  readonly audit: boolean;
  /** Rows of `boardWidth` numbers, one a run under way. */
  readonly board: Float64Array;
}

/** The logs that workloads replay, by workload. Given anew with every task, so that nobody keeps them longer than they are needed. */
export type Logs = Readonly<Record<string, Log>>;

/** The jobs of one replication. They depend on the replication only, so that all policies meet the same ones. */
export interface BuiltJobs {
  readonly jobs: JobTable;
  readonly cleaning: readonly CleaningReport[];
  readonly notes: readonly Note[];
}

export interface BuildTask {
  readonly scenario: Scenario;
  readonly replication: number;
  readonly logs: Logs;
}

export interface PlayTask {
  readonly scenario: Scenario;
  readonly policy: string;
  readonly replication: number;
  readonly jobs: JobTable;
  /** The row of the board that is this run's. */
  readonly row: number;
  /** What is wanted of it: everything, or what it came to without a column for each job and step, and without single users. */
  readonly detail: Detail;
}

export type Detail = 'columns' | 'summary';

/**
 * Those who do the work: one hand in this thread, or several in threads of their own. Any of them can serve any
 * scenario at any time, so that many scenarios can be played without anybody being started anew.
 */
export interface Crew {
  build(task: BuildTask): Promise<BuiltJobs>;
  play(task: PlayTask): Promise<PlayedRun>;
  /** Sends everyone home, finished or not; they may be told so twice. */
  close(): Promise<void>;
}
