import type { CsvFile } from './column.ts';
import { jobsFile, segmentsFile, timelineFile } from './run-columns.ts';
import {
  comparisonFile,
  economicsFile,
  groupsFile,
  poolsFile,
  rankingFile,
  reasonsFile,
  systemFile,
  thresholdsFile,
} from './study-columns.ts';

/** Every CSV file. */
export const csvFiles: readonly CsvFile[] = [
  jobsFile,
  segmentsFile,
  timelineFile,
  groupsFile,
  systemFile,
  poolsFile,
  reasonsFile,
  comparisonFile,
  thresholdsFile,
  rankingFile,
  economicsFile,
];
