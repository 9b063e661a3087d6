import type { PageMeasure } from '../../src/output/payload-search.ts';
import { count, listed, uncapitalised } from '../format.ts';
import { quantityText } from '../quantity.ts';
import type { OutcomeOf } from '../search.ts';

type Plan = OutcomeOf<'pareto'>['plans'][number];

/** Names in the sentence at most. */
const mostNamed = 4;

/** About plans that trade one good for another: which remain, what each end costs, and what cannot be told apart. */
export function paretoSentence(plans: readonly Plan[], x: PageMeasure, y: PageMeasure): string {
  const known = plans.filter(
    ({ point }) => point.estimates[x.path]?.[0] != null && point.estimates[y.path]?.[0] != null,
  );
  const left = known.filter(({ dominatedBy }) => dominatedBy.length === 0);
  if (left.length === 0) return 'No plan has values that can be compared.';
  const names =
    left.length <= mostNamed
      ? listed(left.map(({ name }) => name))
      : `${left
          .slice(0, mostNamed)
          .map(({ name }) => name)
          .join(', ')} and ${left.length - mostNamed} more`;
  const start = `${left.length} of ${count(plans.length, 'plan')} ${left.length === 1 ? 'is' : 'are'} not beaten by another in everything: ${names}`;
  const end = (measure: PageMeasure) => {
    const sign = measure.better === 'higher' ? -1 : 1;
    const best = left.reduce((a, b) =>
      sign * b.point.estimates[measure.path]![0]! < sign * a.point.estimates[measure.path]![0]! ? b : a,
    );
    return `best ${uncapitalised(measure.label)}: ${best.name} (${quantityText(best.point.estimates[measure.path]!, measure)})`;
  };
  const ends = left.length === 1 ? '' : `. ${end(x).replace(/^b/, 'B')}; ${end(y)}`;
  const unsure = left.filter(({ overlaps }) => overlaps.length > 0).length;
  const doubt =
    unsure === 0
      ? ''
      : left.length === 1
        ? ' It could trade places with another as far as their intervals tell.'
        : ` ${unsure === left.length ? 'All' : unsure} of them could trade places with another as far as their intervals tell.`;
  return `${start}${ends}.${doubt}`;
}
