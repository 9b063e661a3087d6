import { lowered } from '../answer-words.ts';
import type { Measure, ParetoOutcome, ParetoPlan } from './search-outcome.ts';
import { estimateText } from './sweep-answer.ts';

/** More plans than this are counted instead of named. */
const mostNamed = 6;

/** Plans that have all scores, so that they can stand anywhere. */
export function scored({ plans }: ParetoOutcome, measures: readonly Measure[]): ParetoPlan[] {
  return plans.filter(({ point }) => measures.every(({ path }) => point.estimates[path]!.mean !== null));
}

/** The answer about plans: which no other beats on everything, and which of that the intervals leave open. */
export function paretoAnswer(outcome: ParetoOutcome, measures: readonly Measure[]): string {
  const whole = scored(outcome, measures);
  if (whole.length === 0) return 'No plan has a value of every measure, so none can be compared.';
  const front = whole.filter(({ dominatedBy }) => dominatedBy.length === 0);
  const open = whole.filter(({ overlaps }) => overlaps.length > 0);
  const names = measures.map(({ label }) => lowered(label));
  const scores = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const list = front.map(({ name }) => `'${name}'`);
  const which =
    front.length === whole.length
      ? `none of the ${whole.length} plans beats another on ${scores}`
      : front.length > mostNamed
        ? `${front.length} of ${whole.length} plans are beaten by no other on ${scores}`
        : front.length === 1
          ? `${list[0]} is the only plan that no other beats: ${scoresOf(front[0]!, measures)}`
          : `${list.slice(0, -1).join(', ')} and ${list.at(-1)} are beaten by no other plan on ${scores}`;
  const unsure =
    open.length === 0
      ? ''
      : `; how ${open.length === 1 ? 'one of them stands' : `${open.length} of the ${whole.length} stand`} to others is within the uncertainty`;
  const lacking = outcome.plans.length - whole.length;
  const left = lacking === 0 ? '' : `; ${lacking} could not be scored`;
  const text = `${which}${unsure}${left}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What a plan scores: "total cost 30.8 M EUR, useful hours 17.3 M accelerator·h". */
function scoresOf({ point }: ParetoPlan, measures: readonly Measure[]): string {
  return measures
    .map((measure) => `${lowered(measure.label)} ${estimateText(measure, point.estimates[measure.path]!)}`)
    .join('; ');
}
