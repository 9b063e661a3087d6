import { availableParallelism } from 'node:os';
import type { Note } from '../../catalogue/index.ts';
import type { RunResult } from '../../metrics/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { pilotOf, warmupFrom } from '../auto-warmup.ts';
import { concludeStudy } from '../conclude-study.ts';
import type { RunRecord, RunStore } from '../store/run-record.ts';
import type { Study } from '../study.ts';
import { InOrder } from './in-order.ts';
import { LogShelf } from './log-shelf.ts';
import type { Progress } from './progress.ts';
import { Stage } from './stage.ts';
import { TableShelf } from './table-shelf.ts';

export interface PlayersOptions {
  /** Threads to play in; 0 plays in the calling thread. Default: one a core. The results are the same, byte for byte. */
  readonly threads?: number | undefined;
  /** Ends everything early: what is finished is handed over, and `interrupted` says so. */
  readonly signal?: AbortSignal | undefined;
  /** Check every invariant at every instant; slow. */
  readonly audit?: boolean | undefined;
  /** Called about ten times a second, with all runs of all calls so far. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Runs that were played at another time are taken from it, and those that are played now are put into it as they finish. */
  readonly store?: RunStore | undefined;
}

/** One variant of a scenario, to be played under all its policies and in all its replications. */
export interface Point {
  readonly scenario: Scenario;
  /** Notes made when it was read. */
  readonly notes?: readonly Note[];
}

/** One finished run of a point. */
export interface PointRun extends RunRecord {
  /** The place of its point among those that were given, from 0. */
  readonly point: number;
}

/**
 * A crew that plays many scenarios, such as the points of a search, without anybody being started anew: threads stay,
 * logs are read once, and scenarios that differ in nothing that jobs depend on meet the same jobs, built once. Of every
 * run only what it came to is kept, so memory does not grow with the number of runs. It does one thing at a time; close
 * it in the end.
 */
export class Players {
  /** Whether the signal ended something early. */
  interrupted = false;

  private readonly options: PlayersOptions;
  private readonly atOnce: number;
  private readonly stage: Stage;
  private readonly logs = new LogShelf();
  private readonly tables = new TableShelf();
  /** Scenarios whose warm-up was to be found, with it, by hash. */
  private readonly settled = new Map<string, Promise<Scenario>>();

  constructor(options: PlayersOptions = {}) {
    this.options = options;
    const { threads = availableParallelism(), audit, onProgress } = options;
    this.atOnce = 2 * Math.max(1, threads) + 2;
    this.stage = new Stage({ threads, atOnce: this.atOnce, audit, onProgress });
  }

  /**
   * Plays points one after the other, several runs at once, and gives the study of each in their order. A point that
   * was not finished when the signal came is left out. Points are asked for when they are about to be played.
   * @throws StudyError when a log cannot be read or a policy module of the user's own misbehaves
   * @throws AuditFailure when `audit` finds an invariant broken
   */
  async *play(points: Iterable<Point>): AsyncGenerator<Study, void, undefined> {
    const begun: Point[] = [];
    let place = 0;
    let runs: PointRun[] = [];
    for await (const run of this.runs(remembered(points, begun))) {
      // After the signal a point may lack runs that later points have.
      if (run.point !== place) return;
      runs.push(run);
      const { scenario, notes = [] } = begun[0]!;
      if (runs.length < runsIn(scenario)) continue;
      yield concludePoint(scenario, notes, runs);
      begun.shift();
      place += 1;
      runs = [];
    }
  }

  /**
   * Plays the runs of points and gives each, point by point, replication by replication, policy by policy.
   * @param wanted which of a point's replications to play; default all
   */
  async *runs(
    points: Iterable<Point>,
    wanted: (point: number, replication: number) => boolean = () => true,
  ): AsyncGenerator<PointRun, void, undefined> {
    const line = new InOrder(this.starts(points, wanted), {
      atOnce: this.atOnce,
      signal: this.options.signal,
      stop: () => this.stage.close(),
    });
    yield* line.results();
    this.interrupted ||= line.interrupted;
    if (!line.interrupted) this.stage.tell();
  }

