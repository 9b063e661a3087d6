import type { FinishedRun } from '../experiment/index.ts';
import { jobsRows } from './jobs-rows.ts';
import type { Origin } from './origin.ts';
import { segmentsRows } from './segments-rows.ts';

/** Rows that are looked at to tell how long one is. */
const sample = 200;

/** About how many bytes the files of a run will have that grow with its jobs, before any is written. */
export function writtenVolume(run: FinishedRun, origin: Origin): { readonly jobs: number; readonly segments: number } {
  const { outputs } = origin.scenario;
  const { count } = run.jobs;
  const segments = run.outcome.segments?.start.length ?? count;
  return {
    jobs: outputs.jobs ? count * meanLength(jobsRows(run, origin)) : 0,
    segments: outputs.segments ? segments * meanLength(segmentsRows(run, origin)) : 0,
  };
}

function meanLength(rows: Iterable<string>): number {
  let seen = 0;
  let length = 0;
  for (const row of rows) {
    length += Buffer.byteLength(row);
    seen += 1;
    if (seen === sample) break;
  }
  return seen === 0 ? 0 : length / seen;
}
