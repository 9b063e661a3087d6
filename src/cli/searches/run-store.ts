import { RunFile, RunFileFault } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { fileProblem } from '../file-problem.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

/**
 * Opens the store of the runs of a search.
 * @throws UsageError when what stands there is the store of something else, or cannot be used
 */
export function openStore(path: string, scenario: Scenario, mode: 'write' | 'read' = 'write'): RunFile {
  try {
    return new RunFile(path, scenario, version, mode);
  } catch (error) {
    if (!(error instanceof RunFileFault)) throw fileProblem(error, path, 'written');
    throw new UsageError(error.message, 'choose another folder with --out, or start anew with --force');
  }
}
