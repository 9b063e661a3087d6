import type { Observer } from '../../simulation/index.ts';
import type { JobTable } from '../../workload/job-table.ts';

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
export const boardColumns = { ended: 0, jobs: 1, time: 2, share: 3 } as const;
export const boardWidth = 4;

/** The board is written once in so many ended jobs or instants, which costs nothing that can be measured. */
const stride = 1024;

/**
 * Counts the jobs that end and writes them to a board's row, with the simulated time: while jobs only wait, in which many passes may find
 * nothing to start, time goes on though no job ends. How much is done is half the jobs that have ended and half the time in which jobs come.
 */
export function progressObserver(
  row: Float64Array,
  { count, submit }: Pick<JobTable, 'count' | 'submit'>,
  written: () => void = () => {},
): Observer {
  let ended = 0;
  let instants = 0;
  const first = submit[0] ?? 0;
  const length = (submit[count - 1] ?? 0) - first;
  row[boardColumns.jobs] = count;
  row[boardColumns.ended] = 0;
  row[boardColumns.time] = 0;
  row[boardColumns.share] = 0;
  const write = (time: number) => {
    row[boardColumns.ended] = ended;
    row[boardColumns.time] = time;
    const jobs = ended / count;
    row[boardColumns.share] = length > 0 ? (jobs + Math.min(1, Math.max(0, time - first) / length)) / 2 : jobs;
    written();
  };
  return {
    instant(time) {
      if (++instants % stride === 0) write(time);
    },
    ended(_job, time) {
      if (++ended % stride === 0) write(time);
    },
  };
}
