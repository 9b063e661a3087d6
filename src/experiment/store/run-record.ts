import type { Note } from '../../catalogue/index.ts';
import type { RunResult } from '../../metrics/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Knowledge } from '../../scheduler/index.ts';
import type { CleaningReport } from '../../workload/cleaning.ts';

/** What is kept of one run of a search: what it came to, without a column for each job and step and without single users. */
export interface RunRecord {
  readonly result: RunResult;
  readonly knowledge: Knowledge;
  /** Of the jobs it was played on. */
  readonly cleaning: readonly CleaningReport[];
  readonly notes: readonly Note[];
}

/** What tells one run from all others. */
export interface RunKey {
  readonly scenario: Scenario;
  readonly policy: string;
  readonly replication: number;
}

/** Runs that are kept beyond the moment, so that none has to be played twice. */
export interface RunStore {
  find(key: RunKey): RunRecord | undefined;
  add(key: RunKey, record: RunRecord): void;
}
