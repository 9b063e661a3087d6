import { listed } from '../../catalogue/index.ts';
import { whyNoValue } from '../../metrics/index.ts';
import { inParentheses } from '../../units/index.ts';
import { lowered } from '../answer-words.ts';
import { type Leader, leaders } from './pareto-front.ts';
import type { Measure, ParetoOutcome, ParetoPlan } from './search-outcome.ts';
import { estimateText } from './sweep-answer.ts';

/** More plans than this are counted instead of named. */
const mostNamed = 6;

/** More plans than this are told on the first measure only, where one beats them all. */
const mostInFull = 3;

/** Plans that have all scores, so that they can stand anywhere. */
export function scored({ plans }: ParetoOutcome, measures: readonly Measure[]): ParetoPlan[] {
  return plans.filter(({ point }) => measures.every(({ path }) => point.estimates[path]!.mean !== null));
}

/**
 * The answer about plans: which does best on what and how the others stand there, which no other beats on everything, and
 * what of that the intervals leave open.
 */
export function paretoAnswer(outcome: ParetoOutcome, measures: readonly Measure[], confidence: number): string {
  const whole = scored(outcome, measures);
  const lacking = outcome.plans.filter((plan) => !whole.includes(plan));
  if (whole.length === 0)
    return `No plan has a value of every measure, so none can be compared${unscored(lacking, measures)}.`;
  const front = whole.filter(({ dominatedBy }) => dominatedBy.length === 0);
  const open = whole.filter(({ overlaps }) => overlaps.length > 0);
  const unsure =
    open.length === 0
      ? ''
      : `; how ${open.length === 1 ? 'one of them stands' : `${open.length} of the ${whole.length} stand`} to others is within the uncertainty`;
  const text = `${whichPlans(whole, front, outcome, { measures, confidence })}${unsure}${unscored(lacking, measures)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Plans that lack a score: what they lack and why, and what is known of them. */
function unscored(plans: readonly ParetoPlan[], measures: readonly Measure[]): string {
  if (plans.length === 0) return '';
  if (plans.length > mostInFull) return `; ${plans.length} could not be scored, see the table`;
  return plans
    .map(({ name, point }) => {
      const lacks = measures.filter(({ path }) => point.estimates[path]!.mean === null);
      const known = measures
        .filter((measure) => !lacks.includes(measure))
        .map((measure) => `${lowered(measure.label)} ${estimateText(measure, point.estimates[measure.path]!)}`);
      const why = [...new Set(lacks.map(({ path }) => whyNoValue(point.unbounded.includes(path))))];
      return `; '${name}' could not be scored: it has no ${listed(lacks.map(({ label }) => lowered(label)))}, since ${listed(why)}${known.length === 0 ? '' : ` (${listed(known)})`}`;
    })
    .join('');
}

interface Asked {
  readonly measures: readonly Measure[];
  readonly confidence: number;
}

function whichPlans(
  whole: readonly ParetoPlan[],
  front: readonly ParetoPlan[],
  { better }: ParetoOutcome,
  { measures, confidence }: Asked,
): string {
  const names = measures.map(({ label }) => lowered(label));
  const scores = listed(names);
  const few = whole.length > 1 && whole.length <= mostNamed;
  const only = front[0]!;
  if (front.length === 1) {
    const others = (place: number) => (place === 0 ? few : few && whole.length <= mostInFull);
    const parts = measures.map(
      (measure, place) =>
        `${on(measure, only)}${others(place) ? ` ${inParentheses(scoresOn(measure, whole, only))}` : ''}`,
    );
    return `'${only.name}' is the only plan that no other beats: ${parts.join('; ')}`;
  }
  const which =
    front.length === whole.length
      ? `none of the ${whole.length} plans beats another`
      : front.length > mostNamed
        ? `${front.length} of ${whole.length} plans are beaten by no other`
        : `${listed(front.map(({ name }) => `'${name}'`))} are beaten by no other plan`;
  if (!few) return `${which} on ${scores}`;
  const plans = whole.map(({ name, point }) => ({ name, scores: measures.map(({ path }) => point.estimates[path]!) }));
  const best = leaders(plans, better, confidence).map((leader, at) => bestOn(measures[at]!, whole, leader));
  return `${best.join('; ')}; so ${which} on everything`;
}

/** "'wait' is best on cost per useful hour with 1.80 EUR/h ('now' 2.29 EUR/h)"; whom it cannot be told from stands beside it. */
function bestOn(measure: Measure, whole: readonly ParetoPlan[], { best, alike }: Leader): string {
  const plan = whole[best]!;
  const label = lowered(measure.label);
  if (alike.length === whole.length - 1)
    return `on ${label} no difference is shown ${inParentheses(scoresOn(measure, whole))}`;
  const open = alike.length === 0 ? '' : `, not told from ${listed(alike.map((i) => `'${whole[i]!.name}'`))},`;
  return `'${plan.name}' is best on ${label}${open} with ${text(measure, plan)} ${inParentheses(scoresOn(measure, whole, plan))}`;
}

/** What the plans score on one measure, but for one of them. */
function scoresOn(measure: Measure, plans: readonly ParetoPlan[], but?: ParetoPlan): string {
  const others = plans.filter((plan) => plan !== but);
  return others.map((plan) => `'${plan.name}' ${text(measure, plan)}`).join(', ');
}

function on(measure: Measure, plan: ParetoPlan): string {
  return `${lowered(measure.label)} ${text(measure, plan)}`;
}

function text(measure: Measure, { point }: ParetoPlan): string {
  return estimateText(measure, point.estimates[measure.path]!);
}
