import type { RunResult } from '../metrics/index.ts';
import { boardColumns, boardWidth, type Progress } from './progress.ts';

/** A job is submitted and ends: two events. */
const eventsOfJob = 2;

/** What the board and the finished runs come to. */
export function progressOf(
  runs: readonly RunResult[],
  total: number,
  board: Float64Array,
  rows: ReadonlySet<number>,
): Progress {
  let share = runs.length;
  let events = runs.reduce((sum, run) => sum + run.events, 0);
  let simulatedTime: number | null = null;
  for (const row of rows) {
    const at = (column: number) => board[row * boardWidth + column]!;
    const jobs = at(boardColumns.jobs);
    if (jobs === 0) continue;
    share += at(boardColumns.ended) / jobs;
    events += eventsOfJob * at(boardColumns.ended);
    simulatedTime = Math.min(simulatedTime ?? Infinity, at(boardColumns.time));
  }
  return { finished: runs.length, total, share: total === 0 ? 1 : Math.min(1, share / total), events, simulatedTime };
}
