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
import { Stage, type StagedRun } from './crew/stage.ts';
import { policyEstimates } from './policy-estimates.ts';
import { moreReplications } from './precision.ts';
import type { Study } from './study.ts';

/** One finished run with everything that is known of every job of it. */
export interface FinishedRun {
  readonly result: RunResult;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
  /** What every job answers for in energy; absent unless the machine states its power. */
  readonly energy?: JobEnergy;
}

export interface StudyOptions {
  /**
   * Threads to play in; 0 plays in the calling thread, which can then do nothing else. Default: as many as there are
   * runs, at most one a core. The results are the same, byte for byte, whatever the number.
   */
  readonly threads?: number;
  /** Ends the study early: what is finished is kept, and the study is marked partial. */
  readonly signal?: AbortSignal;
  /** Check every invariant at every instant; slow. */
  readonly audit?: boolean;
  /** Called about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Called with every finished run, always in the same order: replication by replication, policy by policy. The next
   * one waits until it has finished, so whoever writes files sets the pace and memory stays bounded.
   */
  readonly onRun?: (run: FinishedRun) => void | Promise<void>;
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
  await logs.of(scenario);
  const stage = new Stage({ threads, atOnce, audit: options.audit, onProgress: options.onProgress });
  const runs: RunResult[] = [];
  const knowledge = new Map<string, Knowledge>();
  const notes = [...(options.notes ?? [])];
  let cleaning: BuiltJobs['cleaning'] = [];
  let interrupted = false;
  /** Replications played, and to be played before it is known whether there are enough. */
  let made = 0;
  let more = scenario.replications;
  const lineOf = (played: Scenario, from: number, count: number, last: boolean) => {
    stage.total += policies.length * count;
    return new InOrder(runsOf(played, stage, logs, { from, count, last }), {
      atOnce,
      signal: options.signal,
      stop: () => stage.close(),
      // Nothing is left to play: what the threads still hold is worth more to whoever writes the last run.
      ...(last ? { whenAllDone: () => stage.close() } : {}),
    });
  };
  try {
    if (scenario.autoWarmup) {
      const pilot = pilotOf(scenario);
      const line = lineOf(pilot, 0, pilot.replications, false);
      const pilots: RunResult[] = [];
      for await (const { result } of line.results()) pilots.push(result);
      interrupted = line.interrupted;
      if (!interrupted) {
        const { warmup, note } = warmupFrom(scenario, pilots);
        scenario = { ...scenario, warmup };
        notes.push(note);
      }
    }
    while (more > 0 && !interrupted) {
      const line = lineOf(scenario, made, more, scenario.precision === undefined);
      for await (const { built, result, outcome, knowledge: known, energy } of line.results()) {
        if (result.replication === 0) cleaning = built.cleaning;
        if (policies[0] === result.policy) notes.push(...built.notes);
        knowledge.set(result.policy, known);
        runs.push(result);
        await options.onRun?.({ result, jobs: built.jobs, outcome: outcome!, ...(energy ? { energy } : {}) });
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
  return concludeStudy({ scenario, replications: made, runs, knowledge, cleaning, notes, partial: interrupted });
}

interface Stretch {
  /** The first replication, and how many. */
  readonly from: number;
  readonly count: number;
  /** Whether none follow; then the logs are let go when the last jobs are built. */
  readonly last: boolean;
}

/** The runs of some replications, one after the other, policy by policy, each begun when it is asked for. */
function* runsOf(
  scenario: Scenario,
  stage: Stage,
  logs: LogShelf,
  { from, count, last }: Stretch,
): Generator<() => Promise<StagedRun>> {
  for (let replication = from; replication < from + count; replication++) {
    const built = logs.of(scenario).then((own) => stage.build(scenario, replication, own));
    if (last && replication === from + count - 1)
      built.then(
        () => logs.clear(),
        () => {},
      );
    for (const policy of Object.keys(scenario.policies))
      yield () => stage.play(scenario, { policy, replication, built, detail: 'columns' });
  }
}
