import type { Scenario } from '../scenario/scenario.ts';
import { LogShelf } from './crew/log-shelf.ts';
import { signalsOf } from './signals.ts';

/**
 * Reads the logs and series that a scenario names, and plays nothing.
 * @throws StudyError when one cannot be read
 */
export async function checkInputs(scenario: Scenario): Promise<void> {
  signalsOf(scenario);
  await new LogShelf().of(scenario);
}
