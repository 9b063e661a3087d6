import type { Scenario } from '../scenario/scenario.ts';
import { datesOfLogs } from '../workload/index.ts';
import { LogShelf } from './crew/log-shelf.ts';
import { refuseRedated, signalsOf } from './signals.ts';

/**
 * Reads the logs and series that a scenario names, and plays nothing.
 * @throws StudyError when one cannot be read
 */
export async function checkInputs(scenario: Scenario): Promise<void> {
  const { begin, redated } = datesOfLogs({ ...scenario, logs: await new LogShelf().of(scenario) });
  refuseRedated(scenario, redated);
  signalsOf(scenario, { begin, by: scenario.begin === undefined ? 'log' : 'scenario' });
}
