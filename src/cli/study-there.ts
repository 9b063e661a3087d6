import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { studyInStore } from '../experiment/index.ts';
import { safeNames } from '../output/output-folders.ts';

/** What an earlier study in a folder came to, or would have. */
interface StudyThere {
  readonly policies: readonly string[];
  readonly replications: number;
}

/** More replications than a study has are none: whoever wrote so is not to be believed. */
const mostReplications = 1e6;

/** The folders of the runs of the study that stands in a folder, as its summary and its store tell; a study that was killed has no summary. */
export function runFolders(root: string, store: string): string[] {
  const folders = [inSummary(join(root, 'summary.json')), studyInStore(store)].flatMap((study) =>
    study === undefined ? [] : foldersOf(root, study),
  );
  return [...new Set(folders)].filter((folder) => existsSync(dirname(folder)));
}

function foldersOf(root: string, { policies, replications }: StudyThere): string[] {
  const numbers = Array.from({ length: Math.min(replications, mostReplications) }, (_, at) => String(at + 1));
  return [...safeNames(policies).values()].flatMap((policy) => numbers.map((number) => join(root, policy, number)));
}

function inSummary(path: string): StudyThere | undefined {
  try {
    const { program, scenario } = JSON.parse(readFileSync(path, 'utf8'));
    const { policies, replications } = scenario;
    const known =
      program === 'queueworks' && Array.isArray(policies) && policies.every((name) => typeof name === 'string');
    return known && Number.isSafeInteger(replications) ? { policies, replications } : undefined;
  } catch {
    return undefined;
  }
}
