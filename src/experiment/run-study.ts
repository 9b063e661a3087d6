import { availableParallelism } from 'node:os';
import type { Note } from '../catalogue/index.ts';
import type { JobEnergy, RunResult } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Knowledge } from '../scheduler/index.ts';
import type { Outcome } from '../simulation/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { pilotOf, warmupFrom } from './auto-warmup.ts';
import { concludeStudy } from './conclude-study.ts';
import type { BuiltJobs } from './crew/crew.ts';
import { InOrder } from './crew/in-order.ts';
import { LogShelf } from './crew/log-shelf.ts';
import type { Progress } from './crew/progress.ts';
import { isSmallStudy } from './crew/small-study.ts';
import { Stage } from './crew/stage.ts';
import { policyEstimates } from './policy-estimates.ts';
import { moreReplications } from './precision.ts';
import type { RunKey, RunRecord, RunStore } from './store/run-record.ts';
import { withoutCourse } from './store/summarised.ts';
import type { Study } from './study.ts';
import type { NoteOfRun } from './study-notes.ts';
import { type Stretch, studyRuns } from './study-runs.ts';

/** One finished run with everything that is known of every job of it. */
export interface FinishedRun {
  readonly result: RunResult;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  /** What every job answers for in energy; absent unless the machine states its power. */
  readonly energy?: JobEnergy;
}

/** The jobs of a run that was played at another time. */
export interface ShownRun {
  readonly policy: string;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
}

export interface StudyOptions {
  /**
   * Threads to play in; 0 plays in the calling thread, which can then do nothing else. Default: as many as there are
   * runs, at most one a core; what is over within a second is played in the calling thread. The results are the same,
   * byte for byte, whatever the number.
   */
  readonly threads?: number;
  /** Ends the study early: what is finished is kept, and the study is marked partial. */
  readonly signal?: AbortSignal;
  /** Check every invariant at every instant; slow. */
  readonly audit?: boolean;
  /** Called before a study is played that is likely to be over within a second. */
  readonly onBrief?: () => void;
  /** Called about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Called with every finished run, always in the same order: replication by replication, policy by policy. The next
   * one waits until it has finished, so whoever writes files sets the pace and memory stays bounded.
   */
  readonly onRun?: (run: FinishedRun) => void | Promise<void>;
  /**
   * Runs that were played at another time are taken from it. Those that are played now are put into it when `onRun` has finished, so
   * that it names no run whose files are not whole.
   */
  readonly store?: RunStore;
  /** Called in place of `onRun` with a run of the first replication that was taken from the store, where a page is to show its jobs. */
  readonly onShown?: (run: ShownRun) => void;
  /** Notes made before, such as those of the scenario; they stand first. */
  readonly notes?: readonly Note[];
}

/**
 * Plays every policy of a scenario on the jobs of every replication, and says what it all comes to. Jobs depend on the
 * replication only (common random numbers), so policies are compared pair by pair.
 * @throws StudyError when a log cannot be read or a policy module of the user's own misbehaves
 * @throws AuditFailure when `audit` finds an invariant broken
 */
export async function runStudy(given: Scenario, options: StudyOptions = {}): Promise<Study> {
  let scenario = given;
  const policies = Object.keys(scenario.policies);
  const total = policies.length * scenario.replications;
  const threads = options.threads ?? Math.min(availableParallelism(), total);
  const atOnce = Math.max(1, threads) + policies.length;
  const logs = new LogShelf();
  const read = await logs.of(scenario);
  const brief = options.threads === undefined && options.audit !== true && isSmallStudy(scenario, read);
  if (brief) options.onBrief?.();
  const stage = new Stage({ threads, brief, atOnce, audit: options.audit, onProgress: options.onProgress });
  const runs: RunResult[] = [];
  const knowledge = new Map<string, Knowledge>();
  const notes = [...(options.notes ?? [])];
  const drawn: NoteOfRun[] = [];
  let cleaning: BuiltJobs['cleaning'] = [];
  let interrupted = false;
  /** Replications played, and to be played before it is known whether there are enough. */
  let made = 0;
  let more = scenario.replications;
  const { store } = options;
  const lineOf = (played: Scenario, stretch: Stretch) => {
    stage.total += policies.length * stretch.count;
    return new InOrder(studyRuns(played, stretch, { stage, logs, store }), {
      atOnce,
      signal: options.signal,
      stop: () => stage.close(),
      // Nothing is left to play: what the threads still hold is worth more to whoever writes the last run.
      ...(stretch.last ? { whenAllDone: () => stage.close() } : {}),
    });
  };
  try {
    if (scenario.autoWarmup) {
      const pilot = pilotOf(scenario);
      const line = lineOf(pilot, { from: 0, count: pilot.replications, last: false, pilot: true });
      const pilots: RunResult[] = [];
      for await (const { record, played } of line.results()) {
        pilots.push(record.result);
        if (played) store?.add(keyOf(pilot, record, true), record);
      }
      interrupted = line.interrupted;
      if (!interrupted) {
        const { warmup, note } = warmupFrom(scenario, pilots);
        scenario = { ...scenario, warmup };
        notes.push(note);
      }
    }
    while (more > 0 && !interrupted) {
      const last = scenario.precision === undefined;
      const line = lineOf(scenario, { from: made, count: more, last, pilot: false });
      for await (const { record, played, shown } of line.results()) {
        const { result } = record;
        if (result.replication === 0) cleaning = record.cleaning;
        if (policies[0] === result.policy)
          drawn.push(...record.notes.map((note) => ({ note, replication: result.replication })));
        runs.push(knowledge.has(result.policy) ? withoutCourse(result) : result);
        knowledge.set(result.policy, record.knowledge);
        if (shown) options.onShown?.({ policy: result.policy, ...shown });
        if (played === undefined) continue;
        await options.onRun?.({ result, ...played });
        store?.add(keyOf(scenario, record, false), record);
      }
      interrupted = line.interrupted;
      made += more;
      more =
        scenario.precision === undefined || interrupted
          ? 0
          : moreReplications(scenario, policyEstimates(scenario, runs, knowledge), made);
    }
  } finally {
    await stage.close();
  }
  if (!interrupted) stage.tell();
  return concludeStudy({ scenario, replications: made, runs, knowledge, cleaning, notes, drawn, partial: interrupted });
}

function keyOf(scenario: Scenario, { result }: RunRecord, pilot: boolean): RunKey {
  const { policy, replication } = result;
  return { scenario, policy, replication, pilot };
}
