import type { Observer } from '../../simulation/index.ts';

/** How far a study is. */
export interface Progress {
  /** Runs finished, and runs in all. */
  readonly finished: number;
  readonly total: number;
  /** Those of the finished runs that were played at another time and only read back. */
  readonly restored: number;
  /** Share of the work that is done, 0–1, jobs of unfinished runs included. */
  readonly share: number;
  /** Events handled so far, those of unfinished runs included. */
  readonly events: number;
  /** The simulated time of the run that is furthest behind, s; null when none is under way. */
  readonly simulatedTime: number | null;
}

/** One run under way: a row of numbers in shared memory, written by the thread that plays it, read by all. */
export const boardColumns = { ended: 0, jobs: 1, time: 2 } as const;
export const boardWidth = 3;

/** The board is written once in so many ended jobs, which costs nothing that can be measured. */
const stride = 1024;

/** Counts the jobs that end and writes them to a board's row. */
export function progressObserver(row: Float64Array, jobs: number, written: () => void = () => {}): Observer {
  let ended = 0;
  row[boardColumns.jobs] = jobs;
  row[boardColumns.ended] = 0;
  row[boardColumns.time] = 0;
  return {
    ended(_job, time) {
      if (++ended % stride !== 0) return;
      row[boardColumns.ended] = ended;
      row[boardColumns.time] = time;
      written();
    },
  };
}
