import { faultAt, type OpenScenario, type Path, type Place } from '../scenario/index.ts';
import { refuse } from './read-scenario.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/** Something of a command that cannot be, and what to do about it. */
interface Refusal {
  /** What of the command comes to nothing because of it. */
  readonly whole: string;
  readonly problem: string;
  readonly hint?: string | undefined;
}

/**
 * Refuses what a command was asked for: shown where it stands in the scenario or the flag, in one sentence where it stands in neither.
 * @throws UsageError always
 */
export function refuseAt(
  { text }: OpenScenario,
  part: { readonly place: Place | undefined; readonly path: Path } | undefined,
  { whole, problem, hint }: Refusal,
  terminal: Terminal,
): never {
  if (part?.place === undefined) throw new UsageError(problem, hint);
  return refuse(whole, [faultAt(part.place, 'invalid-value', part.path, { problem, hint })], text, terminal);
}
