/** What was changed in a log before it was used, and why. Every change is counted; nothing is dropped in silence. */
export interface CleaningReport {
  /** The workload's name in the scenario. */
  readonly workload: string;
  /** Records read from the log. */
  readonly records: number;
  /** Jobs that remain. */
  readonly jobs: number;
  readonly changes: readonly CleaningChange[];
}

export interface CleaningChange {
  /** A stable word: `run-time-missing`, `limit-missing`, `unsorted`, `wider-than-machine` … */
  readonly code: string;
  readonly action: 'dropped' | 'changed' | 'kept';
  readonly count: number;
  /** One sentence for people: what was found and what was done. */
  readonly text: string;
  /** Line numbers of the first few, so that a reader can look. */
  readonly examples: readonly number[];
}
