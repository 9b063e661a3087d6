import type { Scenario } from '../scenario/scenario.ts';
import type { Log } from '../workload/index.ts';
import { LogShelf } from './crew/log-shelf.ts';

/**
 * Reads the logs that a scenario replays, by workload, as `buildJobTable` wants them; empty where it replays none.
 * @throws StudyError when one cannot be read
 */
export async function readLogs(scenario: Scenario): Promise<Readonly<Record<string, Log>>> {
  return new LogShelf().of(scenario);
}
