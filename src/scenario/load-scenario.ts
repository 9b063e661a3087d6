import { dirname, resolve } from 'node:path';
import { parseScenario, type ScenarioReading } from './parse-scenario.ts';
import { readTextFile } from './read-file.ts';

export interface LoadOptions {
  /** Values to set before anything is checked, as `path=value`; later ones win. */
  readonly sets?: readonly string[];
  /** The folder that relative paths in `sets` are relative to; default: the current one. */
  readonly currentFolder?: string;
  /** Whether policies may be modules, which are code that runs with the rights of whoever plays them; default yes. */
  readonly modules?: boolean;
}

/**
 * Reads a scenario file. Relative paths in it are relative to its own folder; the files it names must exist. Gives the
 * scenario, or all faults at once (`formatFault` prints one); it does not throw.
 */
export function loadScenario(file: string, options: LoadOptions = {}): ScenarioReading & { readonly text: string } {
  const read = readTextFile(file);
  if ('fault' in read) return { faults: [read.fault], text: read.fault.source.text };
  const folder = dirname(resolve(file));
  return { ...parseScenario(read.text, { ...options, file, folder, checkFiles: true }), text: read.text };
}
