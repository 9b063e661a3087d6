import { lowered, policyLabel } from '../answer-words.ts';
import type { Axis, Measure, PointOutcome, SweepOutcome } from './search-outcome.ts';
import { settingsLabel } from './setting-label.ts';
import { estimateText, overlap } from './sweep-answer.ts';

/** Assumptions whose best choice is told one by one. */
const mostTold = 4;

/** The answer of a sweep in which something is varied that nobody chooses, in a sentence: how each measure depends on it. */
export function dependenceAnswer({ points, axes }: SweepOutcome, measures: readonly Measure[]): string {
  if (points.length === 0) return 'No point was finished, so there is no answer.';
  const text = measures.map((measure) => dependence(measure, points, axes)).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/**
 * About one measure of a sweep that varies assumptions: they are not for choosing, so it is told how the measure depends on them, and which
 * choice is best for each.
 */
function dependence(measure: Measure, points: readonly PointOutcome[], axes: readonly Axis[]): string {
  const { path, label, better } = measure;
  const known = points.filter(({ estimates }) => estimates[path]?.mean != null);
  if (known.length === 0) return `the ${lowered(label)} cannot be told, since no point gives an estimate`;
  const of = (role: Axis['role']) => axes.filter((axis) => axis.role === role).map((axis) => axis.path);
  const part = ({ settings }: PointOutcome, paths: readonly string[]) =>
    Object.fromEntries(paths.map((one) => [one, settings[one]!]));
  const several = new Set(points.map(({ policy }) => policy)).size > 1;
  const choiceOf = (point: PointOutcome) =>
    [
      ...(of('choice').length > 0 ? [settingsLabel(part(point, of('choice')))] : []),
      ...(several ? [`under ${policyLabel(point.policy)}`] : []),
    ].join(' ');
  const assumed = (point: PointOutcome) => settingsLabel(part(point, of('assumption')));
  const groups = grouped(known, assumed);
  const sign = better === 'higher' ? -1 : 1;
  const value = (point: PointOutcome) => sign * point.estimates[path]!.mean!;
  const text = (point: PointOutcome) => estimateText(measure, point.estimates[path]!);
  const compared = better !== 'neither' && [...groups.values()].some((own) => new Set(own.map(choiceOf)).size > 1);
  if (!compared) {
    const sorted = known.toSorted((a, b) => a.estimates[path]!.mean! - b.estimates[path]!.mean!);
    const [least, most] = [sorted[0]!, sorted.at(-1)!];
    const at = (point: PointOutcome) => [assumed(point), choiceOf(point)].filter((one) => one !== '').join(', ');
    return `the ${lowered(label)} depends on what is assumed: from ${text(least)} at ${at(least)} to ${text(most)} at ${at(most)}`;
  }
  const winners = [...groups].map(([assumption, own]) => {
    const best = own.reduce((a, b) => (value(b) < value(a) ? b : a));
    const tied = own.filter((point) => point !== best && overlap(point.estimates[path]!, best.estimates[path]!)).length;
    return { assumption, best, tied };
  });
  const name = `${better === 'lower' ? 'lowest' : 'highest'} ${lowered(label)}`;
  const choices = new Set(winners.map(({ best }) => choiceOf(best)));
  const open = winners.filter(({ tied }) => tied > 0).length;
  const unsure = open === 0 ? '' : `, though others cannot be told from it in ${open} of ${winners.length} cases`;
  if (choices.size === 1) {
    const sorted = winners.toSorted((a, b) => value(a.best) - value(b.best));
    const [good, bad] = [sorted[0]!, sorted.at(-1)!];
    return `whatever is assumed, the ${name} is with ${[...choices][0]}${unsure}: ${text(good.best)} at ${good.assumption}, ${text(bad.best)} at ${bad.assumption}`;
  }
  const told = winners
    .slice(0, mostTold)
    .map(
      ({ assumption, best, tied }) =>
        `${choiceOf(best)} at ${assumption} (${text(best)}${tied > 0 ? ', not told from others' : ''})`,
    );
  const more = winners.length > mostTold ? ` and ${winners.length - mostTold} more` : '';
  return `which choice has the ${name} depends on what is assumed: ${told.join(', ')}${more}${robust(
    groups,
    choiceOf,
    value,
    winners.map(({ best }) => best),
  )}`;
}

/** The choice that is never far from the best, where some choice was played under all that is assumed. */
function robust(
  groups: ReadonlyMap<string, readonly PointOutcome[]>,
  choiceOf: (point: PointOutcome) => string,
  value: (point: PointOutcome) => number,
  winners: readonly PointOutcome[],
): string {
  const regret = new Map<string, number[]>();
  [...groups.values()].forEach((own, at) => {
    for (const point of own)
      regret.set(choiceOf(point), [...(regret.get(choiceOf(point)) ?? []), value(point) - value(winners[at]!)]);
  });
  const whole = [...regret].filter(([, each]) => each.length === groups.size);
  if (whole.length === 0) return '';
  const [choice] = whole.reduce((a, b) => (Math.max(...b[1]) < Math.max(...a[1]) ? b : a));
  return `; the least is lost, at worst, with ${choice}`;
}

function grouped(points: readonly PointOutcome[], key: (point: PointOutcome) => string): Map<string, PointOutcome[]> {
  const groups = new Map<string, PointOutcome[]>();
  for (const point of points) groups.set(key(point), [...(groups.get(key(point)) ?? []), point]);
  return groups;
}
