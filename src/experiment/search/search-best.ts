import { listed, type Note } from '../../catalogue/index.ts';
import type { MeasurePath } from '../../metrics/index.ts';
import { counted, formatPercent } from '../../units/index.ts';
import { lowered, policyLabel } from '../answer-words.ts';
import type { Players } from '../crew/players.ts';
import type { Candidate, Measure, Search, SelectionOutcome } from './search-outcome.ts';
import { type SelectionRequest, selectBest } from './select-best.ts';
import { differenceText, estimateText } from './sweep-answer.ts';

export type SelectionSearch = Search<SelectionOutcome>;

/** What the best is to be selected by, the measure with all that is known of it. */
export type BestRequest = Omit<SelectionRequest, 'measure' | 'range'> & { readonly measure: MeasurePath };

/** Selects the best policy on a measure, and says what that is worth. */
export async function searchBest(
  request: BestRequest,
  players: Players,
  notes: readonly Note[] = [],
): Promise<SelectionSearch> {
  const { scenario, measure } = request;
  const outcome = await selectBest({ ...request, measure: measure.path, range: measure.range }, players);
  return {
    scenario,
    measures: [measure],
    outcome,
    answer: answerOf(outcome, measure),
    notes: [...notes, ...withoutValue(outcome, measure)],
    partial: players.interrupted,
  };
}

function answerOf(
  { candidates, chosen, better, worthwhile, confidence, most }: SelectionOutcome,
  measure: Measure,
): string {
  const zone = differenceText(measure, { mean: worthwhile, interval: null });
  const name = `${better === 'lower' ? 'lowest' : 'highest'} ${lowered(measure.label)}`;
  const best = candidates.find(({ policy }) => policy === chosen);
  if (best !== undefined) {
    const others = candidates.filter(({ fate }) => fate === 'dropped').length;
    const value = estimateText(measure, best.estimate);
    if (others === 0)
      return `${policyLabel(best.policy)} is the only policy with a value: its ${lowered(measure.label)} is ${value}.`;
    return `${policyLabel(best.policy)} has the ${name}, ${value}, found after ${counted(best.replications, 'replication')}: if one policy is better than all others by ${zone} or more, it is this one with ${formatPercent(confidence)} confidence.`;
  }
  const left = candidates.filter(({ fate }) => fate === 'in-play');
  if (left.length === 0) return `No policy has a value of ${measure.path} in every replication, so none can be chosen.`;
  const names = left.map(({ policy }) => policyLabel(policy));
  const taken = Math.max(...left.map(({ replications }) => replications));
  const reason =
    taken >= most
      ? `after the ${counted(most, 'replication')} that ${most === 1 ? 'was' : 'were'} allowed`
      : `after ${counted(taken, 'replication')}, when it was interrupted`;
  return `The best is not decided ${reason}: ${listed(names)} ${names.length === 1 ? 'is' : 'are'} left.`;
}

function withoutValue({ candidates }: SelectionOutcome, { path }: Measure): Note[] {
  return candidates.filter(noValue).map(({ policy, replications }) => ({
    code: 'candidate-without-value',
    severity: 'warning',
    policy,
    text: `'${policy}' left because replication ${replications} gave no '${path}', for instance because its queue grew without bound or too few jobs came for a quantile that high.`,
  }));
}

function noValue({ fate }: Candidate): boolean {
  return fate === 'no-value';
}
