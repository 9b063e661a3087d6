import type { Note } from '../catalogue/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CleaningReport } from '../workload/cleaning.ts';
import type { JobTable } from '../workload/job-table.ts';
import type { Log } from '../workload/trace/log.ts';
import type { Played } from './play.ts';

/** What every hand of a crew is given once. Plain data in shared memory: it crosses threads. */
export interface CrewData {
  readonly scenario: Scenario;
  /** The user's own policy modules, by the path the scenario names them with. */
  readonly modules: readonly string[];
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

export interface PlayTask {
  readonly policy: string;
  readonly replication: number;
  readonly jobs: JobTable;
  /** The row of the board that is this run's. */
  readonly row: number;
}

/** Those who do the work: one hand in this thread, or several in threads of their own. */
export interface Crew {
  build(replication: number, logs: Logs): Promise<BuiltJobs>;
  play(task: PlayTask): Promise<Played>;
  /** Sends everyone home, finished or not; they may be told so twice. */
  close(): Promise<void>;
}
