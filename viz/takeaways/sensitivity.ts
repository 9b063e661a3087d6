import type { PageEstimate } from '../../src/output/payload.ts';
import type { PageMeasure } from '../../src/output/payload-search.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { listed, uncapitalised } from '../format.ts';
import { certain } from '../interval.ts';
import { differenceText, quantityText } from '../quantity.ts';
import type { OutcomeOf } from '../search.ts';

export type Effect = OutcomeOf<'sensitivity'>['effects'][number];

/** Effects smaller than this share of the largest hardly matter. */
const negligible = 0.05;

/** How much a factor moves the measure, whichever way it was found. */
export function strength({ morris, sobol }: Effect): number {
  return morris?.muStar ?? sobol?.total ?? 0;
}

/** About what moves a measure: the strongest factor, the next, and those that hardly matter. */
export function sensitivitySentence(effects: readonly Effect[], measure: PageMeasure): string {
  const sorted = [...effects].sort((a, b) => strength(b) - strength(a));
  const [first, second] = sorted;
  if (first === undefined || !(strength(first) > 0))
    return `Nothing that was varied moves ${uncapitalised(measure.label)}.`;
  const weak = sorted.filter((effect) => strength(effect) < negligible * strength(first)).map(({ path }) => path);
  const rest = weak.length === 0 ? '' : ` ${listed(weak)} hardly matter${weak.length === 1 ? 's' : ''}.`;
  const next = second === undefined || weak.includes(second.path) ? '' : `; then ${said(second, measure)}`;
  return `${said(first, measure)} moves ${uncapitalised(measure.label)} most${next}.${rest}`;
}

/** About one factor at a time, all else as the scenario has it: which moves the measure farthest, and from where to where. */
export function tornadoSentence(
  effects: readonly Effect[],
  base: PageEstimate,
  measure: PageMeasure,
  endsOf: (path: string) => readonly [low: string, high: string],
): string {
  const known = effects.filter(({ ends }) => ends.low[0] !== null && ends.high[0] !== null);
  const width = ({ ends }: Effect) => Math.abs(ends.high[0]! - ends.low[0]!);
  const [first] = [...known].sort((a, b) => width(b) - width(a));
  const lost = effects.filter((effect) => !known.includes(effect)).map(({ path }) => path);
  const grown = lost.length === 0 ? '' : ` At an end of ${listed(lost)} there is no value: the queue grows.`;
  if (first === undefined) return `No factor has values at both ends of its range.${grown}`;
  const [low, high] = endsOf(first.path);
  const label = uncapitalised(measure.label);
  const now = base[0] === null ? '' : `; the scenario as it is has ${quantityText(base, measure)}`;
  return `Alone, ${first.path} moves ${label} farthest: ${quantityText(first.ends.low, measure)} at ${low}, ${quantityText(first.ends.high, measure)} at ${high}${now}.${grown}`;
}

function said({ path, morris, sobol }: Effect, measure: PageMeasure): string {
  if (morris !== undefined) {
    const { mu, muStar, sigma } = morris;
    const direction =
      Math.abs(mu) < 0.5 * muStar
        ? 'up or down'
        : `${mu > 0 ? 'up' : 'down'}${sigma > Math.abs(mu) ? ', more or less with the other factors' : ''}`;
    return `${path} (about ${differenceText(certain(muStar), measure)} over its range, ${direction})`;
  }
  return `${path} (${share(sobol!.first)} of the variance by itself, ${share(sobol!.total)} with the others)`;
}

function share(of: number): string {
  return formatPercent(Number(Math.max(0, of).toPrecision(2)));
}
