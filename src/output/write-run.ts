import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinishedRun } from '../experiment/index.ts';
import { type CsvFile, headerOf } from './column.ts';
import { runGroupsRows } from './groups-rows.ts';
import { jobsRows } from './jobs-rows.ts';
import type { Origin } from './origin.ts';
import { hasSeveralPools, runPoolsRows } from './pools-rows.ts';
import { runReasonsRows } from './reasons-rows.ts';
import { jobsFile, jobsFileWithEnergy, segmentsFile, timelineFile, timelineFileWithHeld } from './run-columns.ts';
import { segmentsRows } from './segments-rows.ts';
import { groupsFile, poolsFile, reasonsFile, systemFile } from './study-columns.ts';
import { runSystemRows, timelineRows } from './tables.ts';
import { writeRows } from './write-rows.ts';
import { writeTable } from './write-table.ts';

/**
 * Writes the files of one run into its folder, which is made if need be: `jobs.csv`, `segments.csv` and `timeline.csv`
 * as the scenario's `outputs` ask, `groups.csv` and `system.csv` always, `pools.csv` where there are several. A file that is not asked for is removed, so
 * that none of an earlier run stays beside the new ones.
 */
export async function writeRun(folder: string, run: FinishedRun, origin: Origin): Promise<void> {
  const { outputs } = origin.scenario;
  const { result } = run;
  await mkdir(folder, { recursive: true });
  const at = ({ name }: CsvFile) => join(folder, name);
  const rows = (file: CsvFile, texts: Iterable<string>) => writeRows(at(file), headerOf(file), texts);
  const remove = (file: CsvFile) => rm(at(file), { force: true });
  const jobs = run.energy ? jobsFileWithEnergy : jobsFile;
  await (outputs.jobs ? rows(jobs, jobsRows(run, origin)) : remove(jobs));
  await (outputs.segments ? rows(segmentsFile, segmentsRows(run, origin)) : remove(segmentsFile));
  await (outputs.timeline
    ? writeTable(
        at(timelineFile),
        result.timeline.held ? timelineFileWithHeld : timelineFile,
        timelineRows(result, origin),
      )
    : remove(timelineFile));
  await rows(groupsFile, runGroupsRows(result, origin));
  if (outputs.reasons && result.reasons) await writeTable(at(reasonsFile), reasonsFile, runReasonsRows(result, origin));
  else await remove(reasonsFile);
  await writeTable(at(systemFile), systemFile, runSystemRows(result, origin));
  if (hasSeveralPools(origin.scenario)) await writeTable(at(poolsFile), poolsFile, runPoolsRows(result, origin));
  else await remove(poolsFile);
}
