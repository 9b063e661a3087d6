import { buildJobTable, WorkloadError } from '../workload/index.ts';
import type { BuiltJobs, CrewData, Logs, PlayTask } from './crew.ts';
import { type Played, play } from './play.ts';
import { loadModules, moduleFaultOf } from './policy-modules.ts';
import { boardWidth, progressObserver } from './progress.ts';
import { StudyError } from './study-fault.ts';

/** One who does the work: builds the jobs of a replication, and plays them under a policy. */
export interface Hand {
  build(replication: number, logs: Logs): BuiltJobs;
  play(task: PlayTask): Promise<Played>;
}

/** @param written called now and then while a run is played, after its row of the board was written */
export function createHand(data: CrewData, written?: () => void): Hand {
  const { scenario, audit, board } = data;
  let modules: Promise<ReadonlyMap<string, unknown>> | undefined;
  return {
    build(replication, logs) {
      try {
        const { jobs, cleaning, notes } = buildJobTable({ ...scenario, replication, logs, shared: true });
        return { jobs, cleaning, notes };
      } catch (error) {
        if (error instanceof WorkloadError)
          throw new StudyError({ kind: 'workload', workload: error.workload, message: error.message });
        throw error;
      }
    },
    async play({ policy, replication, jobs, row }) {
      modules ??= loadModules(data.modules, scenario.folder);
      const loaded = await modules;
      const observer = progressObserver(board.subarray(row * boardWidth, (row + 1) * boardWidth), jobs.count, written);
      try {
        return play({ scenario, policy, replication, jobs, modules: loaded, audit, observers: [observer] });
      } catch (error) {
        const fault = moduleFaultOf(error, data.modules, scenario.folder);
        throw fault ? new StudyError({ ...fault, policy }) : error;
      }
    },
  };
}
