import type { Fault } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { OpenScenario } from '../../scenario/variants.ts';
import type { Players } from '../crew/players.ts';
import type { Ladder } from './ladder.ts';
import type { PointNote } from './point-notes.ts';
import { pointOutcomes } from './point-outcomes.ts';
import type { Measure, Trial } from './search-outcome.ts';

/** What is varied in search of a limit, and what is told of each trial. */
export interface LimitRequest {
  readonly kind: 'capacity' | 'size';
  readonly open: OpenScenario;
  /** The scenario before anything is varied. It has thresholds. */
  readonly scenario: Scenario;
  /** One, or several for the cheapest mix. */
  readonly ladders: readonly Ladder[];
  /** What one more of each costs; 1 for a single one. */
  readonly costs: readonly number[];
  readonly measures: readonly Measure[];
}

/** Plays values one by one and keeps what came of them. */
export class LimitTrials {
  readonly trials: Trial[] = [];
  readonly notes: PointNote[] = [];
  /** Values that make no valid scenario, such as a machine smaller than its widest job, with the first fault of each. */
  readonly impossible: { readonly value: number; readonly policy: string; readonly fault: Fault }[] = [];

  /** Values at which more jobs were rejected than at others: what waits is then said of fewer jobs. */
  readonly rejecting: { readonly value: number; readonly policy: string }[] = [];

  private readonly request: LimitRequest;
  /** The least part of the jobs that was rejected so far, by policy. */
  private readonly rejected = new Map<string, number>();
  private readonly players: Players;

  constructor(request: LimitRequest, players: Players) {
    this.request = request;
    this.players = players;
  }

  /**
   * Whether every threshold is shown to hold under a policy, at the confidence it asks for: one that is not decided does not
   * count. Undefined when the signal came first.
   * @param places the place of each ladder's value
   */
  async holds(policy: string, places: readonly number[]): Promise<boolean | undefined> {
    const { open, ladders, measures } = this.request;
    const changes = ladders.map(({ path, values, placeOf }, at) => {
      const value = values[places[at]!]!;
      return { path, value, place: placeOf(value) };
    });
    const value = this.valueAt(places);
    const { scenario, notes, faults } = open.variant(changes);
    if (faults !== undefined) {
      this.impossible.push({ value, policy, fault: faults[0]! });
      return false;
    }
    const settings: Record<string, Setting> = Object.fromEntries(changes.map(({ path, value }) => [path, value]));
    const only = { ...scenario, policies: { [policy]: scenario.policies[policy]! } };
    for await (const study of this.players.play([{ scenario: only, notes }])) {
      const point = this.trials.length;
      const verdicts = study.thresholds;
      const shown = verdicts.length > 0 && verdicts.every(({ verdict }) => verdict === 'holds');
      const holds = this.meetsAllJobs(policy, value, study.policies[0]!.system.rejected?.mean ?? 0) && shown;
      // Where not everything holds, warnings of overload and the like are what was looked for.
      if (holds) this.notes.push(...study.notes.map((note) => ({ note, point })));
      this.trials.push({ value, policy, holds, verdicts, point: pointOutcomes(point, settings, study, measures)[0]! });
      return holds;
    }
    return undefined;
  }

  /** The number a trial goes by: that of its only ladder, or what the mix costs. */
  valueAt(places: readonly number[]): number {
    const { ladders, costs } = this.request;
    if (ladders.length === 1) return ladders[0]!.numbers[places[0]!]!;
    return ladders.reduce((sum, { numbers }, at) => sum + numbers[places[at]!]! * costs[at]!, 0);
  }

  /** A machine must not pass because it turns away the jobs that are too wide for it. */
  private meetsAllJobs(policy: string, value: number, rejected: number): boolean {
    const least = Math.min(rejected, this.rejected.get(policy) ?? rejected);
    this.rejected.set(policy, least);
    if (rejected <= least) return true;
    this.rejecting.push({ value, policy });
    return false;
  }
}
