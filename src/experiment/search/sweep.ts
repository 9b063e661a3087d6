import type { Note } from '../../catalogue/index.ts';
import { concludePoint, Players, type PlayersOptions } from '../crew/players.ts';
import { runKeys } from '../store/run-keys.ts';
import type { RunRecord, RunStore } from '../store/run-record.ts';
import { dealer, type Shard } from '../store/shards.ts';
import type { Study } from '../study.ts';
import { dependenceAnswer } from './dependence.ts';
import { makesOf, makesSentence } from './makes.ts';
import { type PointNote, pointNotes } from './point-notes.ts';
import { pointOutcomes } from './point-outcomes.ts';
import type { PointOutcome, Search, SweepOutcome } from './search-outcome.ts';
import { sweepAnswer } from './sweep-answer.ts';
import type { SweepPlan } from './sweep-plan.ts';

/**
 * Plays the runs of a sweep that the store lacks, and puts them into it as they finish. A shard plays its part of them.
 * @returns whether all were played; false when the signal ended it early
 * @throws StudyError when a log cannot be read or a policy module of the user's own misbehaves
 */
export async function playSweep(
  plan: SweepPlan,
  store: RunStore,
  { shard = { part: 0, parts: 1 }, ...options }: Omit<PlayersOptions, 'store'> & { readonly shard?: Shard },
): Promise<boolean> {
  const players = new Players({ ...options, store });
  const mine = dealer(shard);
  try {
    players.expect(Math.ceil(plan.runs / shard.parts));
    for await (const _run of players.runs(plan.points(), mine));
  } finally {
    await players.close();
  }
  return !players.interrupted && !options.signal?.aborted;
}

/** What is told of one point when all of its runs are there. */
export interface ConcludedPoint {
  readonly point: number;
  readonly study: Study;
  readonly outcomes: readonly PointOutcome[];
  /** The makes of accelerator it has. */
  readonly makes: readonly string[];
}

/**
 * What the runs in a store come to, point by point; points that lack a run are left out. Nothing is kept of a point that was
 * passed on, so memory does not grow with the number of runs.
 */
export function* concludedPoints(plan: SweepPlan, store: RunStore): Generator<ConcludedPoint> {
  for (let point = 0; point < plan.size; point++) {
    const { scenario, notes = [] } = plan.point(point);
    const runs: RunRecord[] = [];
    for (const key of runKeys(scenario)) {
      const run = store.find(key);
      if (run === undefined) break;
      runs.push(run);
    }
    if (runs.length < scenario.replications * Object.keys(scenario.policies).length) continue;
    const study = concludePoint(scenario, notes, runs);
    const outcomes = pointOutcomes(point, plan.settings(point), study, plan.request.measures);
    yield { point, study, outcomes, makes: makesOf(scenario) };
  }
}

/** A finished sweep. */
export type SweepSearch = Search & { readonly outcome: SweepOutcome };

/** Gathers what a sweep comes to from its points as they pass by. */
export class SweepConclusion {
  private readonly plan: SweepPlan;
  private readonly points: PointOutcome[] = [];
  private readonly notes: PointNote[] = [];
  private readonly makes = new Set<string>();
  private finished = 0;

  constructor(plan: SweepPlan) {
    this.plan = plan;
  }

  /** The same points, each gathered as it is asked for. */
  *watch(points: Iterable<ConcludedPoint>): Generator<ConcludedPoint> {
    for (const concluded of points) {
      this.points.push(...concluded.outcomes);
      this.notes.push(...concluded.study.notes.map((note) => ({ note, point: concluded.point })));
      for (const make of concluded.makes) this.makes.add(make);
      this.finished += 1;
      yield concluded;
    }
  }

  /** @param notes made before anything was played */
  search(notes: readonly Note[] = []): SweepSearch {
    const { plan, points } = this;
    const { scenario, measures, design } = plan.request;
    const outcome = { kind: 'sweep', design, axes: plan.axes, points } as const;
    return {
      scenario,
      measures,
      outcome,
      answer: `${plan.axes.some(({ role }) => role === 'assumption') ? dependenceAnswer(outcome, measures) : sweepAnswer(outcome, measures)}${makesSentence(this.makes)}`,
      notes: pointNotes(notes, this.notes, plan.size),
      partial: this.finished < plan.size,
    };
  }
}
