import type { Scenario } from '../../scenario/scenario.ts';
import { briefCrew } from './brief-crew.ts';
import type { BuiltJobs, Crew, CrewData, Detail, Logs } from './crew.ts';
import { inlineCrew } from './inline-crew.ts';
import type { PlayedRun } from './play.ts';
import { boardColumns, boardWidth, type Progress } from './progress.ts';
import { threadCrew } from './thread-crew.ts';

/** A job is submitted and ends: two events. */
const eventsOfJob = 2;

export interface StageOptions {
  /** 0 plays in the calling thread. */
  readonly threads: number;
  /** Whether it is likely to be over at once: then it is played in the calling thread, and in others only if it takes longer. */
  readonly brief?: boolean;
  /** Most runs that are under way at any time. */
  readonly atOnce: number;
  readonly audit?: boolean | undefined;
  /** Called about ten times a second. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Where runs are played: a crew, the board it writes its progress on, and what it has done so far. */
export class Stage {
  /** Runs asked for in all, as far as that is known. */
  total = 0;

  private readonly data: CrewData;
  private readonly crew: Crew;
  /** Rows of the board that are in use. */
  private readonly rows = new Set<number>();
  private readonly report: ((progress: Progress) => void) | undefined;
  private readonly clock: NodeJS.Timeout | undefined;
  /** By scenario: the policies that hold jobs or cap the power, whose measures and series all runs have. */
  private readonly shared = new WeakMap<Scenario, Scenario['policies']>();
  private finished = 0;
  private restored = 0;
  private events = 0;

  constructor({ threads, brief = false, atOnce, audit = false, onProgress }: StageOptions) {
    const board = new Float64Array(new SharedArrayBuffer(atOnce * boardWidth * Float64Array.BYTES_PER_ELEMENT));
    this.data = { audit, board };
    this.report = onProgress;
    const tell = () => this.tell();
    this.crew =
      threads === 0
        ? inlineCrew(this.data, tell)
        : brief
          ? briefCrew(this.data, threads, tell)
          : threadCrew(this.data, threads);
    this.clock = onProgress && setInterval(() => this.tell(), 100);
  }

  build(scenario: Scenario, replication: number, logs: Logs): Promise<BuiltJobs> {
    return this.crew.build({ scenario, replication, logs });
  }

  /** Plays one run; its row of the board is taken until then, and it counts as finished from then on. */
  async play(scenario: Scenario, { policy, replication, built, detail }: RunRequest): Promise<StagedRun> {
    const row = this.takeRow();
    try {
      const jobs = await built;
      const played = await this.crew.play({
        scenario: this.asSeenUnder(policy, scenario),
        policy,
        replication,
        jobs: jobs.jobs,
        row,
        detail,
      });
      this.finished += 1;
      this.events += played.result.events;
      return { ...played, built: jobs };
    } finally {
      this.rows.delete(row);
    }
  }

  /** A scenario with one of its policies, and those that matter to others, too: what is sent to a thread does not grow with their number. */
  private asSeenUnder(policy: string, scenario: Scenario): Scenario {
    let shared = this.shared.get(scenario);
    if (shared === undefined) {
      const holding = Object.entries(scenario.policies).filter(([, { start, powerCap }]) => start ?? powerCap);
      shared = Object.fromEntries(holding);
      this.shared.set(scenario, shared);
    }
    return { ...scenario, policies: { ...shared, [policy]: scenario.policies[policy]! } };
  }

  /** Counts a run as finished that was played at another time. */
  restore(): void {
    this.finished += 1;
    this.restored += 1;
  }

  tell(): void {
    this.report?.(this.progress());
  }

  /** Sends the crew home; may be called twice. */
  async close(): Promise<void> {
    clearInterval(this.clock);
    await this.crew.close();
  }

  private takeRow(): number {
    let row = 0;
    while (this.rows.has(row)) row++;
    this.rows.add(row);
    this.data.board.fill(0, row * boardWidth, (row + 1) * boardWidth);
    return row;
  }

  private progress(): Progress {
    const { finished, restored, total } = this;
    let share = finished;
    let { events } = this;
    let simulatedTime: number | null = null;
    for (const row of this.rows) {
      const at = (column: number) => this.data.board[row * boardWidth + column]!;
      const jobs = at(boardColumns.jobs);
      if (!(jobs > 0)) continue;
      share += at(boardColumns.share);
      events += eventsOfJob * at(boardColumns.ended);
      simulatedTime = Math.min(simulatedTime ?? Infinity, at(boardColumns.time));
    }
    return { finished, restored, total, share: total === 0 ? 1 : Math.min(1, share / total), events, simulatedTime };
  }
}

/** A run that was played, with the jobs it was played on. */
export type StagedRun = PlayedRun & { readonly built: BuiltJobs };

export interface RunRequest {
  readonly policy: string;
  readonly replication: number;
  readonly built: Promise<BuiltJobs>;
  readonly detail: Detail;
}
