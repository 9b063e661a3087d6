import type { Note } from '../../catalogue/index.ts';
import type { Fault, Place } from '../../scenario/fault.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { OpenScenario } from '../../scenario/variants.ts';
import { policyLabel } from '../answer-words.ts';
import { type Players, type Point, runsIn } from '../crew/players.ts';
import { makesOf, makesSentence } from './makes.ts';
import { paretoAnswer } from './pareto-answer.ts';
import { paretoStandings } from './pareto-front.ts';
import { differingAssumptions } from './plan-assumptions.ts';
import { type PointNote, pointNotes } from './point-notes.ts';
import { pointOutcomes } from './point-outcomes.ts';
import type { Measure, ParetoOutcome, PointOutcome, Search } from './search-outcome.ts';

/** A plan as it was asked for. */
export interface RequestedPlan {
  readonly name: string;
  readonly settings: Readonly<Record<string, Setting>>;
  placeOf(path: string): Place | undefined;
}

export interface ParetoRequest {
  readonly open: OpenScenario;
  /** The scenario before anything is varied. */
  readonly scenario: Scenario;
  readonly plans: readonly RequestedPlan[];
  readonly measures: readonly Measure[];
  /** Which end of each measure is wanted. */
  readonly better: readonly ('lower' | 'higher')[];
}

export type ParetoSearch = Search<ParetoOutcome>;

/** The scenarios of plans, or everything that is wrong with them. */
export function paretoPoints({ open, plans }: ParetoRequest): {
  readonly points: readonly Point[];
  readonly faults: readonly Fault[];
} {
  const points: Point[] = [];
  const faults: Fault[] = [];
  for (const { settings, placeOf } of plans) {
    const changes = Object.entries(settings).map(([path, value]) => ({ path, value, place: placeOf(path) }));
    const { scenario, notes, faults: found } = open.variant(changes);
    if (found === undefined) points.push({ scenario, notes });
    else faults.push(...found);
  }
  return { points, faults };
}

/**
 * Plays plans, each under every policy, and says which are not dominated: no other is at least as good on every measure and
 * better on one. All plans meet the same random numbers, so their differences are paired.
 */
export async function searchPareto(
  request: ParetoRequest,
  points: readonly Point[],
  players: Players,
  notes: readonly Note[] = [],
): Promise<ParetoSearch> {
  const { scenario, plans, measures, better } = request;
  players.expect(points.reduce((sum, point) => sum + runsIn(point.scenario), 0));
  const said: PointNote[] = [];
  const outcomes: { readonly name: string; readonly point: PointOutcome }[] = [];
  let finished = 0;
  for await (const study of players.play(points)) {
    const { name, settings } = plans[finished]!;
    said.push(...study.notes.map((note) => ({ note, point: finished })));
    const several = study.policies.length > 1;
    for (const point of pointOutcomes(finished, settings, study, measures))
      outcomes.push({ name: several ? `${name}, ${policyLabel(point.policy)}` : name, point });
    finished += 1;
  }
  const standings = paretoStandings(
    outcomes.map(({ name, point }) => ({ name, scores: measures.map(({ path }) => point.estimates[path]!) })),
    better,
    scenario.confidence,
  );
  const outcome: ParetoOutcome = {
    kind: 'pareto',
    better,
    plans: outcomes.map(({ name, point }, at) => ({ name, point, ...standings[at]! })),
  };
  return {
    scenario,
    measures,
    outcome,
    answer: `${paretoAnswer(outcome, measures, scenario.confidence)}${differingAssumptions(plans)}${makesSentence(points.flatMap((point) => makesOf(point.scenario)))}`,
    notes: pointNotes(notes, said, plans.length),
    partial: finished < plans.length,
  };
}
