import { availableParallelism } from 'node:os';
import type { Note } from '../catalogue/index.ts';
import type { RunResult } from '../metrics/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Knowledge } from '../scheduler/index.ts';
import type { Outcome } from '../simulation/index.ts';
import type { JobTable } from '../workload/job-table.ts';
import { concludeStudy } from './conclude-study.ts';
import type { BuiltJobs, Crew, CrewData, Logs } from './crew.ts';
import { inlineCrew } from './inline-crew.ts';
import type { Played } from './play.ts';
import { modulesOf } from './policy-modules.ts';
import { boardWidth, type Progress } from './progress.ts';
import { progressOf } from './progress-of.ts';
import { readLogs } from './read-logs.ts';
import type { Study } from './study.ts';
import { threadCrew } from './thread-crew.ts';

/** One finished run with everything that is known of every job of it. */
export interface FinishedRun {
  readonly result: RunResult;
  readonly jobs: JobTable;
  readonly outcome: Outcome;
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
export async function runStudy(scenario: Scenario, options: StudyOptions = {}): Promise<Study> {
  const policies = Object.keys(scenario.policies);
  const total = policies.length * scenario.replications;
  const threads = options.threads ?? Math.min(availableParallelism(), total);
  const atOnce = Math.max(1, threads) + policies.length;
  const data: CrewData = {
    scenario,
    modules: modulesOf(scenario.policies),
    audit: options.audit ?? false,
    board: new Float64Array(new SharedArrayBuffer(atOnce * boardWidth * Float64Array.BYTES_PER_ELEMENT)),
  };
  const report = options.onProgress;
  const work = new StudyWork(data, await readLogs(scenario), policies, options, atOnce);
  const tell = () => report?.(progressOf(work.runs, total, data.board, work.rows));
  const crew = threads === 0 ? inlineCrew(data, tell) : threadCrew(data, threads);
  const clock = report && setInterval(tell, 100);
  try {
    await work.run(crew);
  } finally {
    clearInterval(clock);
    await crew.close();
  }
  if (!work.interrupted) tell();
  return concludeStudy({
    scenario,
    runs: work.runs,
    knowledge: work.knowledge,
    cleaning: work.cleaning,
    notes: [...(options.notes ?? []), ...work.notes],
    partial: work.interrupted,
  });
}

/** The runs of a study under way. */
class StudyWork {
  /** Finished and delivered, in the order of delivery. */
  readonly runs: RunResult[] = [];
  readonly knowledge = new Map<string, Knowledge>();
  readonly notes: Note[] = [];
  cleaning: BuiltJobs['cleaning'] = [];
  interrupted = false;
  /** Rows of the board that are in use. */
  readonly rows = new Set<number>();

  private readonly data: CrewData;
  /** Let go as soon as the last jobs are built. */
  private logs: Logs;
  private readonly policies: readonly string[];
  private readonly options: StudyOptions;
  private readonly atOnce: number;

  constructor(data: CrewData, logs: Logs, policies: readonly string[], options: StudyOptions, atOnce: number) {
    this.data = data;
    this.logs = logs;
    this.policies = policies;
    this.options = options;
    this.atOnce = atOnce;
  }

  /** Plays all runs, some at once; delivers them one by one, in order. Returns early when interrupted. */
  async run(crew: Crew): Promise<void> {
    const { signal } = this.options;
    const stop = new Promise<'stop'>((resolve) => {
      if (signal?.aborted) resolve('stop');
      signal?.addEventListener('abort', () => resolve('stop'), { once: true });
    });
    const waiting = this.ahead(crew);
    const inFlight: UnderWay[] = [];
    let allStarted = false;
    for (;;) {
      while (!allStarted && inFlight.length < this.atOnce) {
        const next = waiting.next();
        if (next.done) allStarted = true;
        else inFlight.push(next.value);
      }
      const first = inFlight[0];
      if (!first) return;
      if ((await Promise.race([stop, first.played])) === 'stop') {
        this.interrupted = true;
        await crew.close();
        for (const run of inFlight) if (run.finished) await this.deliver(run);
        return;
      }
      inFlight.shift();
      // Nothing is left to play: what the threads still hold is worth more to whoever writes the last run.
      if (allStarted && inFlight.length === 0) await crew.close();
      await this.deliver(first);
    }
  }

  /** Starts one run after another, replication by replication, whenever it is asked for the next. */
  private *ahead(crew: Crew): Generator<UnderWay> {
    for (let replication = 0; replication < this.data.scenario.replications; replication++) {
      const built = crew.build(replication, this.logs);
      if (replication === this.data.scenario.replications - 1) this.logs = {};
      for (const policy of this.policies) yield this.start(crew, built, policy, replication);
    }
  }

  private start(crew: Crew, built: Promise<BuiltJobs>, policy: string, replication: number): UnderWay {
    let row = 0;
    while (this.rows.has(row)) row++;
    this.rows.add(row);
    this.data.board.fill(0, row * boardWidth, (row + 1) * boardWidth);
    const played = built.then(async (jobs) => ({
      built: jobs,
      ...(await crew.play({ policy, replication, jobs: jobs.jobs, row })),
    }));
    const run: UnderWay = { row, played };
    played.then(
      (value) => {
        run.finished = value;
      },
      () => {}, // told when it is this run's turn
    );
    return run;
  }

  private async deliver(run: UnderWay): Promise<void> {
    const { built, result, outcome, knowledge } = run.finished ?? (await run.played);
    this.rows.delete(run.row);
    if (result.replication === 0) this.cleaning = built.cleaning;
    if (this.policies[0] === result.policy) this.notes.push(...built.notes);
    this.knowledge.set(result.policy, knowledge);
    this.runs.push(result);
    await this.options.onRun?.({ result, jobs: built.jobs, outcome });
  }
}

interface UnderWay {
  readonly row: number;
  readonly played: Promise<Played & { readonly built: BuiltJobs }>;
  finished?: Played & { readonly built: BuiltJobs };
}
