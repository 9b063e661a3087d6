import type { Note } from '../../catalogue/index.ts';
import type { RunResult } from '../../metrics/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Knowledge } from '../../scheduler/index.ts';
import type { Outcome } from '../../simulation/index.ts';
import type { CleaningReport } from '../../workload/cleaning.ts';

/** What is kept of one run: what it came to; of a run of a search without a column for each step and without single users. */
export interface RunRecord {
  readonly result: RunResult;
  readonly knowledge: Knowledge;
  /** Of the jobs it was played on. */
  readonly cleaning: readonly CleaningReport[];
  readonly notes: readonly Note[];
  /** What it did to every job, where a page is to show it. */
  readonly outcome?: Outcome;
  /** The files that were written of it. */
  readonly files?: WrittenFiles;
}

/** Hashes of the bytes of files, in hex, by name. */
export type WrittenFiles = Readonly<Record<string, string>>;

/** What tells one run from all others. */
export interface RunKey {
  readonly scenario: Scenario;
  readonly policy: string;
  readonly replication: number;
  /** Whether it is played for nothing but the warm-up that is to be found. */
  readonly pilot?: boolean;
}

/** Runs that are kept beyond the moment, so that none has to be played twice. */
export interface RunStore {
  find(key: RunKey): RunRecord | undefined;
  add(key: RunKey, record: RunRecord): void;
}
