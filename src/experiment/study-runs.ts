import type { JobEnergy } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Outcome } from '../simulation/index.ts';
import type { BuiltJobs } from './crew/crew.ts';
import type { LogShelf } from './crew/log-shelf.ts';
import type { Stage } from './crew/stage.ts';
import type { RunRecord, RunStore } from './store/run-record.ts';

/** One run of a study. */
export interface StudyRun {
  readonly record: RunRecord;
  /** What is known of every job; absent when it was played at another time. */
  readonly played?: { readonly jobs: BuiltJobs['jobs']; readonly outcome: Outcome; readonly energy?: JobEnergy };
  /** Its jobs, when it was played at another time and a page is to show them. */
  readonly shown?: { readonly jobs: BuiltJobs['jobs']; readonly outcome: Outcome };
}

export interface Stretch {
  /** The first replication, and how many. */
  readonly from: number;
  readonly count: number;
  /** Whether none follow; then the logs are let go when the last jobs are built. */
  readonly last: boolean;
  /** Whether they are played for nothing but the warm-up that is to be found. */
  readonly pilot: boolean;
}

export interface Theatre {
  readonly stage: Stage;
  readonly logs: LogShelf;
  /** Runs that it holds are not played again. */
  readonly store?: RunStore | undefined;
}

/** The runs of some replications, one after the other, policy by policy, each begun when it is asked for. */
export function* studyRuns(
  scenario: Scenario,
  { from, count, last, pilot }: Stretch,
  { stage, logs, store }: Theatre,
): Generator<() => Promise<StudyRun>> {
  for (let replication = from; replication < from + count; replication++) {
    let building: Promise<BuiltJobs> | undefined;
    const build = () => {
      if (building !== undefined) return building;
      building = logs.of(scenario).then((own) => stage.build(scenario, replication, own));
      if (last && replication === from + count - 1)
        building.then(
          () => logs.clear(),
          () => {},
        );
      return building;
    };
    /** The page shows the jobs of the first replication. */
    const shows = scenario.outputs.report && replication === 0 && !pilot;
    for (const policy of Object.keys(scenario.policies))
      yield async () => {
        const known = store?.find({ scenario, policy, replication, pilot });
        if (known !== undefined && (!shows || known.outcome !== undefined)) {
          stage.restore();
          const { outcome } = known;
          return outcome === undefined
            ? { record: known }
            : { record: known, shown: { jobs: (await build()).jobs, outcome } };
        }
        const request = { policy, replication, built: build(), detail: 'columns' } as const;
        const { built, result, knowledge, outcome, energy } = await stage.play(scenario, request);
        const { jobs, cleaning, notes } = built;
        return {
          record: { result, knowledge, cleaning, notes, ...(shows ? { outcome: outcome! } : {}) },
          played: { jobs, outcome: outcome!, ...(energy ? { energy } : {}) },
        };
      };
  }
}
