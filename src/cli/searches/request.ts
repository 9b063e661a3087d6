import { pointFaults } from '../../experiment/index.ts';
import { type Fault, faultAt, type OpenScenario, type Path, type Place } from '../../scenario/index.ts';
import { refuse } from '../read-scenario.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { UsageError } from '../usage-error.ts';
import { typed, writtenSearches } from './written-searches.ts';

/** A search that can be played, or everything that keeps it from being so. `validate` and the search's own command ask the same. */
export type Request<Ready> =
  | { readonly ready: Ready; readonly refusal?: undefined }
  | { readonly ready?: undefined; readonly refusal: Refusal };

/** Why a search cannot be played. */
export interface Refusal {
  /** What of the command comes to nothing: "this sweep cannot be played". */
  readonly whole: string;
  /** What is wrong with what the scenario or the flags say, at its place. */
  readonly faults: readonly Fault[];
  /** What neither of them says yet. */
  readonly lack?: Complaint | undefined;
}

export interface Complaint {
  readonly problem: string;
  readonly hint?: string | undefined;
}

/** Where something was written, in the scenario or a flag. */
export type Part = { readonly place: Place | undefined; readonly path: Path } | undefined;

/** Collects what is wrong with a search. */
export class Objections {
  readonly faults: Fault[] = [];
  lack: Complaint | undefined;

  add(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  /** Objects to something where it stands; where it stands nowhere, the search lacks it. */
  at(part: Part, complaint: Complaint): void {
    if (part?.place === undefined) this.lack ??= complaint;
    else this.faults.push(faultAt(part.place, 'invalid-value', part.path, { ...complaint }));
  }

  refusal(whole: string): Refusal | undefined {
    const { faults, lack } = this;
    return faults.length === 0 && lack === undefined ? undefined : { whole, faults: pointFaults(faults), lack };
  }
}

/** Where the key stands that says what to search for; undefined where the scenario has none. */
export function keyPart(open: OpenScenario, key: string): Part {
  const place = open.keyPlace([key]);
  return place === undefined ? undefined : { place, path: [key] };
}

/**
 * The search, where it can be played.
 * @throws UsageError where it cannot, after every fault has been shown
 */
export function readyOr<Ready>(
  request: Request<Ready>,
  { open, command, file }: { readonly open: OpenScenario; readonly command: string; readonly file: string },
  terminal: Terminal,
): Ready {
  if (request.refusal === undefined) return request.ready;
  const { whole, faults, lack } = request.refusal;
  if (faults.length > 0)
    return refuse(lack === undefined ? whole : `${whole}; also, ${lack.problem}`, faults, open.text, terminal);
  const others = writtenSearches(open.base.scenario!).filter((other) => other !== command);
  const instead =
    others.length > 0 ? `or ask for what the scenario says to search for: ${typed(others, file)}` : undefined;
  throw new UsageError(lack!.problem, [lack!.hint, instead].filter((hint) => hint !== undefined).join('; '));
}
