import type { Note } from '../../catalogue/index.ts';
import { type AxisSpec, valueAt } from '../../scenario/axis.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { SensitivityMethod } from '../../scenario/searches/sensitivity-field.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { RequestedAxis } from '../../scenario/sweep-request.ts';
import type { OpenScenario } from '../../scenario/variants.ts';
import { intervalWithin, type MorrisEffect, notBelowZero, type SobolIndices } from '../../statistics/index.ts';
import type { Players } from '../crew/players.ts';
import { type PointNote, pointNotes } from './point-notes.ts';
import { pointOutcomes } from './point-outcomes.ts';
import type { FactorEffect, Measure, PointOutcome, Search, SensitivityOutcome } from './search-outcome.ts';
import { sensitivityAnswer } from './sensitivity-answer.ts';
import type { SensitivityDesign } from './sensitivity-design.ts';
import { SweepPlan } from './sweep-plan.ts';

export interface SensitivityRequest {
  readonly open: OpenScenario;
  /** The scenario before anything is varied. */
  readonly scenario: Scenario;
  readonly method: SensitivityMethod;
  readonly axes: readonly RequestedAxis[];
  readonly design: SensitivityDesign;
  readonly measures: readonly Measure[];
}

export type SensitivitySearch = Search<SensitivityOutcome>;

/**
 * The points of a search for what matters: those of the design, and one factor after another at its low and its high end with
 * all others as the scenario has them.
 */
export function sensitivityPlan({ open, scenario, axes, design, measures }: SensitivityRequest): {
  readonly design: SweepPlan;
  readonly ends: readonly SweepPlan[];
} {
  const plan = (own: readonly RequestedAxis[], points: readonly (readonly Setting[])[]) =>
    new SweepPlan({ open, scenario, design: 'list', axes: own, points, measures });
  return {
    design: plan(axes, design.points),
    ends: axes.map((own) =>
      plan(
        [own],
        endsOf(own.axis).map((value) => [value]),
      ),
    ),
  };
}

/** Plays the points of a plan and says what each factor does to each measure under each policy. */
export async function searchSensitivity(
  request: SensitivityRequest,
  plan: ReturnType<typeof sensitivityPlan>,
  players: Players,
  notes: readonly Note[] = [],
): Promise<SensitivitySearch> {
  const { scenario, method, axes, measures, design } = request;
  const said: PointNote[] = [];
  players.expect([plan.design, ...plan.ends].reduce((sum, { runs }) => sum + runs, 0));
  const play = async (own: SweepPlan): Promise<PointOutcome[][]> => {
    const points: PointOutcome[][] = [];
    for await (const study of players.play(own.points())) {
      const point = points.length;
      if (own === plan.design) said.push(...study.notes.map((note) => ({ note, point })));
      points.push(pointOutcomes(point, own.settings(point), study, measures));
    }
    return points;
  };
  const base: PointOutcome[] = [];
  for await (const study of players.play([{ scenario }])) base.push(...pointOutcomes(0, {}, study, measures));
  const ends: PointOutcome[][][] = [];
  for (const own of plan.ends) ends.push(await play(own));
  const points = await play(plan.design);
  const finished = points.length === plan.design.size;
  const effects: FactorEffect[] = [];
  const lost: Note[] = [];
  for (const [place, policy] of Object.keys(scenario.policies).entries()) {
    for (const { path: measure } of measures) {
      if (!finished) continue;
      const values = points.map((outcomes) => outcomes[place]!.estimates[measure]!.mean ?? Number.NaN);
      lost.push(...lostNote(design, values, measure, policy));
      const found = design.effects(values, [measure, policy]);
      effects.push(
        ...found.map((effect, factor) => ({
          path: axes[factor]!.path,
          measure,
          policy,
          ...effectOf(effect),
          ends: {
            low: ends[factor]![0]![place]!.estimates[measure]!,
            high: ends[factor]![1]![place]!.estimates[measure]!,
          },
        })),
      );
    }
  }
  const outcome: SensitivityOutcome = {
    kind: 'sensitivity',
    method,
    factors: axes.map(({ path, axis }) => {
      const [low, high] = endsOf(axis);
      return { path, low: low!, high: high! };
    }),
    effects,
    base,
    points: points.flat(),
  };
  return {
    scenario,
    measures,
    outcome,
    answer: sensitivityAnswer(outcome, measures, finished),
    notes: pointNotes([...notes, ...lost, ...wideIndices(effects)], said, plan.design.size),
    partial: !finished,
  };
}

/** The two ends of an axis; of a list, its first and last values. */
function endsOf(axis: AxisSpec): readonly [Setting, Setting] {
  return [valueAt(axis, 0), axis.kind === 'listed' ? axis.values.at(-1)! : valueAt(axis, 1)];
}

function effectOf(effect: MorrisEffect | SobolIndices): Pick<FactorEffect, 'morris' | 'sobol'> {
  if (!('mu' in effect)) return { sobol: effect };
  const { mu, muStar, sigma } = effect;
  const { mean, halfWidth } = muStar;
  const interval = halfWidth === null ? null : intervalWithin(mean, halfWidth, notBelowZero);
  return { morris: { mu, muStar: mean, muStarHalfWidth: halfWidth, muStarInterval: interval, sigma } };
}

function lostNote(design: SensitivityDesign, values: readonly number[], measure: string, policy: string): Note[] {
  const lost = design.lost(values);
  if (lost === 0) return [];
  return [
    {
      code: 'points-without-value',
      severity: 'warning',
      policy,
      count: lost,
      text: `${lost} of ${design.parts} parts of the design have a point without '${measure}' under '${policy}', for instance because its queue grew without bound there, and are left out: the effects hold for the rest of the ranges. Narrow them to where the system is stable.`,
    },
  ];
}

/** A share of the variance that is known to no better than this says little. */
const widest = 0.3;

function wideIndices(effects: readonly FactorEffect[]): Note[] {
  const wide = effects.filter(({ sobol }) => sobol && sobol.totalInterval[1] - sobol.totalInterval[0] > widest);
  if (wide.length === 0) return [];
  return [
    {
      code: 'wide-indices',
      severity: 'warning',
      count: wide.length,
      text: `${wide.length} of ${effects.length} shares of the variance have intervals wider than ${widest}: raise sensitivity.samples, fourfold for half the width.`,
    },
  ];
}
