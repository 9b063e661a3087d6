import { join } from 'node:path';
import type { RunFile } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Flags } from '../flags.ts';
import { type ResultFolder, storeName } from '../result-folder.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { openStore } from './run-store.ts';

/**
 * Opens the store of the runs of a search in a folder of results, for nobody else to write to; unless it is gone on with, what
 * stood there is gone.
 * @throws UsageError when somebody else writes there, or what stands there is the store of something else
 */
export async function openIn(
  folder: ResultFolder,
  scenario: Scenario,
  flags: Flags,
  terminal: Terminal,
): Promise<RunFile> {
  await folder.lock(flags, terminal);
  try {
    folder.clear();
    const store = openStore(join(folder.path, storeName), scenario);
    folder.removeSummary();
    return store;
  } catch (error) {
    folder.close();
    throw error;
  }
}
