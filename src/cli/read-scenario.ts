import type { Note } from '../catalogue/index.ts';
import { type Fault, faultMessage, formatFaults, formatPath, loadScenario, type Scenario } from '../scenario/index.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads a scenario file for a command.
 * @throws UsageError when it is not valid, after every fault has been shown
 */
export function readScenario(
  file: string,
  sets: readonly string[],
  { err, paint }: Terminal,
): { readonly scenario: Scenario; readonly notes: readonly Note[] } {
  if (/\.(swf|swf\.gz|csv|csv\.gz)$/i.test(file)) throw logInstead(file);
  const reading = loadScenario(file, { sets });
  if (reading.scenario !== undefined) return { scenario: reading.scenario, notes: reading.notes };
  err(`${formatFaults(reading.faults, reading.text, { color: paint.err.on })}\n`);
  throw new UsageError(`${file} is not a valid scenario`, undefined, { faults: reading.faults.map(asData) });
}

function logInstead(file: string): UsageError {
  return new UsageError(
    `'${file}' is a job log, not a scenario`,
    `\`queueworks init replay\` writes a scenario that replays a log: set its file to '${file}'. \`queueworks describe ${file}\` says what is in it`,
  );
}

/** A fault for machines. */
export function asData(fault: Fault) {
  const { code, path, expected, received, hint, position, source } = fault;
  return {
    code,
    path: formatPath(path),
    message: faultMessage(fault),
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
    ...(hint === undefined ? {} : { hint }),
    source: source.name,
    line: position.line,
    column: position.column,
  };
}
