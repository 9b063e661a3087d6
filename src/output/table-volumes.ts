import type { FinishedRun } from '../experiment/index.ts';
import { jobsRows } from './jobs-rows.ts';
import { keptTables, replicationsKept } from './kept-tables.ts';
import type { Origin } from './origin.ts';
import { segmentsRows } from './segments-rows.ts';

/** Rows that are looked at to tell how long one is. */
const sample = 200;

/** How much of a file a study is about to write. */
export interface TableVolume {
  readonly key: 'jobs' | 'segments';
  /** About how many bytes it has in one run. */
  readonly bytes: number;
  /** Of how many runs it is written, and of how many it would be if it was asked for. */
  readonly written: number;
  readonly runs: number;
}

/** About how much a study writes in files that grow with its jobs, from its first run before any is written. */
export function tableVolumes(run: FinishedRun, origin: Origin): readonly TableVolume[] {
  const { outputs, policies, replications } = origin.scenario;
  const { count } = run.jobs;
  const names = Object.keys(policies).length;
  const runs = names * replications;
  const whole = Math.min(replications, replicationsKept(count, names));
  const kept = keptTables({ ...run, result: { ...run.result, replication: 0 } }, origin.scenario);
  const segments = run.outcome.segments?.start.length ?? count;
  const table = (key: 'jobs' | 'segments', rows: number, texts: Iterable<string>): TableVolume[] => {
    if (outputs[key] === false) return [];
    const written = outputs[key] === true ? runs : names * Math.max(whole, kept[key] ? 1 : 0);
    return [{ key, bytes: rows * meanLength(texts), written, runs }];
  };
  return [...table('jobs', count, jobsRows(run, origin)), ...table('segments', segments, segmentsRows(run, origin))];
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
