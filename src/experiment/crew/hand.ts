import { modulesOf } from '../../scenario/module-checks.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Observer } from '../../simulation/index.ts';
import { buildJobTable, WorkloadError } from '../../workload/index.ts';
import type { JobTable } from '../../workload/job-table.ts';
import { refuseRedated, type Signals, signalsOf } from '../signals.ts';
import { summarised } from '../store/summarised.ts';
import { StudyError } from '../study-fault.ts';
import type { BuildTask, BuiltJobs, CrewData, PlayTask } from './crew.ts';
import { type PlayedRun, play } from './play.ts';
import { loadModules, moduleFaultOf } from './policy-modules.ts';
import { boardWidth, progressObserver } from './progress.ts';

/** One who does the work: builds the jobs of a replication, and plays them under a policy. */
export interface Hand {
  build(task: BuildTask): BuiltJobs;
  play(task: PlayTask): Promise<PlayedRun>;
}

/**
 * @param written called now and then while a run is played, after its row of the board was written
 * @param guard watches every run beside; what it throws ends the run
 */
export function createHand({ audit, board }: CrewData, written?: () => void, guard?: Observer): Hand {
  const modules = new Map<string, Promise<ReadonlyMap<string, unknown>>>();
  const signals = new Map<string, Signals>();
  return {
    build({ scenario, replication, logs }) {
      try {
        const { jobs, cleaning, notes, redated } = buildJobTable({ ...scenario, replication, logs, shared: true });
        refuseRedated(scenario, redated);
        return { jobs, cleaning, notes };
      } catch (error) {
        if (error instanceof WorkloadError)
          throw new StudyError({ kind: 'workload', workload: error.workload, message: error.message });
        throw error;
      }
    },
    async play({ scenario, policy, replication, jobs, row, detail }) {
      const names = modulesOf(scenario.policies);
      const loaded = await modulesFor(names, scenario, modules);
      const observer = progressObserver(board.subarray(row * boardWidth, (row + 1) * boardWidth), jobs, written);
      try {
        const played = play({
          scenario,
          policy,
          replication,
          jobs,
          modules: loaded,
          audit,
          signals: signalsFor(scenario, jobs, signals),
          observers: guard === undefined ? [observer] : [observer, guard],
        });
        return detail === 'summary' ? summarised(played) : played;
      } catch (error) {
        const fault = moduleFaultOf(error, names, scenario.folder);
        throw fault ? new StudyError({ ...fault, policy }) : error;
      }
    },
  };
}

/** The modules of a scenario's policies, loaded when they are first asked for. */
function modulesFor(
  names: readonly string[],
  { folder }: Scenario,
  known: Map<string, Promise<ReadonlyMap<string, unknown>>>,
): Promise<ReadonlyMap<string, unknown>> {
  const key = JSON.stringify([folder, names]);
  const loading = known.get(key) ?? loadModules(names, folder);
  known.set(key, loading);
  return loading;
}

/** The prices and intensities of a scenario, beside its jobs; read when they are first asked for. */
function signalsFor(scenario: Scenario, { begin, count, submit }: JobTable, known: Map<string, Signals>): Signals {
  const { folder, electricity, carbon, policies } = scenario;
  const caps = Object.entries(policies).map(([name, { powerCap }]) => [name, powerCap]);
  const key = JSON.stringify([folder, begin, electricity, carbon, caps]);
  const found =
    known.get(key) ?? signalsOf(scenario, { begin, by: scenario.begin ? 'scenario' : 'log', last: submit[count - 1] });
  known.set(key, found);
  return found;
}
