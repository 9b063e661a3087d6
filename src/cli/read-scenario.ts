import type { Note } from '../catalogue/index.ts';
import {
  type Fault,
  faultMessage,
  formatFaults,
  formatPath,
  loadScenario,
  type OpenScenario,
  openScenario,
  type Scenario,
} from '../scenario/index.ts';
import type { Flags } from './flags.ts';
import { wrapped } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/** How a command was asked to read a scenario. */
type Asked = Pick<Flags, 'sets' | 'modules'> & {
  /** The folder that relative paths in flags are relative to; default: the current one. */
  readonly currentFolder?: string;
};

/**
 * Reads a scenario file for a command.
 * @throws UsageError when it is not valid, after every fault has been shown
 */
export function readScenario(
  file: string,
  { sets, modules }: Asked,
  { err, paint, width }: Terminal,
): { readonly scenario: Scenario; readonly notes: readonly Note[] } {
  if (/\.(swf|swf\.gz|csv|csv\.gz)$/i.test(file)) throw logInstead(file);
  const reading = loadScenario(file, { sets, modules });
  if (reading.scenario !== undefined) return { scenario: reading.scenario, notes: reading.notes };
  return refuse(`${file} is not a valid scenario`, reading.faults, reading.text, { err, paint, width });
}

/**
 * Reads a scenario file for a command that plays variants of it.
 * @throws UsageError when it is not valid, after every fault has been shown
 */
export function readOpenScenario(
  file: string,
  { sets, modules, currentFolder = '.' }: Asked,
  terminal: Terminal,
): { readonly open: OpenScenario; readonly scenario: Scenario; readonly notes: readonly Note[] } {
  if (/\.(swf|swf\.gz|csv|csv\.gz)$/i.test(file)) throw logInstead(file);
  const open = openScenario(file, { sets, modules, currentFolder });
  const { scenario, notes, faults } = open.base;
  if (faults !== undefined) return refuse(`${file} is not a valid scenario`, faults, open.text, terminal);
  return { open, scenario, notes };
}

/**
 * Shows faults of a scenario and gives up.
 * @throws UsageError always
 */
export function refuse(
  message: string,
  faults: readonly Fault[],
  text: string,
  { err, paint, width }: Pick<Terminal, 'err' | 'paint' | 'width'>,
): never {
  const wrap = (advice: string) => wrapped(advice, width - 8, '        ');
  err(`${formatFaults(faults, text, { paint: { ...paint.err, alarm: paint.err.bad }, wrap })}\n`);
  throw new UsageError(message, undefined, { faults: faults.map(asData) });
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
