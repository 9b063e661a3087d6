import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinishedRun, WrittenFiles } from '../experiment/index.ts';
import { type CsvFile, headerOf } from './column.ts';
import { runGroupsRows } from './groups-rows.ts';
import { jobsRows } from './jobs-rows.ts';
import { keptTables } from './kept-tables.ts';
import type { Origin } from './origin.ts';
import { hasSeveralPools, runPoolsRows } from './pools-rows.ts';
import { runReasonsRows } from './reasons-rows.ts';
import { jobsFile, jobsFileWithEnergy, segmentsFile, timelineFile, timelineFileWithHeld } from './run-columns.ts';
import { segmentsRows } from './segments-rows.ts';
import { groupsFile, poolsFile, reasonsFile, systemFile } from './study-columns.ts';
import { runSystemRows, timelineRows } from './tables.ts';
import { writeRows } from './write-rows.ts';
import { type Cell, writeTable } from './write-table.ts';

/**
 * Writes the files of one run into its folder, which is made if need be: `jobs.csv`, `segments.csv` and `timeline.csv`
 * as the scenario's `outputs` ask, `groups.csv` and `system.csv` always, `pools.csv` where there are several. A file that is not asked for is removed, so
 * that none of an earlier run stays beside the new ones.
 * @returns what was written
 */
export async function writeRun(folder: string, run: FinishedRun, origin: Origin): Promise<WrittenFiles> {
  const { outputs } = origin.scenario;
  const { result } = run;
  const kept = keptTables(run, origin.scenario);
  await mkdir(folder, { recursive: true });
  const written: Record<string, string> = {};
  /** Writes a file, or takes it away where it is not wanted. */
  const put = async (file: CsvFile, wanted: boolean, write: (path: string) => Promise<string>) => {
    const path = join(folder, file.name);
    if (wanted) written[file.name] = await write(path);
    else await rm(path, { force: true });
  };
  const rows = (file: CsvFile, wanted: boolean, texts: () => Iterable<string>) =>
    put(file, wanted, (path) => writeRows(path, headerOf(file), texts()));
  const table = (file: CsvFile, wanted: boolean, cells: () => Iterable<readonly Cell[]>) =>
    put(file, wanted, (path) => writeTable(path, file, cells()));
  await rows(run.energy ? jobsFileWithEnergy : jobsFile, kept.jobs, () => jobsRows(run, origin));
  await rows(segmentsFile, kept.segments, () => segmentsRows(run, origin));
  await table(result.timeline.held ? timelineFileWithHeld : timelineFile, outputs.timeline, () =>
    timelineRows(result, origin),
  );
  await rows(groupsFile, true, () => runGroupsRows(result, origin));
  await table(reasonsFile, outputs.reasons && result.reasons !== undefined, () => runReasonsRows(result, origin));
  await table(systemFile, true, () => runSystemRows(result, origin));
  await table(poolsFile, hasSeveralPools(origin.scenario), () => runPoolsRows(result, origin));
  return written;
}
