import { RunFile, RunFileFault, type RunFileOptions } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { fileProblem } from '../file-problem.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

/**
 * Opens the store of the runs of a search or a study.
 * @throws UsageError when what stands there is the store of something else, or cannot be used
 */
export function openStore(path: string, scenario: Scenario, options: RunFileOptions = {}): RunFile {
  try {
    return new RunFile(path, scenario, version, options);
  } catch (error) {
    if (!(error instanceof RunFileFault)) throw fileProblem(error, path, 'written');
    throw new UsageError(error.message, 'choose another folder with --out, or start anew with --force');
  }
}
