import type { Scenario } from '../scenario/scenario.ts';
import { numberField, textField } from './csv-text.ts';

/** What results come from; every file names it. */
export interface Origin {
  readonly scenario: Scenario;
  /** Version of the program. */
  readonly version: string;
}

/** The scenario's hash as files and pages show it. */
export function shortHash({ hash }: Scenario): string {
  return hash.slice(0, 12);
}

/** The last columns of a table: `scenario_hash`, `seed`, `version`. */
export function originCells({ scenario, version }: Origin): string[] {
  return [shortHash(scenario), scenario.seed, version];
}

/** The last fields of every row of a run, from `policy` on, with the line's end; they are the same in all rows. */
export function runEnding(origin: Origin, policy: string, replication: number): string {
  const fields = [textField(policy), numberField(replication + 1), ...originCells(origin).map(textField)];
  return `,${fields.join(',')}\n`;
}
