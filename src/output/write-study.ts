import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Study } from '../experiment/index.ts';
import { resolvedYaml } from '../scenario/index.ts';
import { type CsvFile, headerOf } from './column.ts';
import { economicsRows } from './economics-rows.ts';
import { runGroupsRows, studyGroupsRows } from './groups-rows.ts';
import { outputFolders } from './output-folders.ts';
import { hasSeveralPools, runPoolsRows, studyPoolsRows } from './pools-rows.ts';
import { runReasonsRows, studyReasonsRows } from './reasons-rows.ts';
import { replaceFile } from './replace-file.ts';
import {
  comparisonFile,
  economicsFile,
  groupsFile,
  poolsFile,
  reasonsFile,
  systemFile,
  thresholdsFile,
} from './study-columns.ts';
import { summaryJson } from './summary.ts';
import { comparisonRows, runSystemRows, studySystemRows, thresholdRows } from './tables.ts';
import { writeRows } from './write-rows.ts';
import { writeTable } from './write-table.ts';

/**
 * Writes the files of the study itself into its folder: `scenario.resolved.yaml`, `groups.csv`, `system.csv`, `pools.csv` where there are several,
 * `comparison.csv` where policies were compared, `thresholds.csv` where there are thresholds, and last `summary.json`: where it stands, the others are whole.
 * That of an earlier study goes first.
 * A study of one run has that run's groups and metrics.
 * @param beside writes what else belongs to the study, such as its page
 */
export async function writeStudy(
  root: string,
  study: Study,
  version: string,
  beside: () => Promise<void> = async () => {},
): Promise<void> {
  const { scenario } = study;
  const origin = { scenario, version };
  const only = outputFolders(root, scenario).single ? study.runs[0] : undefined;
  await mkdir(root, { recursive: true });
  const at = ({ name }: CsvFile) => join(root, name);
  await rm(join(root, 'summary.json'), { force: true });
  const text = (name: string, content: string) => replaceFile(join(root, name), (append) => append(content));
  await text('scenario.resolved.yaml', `# Queueworks ${version}\n${resolvedYaml(scenario, { folder: root })}`);
  const groups = only ? runGroupsRows(only, origin) : studyGroupsRows(study, version);
  await writeRows(at(groupsFile), headerOf(groupsFile), groups);
  await writeTable(at(systemFile), systemFile, only ? runSystemRows(only, origin) : studySystemRows(study, version));
  if (hasSeveralPools(scenario))
    await writeTable(at(poolsFile), poolsFile, only ? runPoolsRows(only, origin) : studyPoolsRows(study, version));
  else await rm(at(poolsFile), { force: true });
  if (scenario.outputs.reasons)
    await writeTable(
      at(reasonsFile),
      reasonsFile,
      only ? runReasonsRows(only, origin) : studyReasonsRows(study, version),
    );
  else await rm(at(reasonsFile), { force: true });
  if (study.comparisons.length > 0)
    await writeTable(at(comparisonFile), comparisonFile, comparisonRows(study, version));
  else await rm(at(comparisonFile), { force: true });
  if (study.thresholds.length > 0) await writeTable(at(thresholdsFile), thresholdsFile, thresholdRows(study, version));
  else await rm(at(thresholdsFile), { force: true });
  if (study.economics) await writeTable(at(economicsFile), economicsFile, economicsRows(study, version));
  else await rm(at(economicsFile), { force: true });
  await beside();
  await text('summary.json', summaryJson(study, version));
}
