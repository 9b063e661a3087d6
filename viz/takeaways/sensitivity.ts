import type { PageMeasure } from '../../src/output/payload-search.ts';
import { formatPercent } from '../../src/units/format-percent.ts';
import { listed, uncapitalised } from '../format.ts';
import { quantityValue } from '../quantity.ts';
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

function said({ path, morris, sobol }: Effect, measure: PageMeasure): string {
  if (morris !== undefined) {
    const { mu, muStar, sigma } = morris;
    const direction =
      Math.abs(mu) < 0.5 * muStar
        ? 'up or down'
        : `${mu > 0 ? 'up' : 'down'}${sigma > Math.abs(mu) ? ', more or less with the other factors' : ''}`;
    return `${path} (about ${quantityValue(muStar, measure)} over its range, ${direction})`;
  }
  return `${path} (${share(sobol!.first)} of the variance by itself, ${share(sobol!.total)} with the others)`;
}

function share(of: number): string {
  return formatPercent(Number(Math.max(0, of).toPrecision(2)));
}
