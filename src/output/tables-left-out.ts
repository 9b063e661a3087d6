import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../catalogue/index.ts';
import type { Study } from '../experiment/index.ts';
import { outputFolders } from './output-folders.ts';
import { jobsFile, segmentsFile } from './run-columns.ts';

/** What was left out of the files of a study that did not say which it wants, and which key writes it; empty where nothing was. */
export function tablesLeftOut(root: string, { scenario, runs }: Study): readonly Note[] {
  const { outputs } = scenario;
  const folders = outputFolders(root, scenario);
  const left = [
    { file: jobsFile, key: 'jobs' },
    { file: segmentsFile, key: 'segments' },
  ].flatMap(({ file, key }) => {
    if (outputs[key as 'jobs' | 'segments'] !== 'auto') return [];
    const there = runs.filter(({ policy, replication }) =>
      existsSync(join(folders.of(policy, replication), file.name)),
    ).length;
    return there === runs.length ? [] : [{ key, text: `${file.name} ${writtenOf(there, runs.length)}` }];
  });
  if (left.length === 0) return [];
  const keys = left.map(({ key }) => `${key}: true`).join(', ');
  return [
    {
      code: 'tables-left-out',
      severity: 'info',
      text: `Beyond five million rows of jobs.csv, tables are written where they are likely to be read: ${left.map(({ text }) => text).join(', ')}. 'outputs: { ${keys} }' in the scenario writes all.`,
    },
  ];
}

function writtenOf(there: number, runs: number): string {
  if (there > 0) return `of ${there} of ${runs} runs`;
  return runs === 1 ? 'not' : `of none of ${runs} runs`;
}
