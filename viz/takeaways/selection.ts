import type { PageMeasure } from '../../src/output/payload-search.ts';
import { count, listed, uncapitalised } from '../format.ts';
import { certain } from '../interval.ts';
import { differenceText, quantityText } from '../quantity.ts';
import type { OutcomeOf } from '../search.ts';

type Selection = OutcomeOf<'selection'>;
type Candidate = Selection['candidates'][number];

/** Policies whose leaving is told one by one. */
const mostNamed = 3;

/** About a selection of the best: which was chosen, when the others left, and how far behind the next one was. */
export function selectionSentence(
  { candidates, better, worthwhile }: Selection,
  measure: PageMeasure,
  policyText: (name: string) => string,
): string {
  const chosen = candidates.find(({ fate }) => fate === 'chosen');
  const left = candidates.filter(({ fate }) => fate === 'in-play');
  const gone = candidates.filter(({ fate }) => fate === 'dropped' || fate === 'no-value');
  const start =
    chosen === undefined
      ? undecided(left, candidates.length, policyText)
      : `${policyText(chosen.policy)} has the ${better === 'lower' ? 'lowest' : 'highest'} ${uncapitalised(measure.label)}, ${quantityText(chosen.estimate, measure)}, chosen after ${count(chosen.replications, 'replication')}`;
  const parts = [start, ...leaving(gone, policyText)];
  return `${parts.join('; ')}.${chosen === undefined ? '' : nextBehind(candidates, worthwhile, measure, policyText)}`;
}

function undecided(left: readonly Candidate[], all: number, policyText: (name: string) => string): string {
  if (left.length === 0) return 'No policy has a value in every replication';
  const taken = Math.max(...left.map(({ replications }) => replications));
  return `${left.length} of ${count(all, 'policy', 'policies')} are left after ${count(taken, 'replication')}: ${listed(left.map(({ policy }) => policyText(policy)))}`;
}

function leaving(gone: readonly Candidate[], policyText: (name: string) => string): string[] {
  const ordered = [...gone].sort((a, b) => a.replications - b.replications);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (ordered.length > mostNamed)
    return [
      first.replications === last.replications
        ? `the other ${ordered.length} left after ${first.replications}`
        : `the other ${ordered.length} left after ${first.replications} to ${last.replications}`,
    ];
  return [listed(ordered.map(({ policy, replications }) => `${policyText(policy)} left after ${replications}`))];
}

/** Whether what lies between the best two was worth finding. */
function nextBehind(
  candidates: readonly Candidate[],
  worthwhile: number,
  measure: PageMeasure,
  policyText: (name: string) => string,
): string {
  const [next] = candidates
    .filter(({ fate, behind }) => fate === 'dropped' && behind?.[0] != null)
    .sort((a, b) => a.behind![0]! - b.behind![0]!);
  if (next === undefined) return '';
  const zone = differenceText(certain(worthwhile), measure);
  const gap = `${policyText(next.policy)} was next, ${differenceText(next.behind!, measure)} behind`;
  return next.behind![0]! < worthwhile
    ? ` ${gap}: less than the ${zone} worth finding, so between these two chance may have chosen.`
    : ` ${gap}: more than the ${zone} worth finding.`;
}
