import type { Note } from '../../catalogue/index.ts';
import type { Players } from '../crew/players.ts';
import { cheapestMix } from './cheapest-mix.ts';
import { findEdge, neighbours } from './edge.ts';
import { limitAnswer } from './limit-answer.ts';
import { limitNotes } from './limit-notes.ts';
import { type LimitRequest, LimitTrials } from './limit-trials.ts';
import { makesOf, makesSentence } from './makes.ts';
import { pointNotes } from './point-notes.ts';
import type { LimitOutcome, Search } from './search-outcome.ts';

export type LimitSearch = Search<LimitOutcome>;

/**
 * Searches, policy by policy, for the largest load (`capacity`) or the smallest machine (`size`) at which every threshold is
 * shown to hold: by bisection with the neighbours tried again, or by branch and bound for the cheapest mix of several. All
 * trials meet the same random numbers.
 * @param notes made before anything was played
 */
export async function searchLimit(
  request: LimitRequest,
  players: Players,
  notes: readonly Note[] = [],
): Promise<LimitSearch> {
  const { kind, scenario, ladders, measures } = request;
  const trials = new LimitTrials(request, players);
  const found: Record<string, number | null> = {};
  const relapses: Record<string, readonly number[]> = {};
  let finished = true;
  const policies = policiesWithThresholds(request);
  players.expect(policies.length * scenario.replications * expectedTrials(request));
  for (const policy of policies) {
    if (!finished) break;
    const limit = ladders.length === 1 ? await alongOne(policy) : await mix(policy);
    found[policy] = limit.found;
    relapses[policy] = limit.relapses;
    finished = limit.finished;
  }
  const outcome: LimitOutcome = {
    kind,
    path: ladders.length === 1 ? ladders[0]!.path : 'cost',
    unit: ladders.length === 1 ? ladders[0]!.unit : '',
    trials: trials.trials,
    found,
  };
  return {
    scenario,
    measures,
    outcome,
    // A mix of pools is a comparison of what they hold.
    answer: `${limitAnswer(outcome, request, finished)}${ladders.length > 1 ? makesSentence(makesOf(request.scenario)) : ''}`,
    notes: pointNotes(
      [
        ...notes,
        ...limitNotes(outcome, request, { relapses, impossible: trials.impossible, rejecting: trials.rejecting }),
      ],
      trials.notes,
      trials.trials.length,
    ),
    partial: !finished,
  };

  async function alongOne(policy: string) {
    const [ladder] = ladders;
    const last = ladder!.values.length - 1;
    // The edge is where it begins to hold: from a size upwards, from a load downwards.
    const rung = (place: number) => (kind === 'size' ? place : last - place);
    const edge = await findEdge(last + 1, (place) => trials.holds(policy, [rung(place)]));
    const number = (place: number) => ladder!.numbers[rung(place)]!;
    return {
      found: edge.found === null ? null : number(edge.found),
      relapses: edge.relapses.map(number),
      finished: edge.finished,
    };
  }

  async function mix(policy: string) {
    const parts = ladders.map(({ numbers }, at) => ({
      from: numbers[0]!,
      to: numbers.at(-1)!,
      cost: request.costs[at]!,
    }));
    const placesOf = (counts: readonly number[]) => counts.map((count, at) => count - parts[at]!.from);
    const { found, finished } = await cheapestMix(parts, (counts) => trials.holds(policy, placesOf(counts)));
    return { found: found === null ? null : trials.valueAt(placesOf(found)), relapses: [], finished };
  }
}

/** The policies that some threshold is for. */
export function policiesWithThresholds({ scenario }: Pick<LimitRequest, 'scenario'>): string[] {
  const { policies, thresholds = [] } = scenario;
  return Object.keys(policies).filter((policy) =>
    thresholds.some((threshold) => threshold.policies?.includes(policy) ?? true),
  );
}

/** About how many trials a policy takes. */
function expectedTrials({ ladders }: LimitRequest): number {
  const bisection = ({ values }: { readonly values: readonly unknown[] }) => Math.ceil(Math.log2(values.length + 1));
  const rows = ladders.slice(0, -1).reduce((product, { values }) => product * values.length, 1);
  return rows - 1 + bisection(ladders.at(-1)!) + 2 * neighbours;
}