  /** How many runs are going to be asked for in all, for those who look at the progress. */
  expect(runs: number): void {
    this.stage.total += runs;
  }

  /** Sends everyone home; may be called twice. */
  async close(): Promise<void> {
    this.logs.clear();
    await this.stage.close();
  }

  private *starts(
    points: Iterable<Point>,
    wanted: (point: number, replication: number) => boolean,
  ): Generator<() => Promise<PointRun>> {
    let point = 0;
    for (const { scenario } of points) {
      for (let replication = 0; replication < scenario.replications; replication++) {
        if (!wanted(point, replication)) continue;
        for (const policy of Object.keys(scenario.policies)) {
          const place = point;
          yield async () => ({ point: place, ...(await this.run(scenario, policy, replication)) });
        }
      }
      point += 1;
    }
  }

  private async run(scenario: Scenario, policy: string, replication: number): Promise<RunRecord> {
    const { store } = this.options;
    const key = { scenario, policy, replication };
    const known = store?.find(key);
    if (known !== undefined) {
      this.stage.restore();
      return known;
    }
    const built = this.built(scenario, replication);
    const played = await this.stage.play(await this.withWarmup(scenario), {
      policy,
      replication,
      built,
      detail: 'summary',
    });
    const { cleaning, notes } = played.built;
    const record = { result: played.result, knowledge: played.knowledge, cleaning, notes };
    store?.add(key, record);
    return record;
  }

  private built(scenario: Scenario, replication: number) {
    return this.tables.of(scenario, replication, async () =>
      this.stage.build(scenario, replication, await this.logs.of(scenario)),
    );
  }

  /** The scenario with the warm-up that it wants found. */
  private withWarmup(scenario: Scenario): Promise<Scenario> {
    if (!scenario.autoWarmup) return Promise.resolve(scenario);
    let found = this.settled.get(scenario.hash);
    if (found === undefined) this.settled.set(scenario.hash, (found = this.findWarmup(scenario)));
    return found;
  }

  private async findWarmup(scenario: Scenario): Promise<Scenario> {
    const pilot = pilotOf(scenario);
    const results: RunResult[] = [];
    for (let replication = 0; replication < pilot.replications; replication++) {
      const built = this.built(scenario, replication);
      this.stage.total += Object.keys(pilot.policies).length;
      const played = Object.keys(pilot.policies).map((policy) =>
        this.stage.play(pilot, { policy, replication, built, detail: 'columns' }),
      );
      results.push(...(await Promise.all(played)).map(({ result }) => result));
    }
    return { ...scenario, warmup: warmupFrom(scenario, results).warmup };
  }
}

/** Runs that a scenario comes to. */
export function runsIn({ policies, replications }: Scenario): number {
  return Object.keys(policies).length * replications;
}

/** The same points, each noted in a list when it is asked for. */
function* remembered(points: Iterable<Point>, list: Point[]): Generator<Point> {
  for (const point of points) {
    list.push(point);
    yield point;
  }
}

/** The study of one point, from all of its runs. */
export function concludePoint(given: Scenario, notes: readonly Note[], runs: readonly RunRecord[]): Study {
  const { precision, ...scenario } = given;
  const first = Object.keys(scenario.policies)[0]!;
  return concludeStudy({
    scenario,
    runs: runs.map(({ result }) => result),
    knowledge: new Map(runs.map(({ result, knowledge }) => [result.policy, knowledge])),
    cleaning: runs[0]!.cleaning,
    notes: [...(precision === undefined ? [] : [precisionNotFollowed(scenario.replications)]), ...notes],
    drawn: runs
      .filter(({ result }) => result.policy === first)
      .flatMap((run) => run.notes.map((note) => ({ note, replication: run.result.replication }))),
    partial: false,
  });
}

/** Points of a search are compared with each other, so all get the same replications. */
function precisionNotFollowed(replications: number): Note {
  const text = `A search plays every point ${replications} times: 'precision' is not followed here; set 'replications'.`;
  return { code: 'precision-not-followed', severity: 'warning', text };
}
