import { formatNumber, formatPercent } from '../../units/index.ts';
import { policyLabel } from '../answer-words.ts';
import type { LimitRequest } from './limit-trials.ts';
import type { LimitOutcome, Trial } from './search-outcome.ts';
import { settingsLabel, shortPaths } from './setting-label.ts';

/** The answer of a search for a limit, in a sentence a policy. */
export function limitAnswer(outcome: LimitOutcome, request: LimitRequest, finished: boolean): string {
  const policies = Object.keys(outcome.found);
  if (policies.length === 0) return 'No trial was finished, so there is no answer.';
  const several = policies.length > 1;
  const parts = policies.map((policy, place) => {
    const under = several ? `under ${policyLabel(policy)} ` : '';
    const found = outcome.found[policy]!;
    const promise = promised(request, policy);
    const what = place > 0 && promise === promised(request, policies[place - 1]!) ? 'it' : promise;
    return `${under}${found === null ? nothing(outcome, request, what) : limit(outcome, request, { policy, found, what })}`;
  });
  const text = `${parts.join('; ')}${sureness(outcome)}${finished ? '' : '; the search was interrupted, so this may change'}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What must hold: the threshold itself where there is one. */
function promised({ scenario }: LimitRequest, policy: string): string {
  const own = (scenario.thresholds ?? []).filter(({ policies }) => policies?.includes(policy) ?? true);
  return own.length === 1 ? `'${own[0]!.text}'` : 'every threshold';
}

/** With what confidence; nothing where nothing was found, or where one run tells all there is. */
function sureness({ trials, found }: LimitOutcome): string {
  const standing = trials.filter(({ policy, value, holds }) => holds && found[policy] === value);
  const least = standing.flatMap(({ verdicts }) => verdicts.flatMap(({ confidence }) => confidence ?? []));
  return least.length === 0 ? '' : `, with ${formatPercent(Math.min(...least))} confidence`;
}

interface Limit {
  readonly policy: string;
  readonly found: number;
  readonly what: string;
}

function limit(outcome: LimitOutcome, { ladders, costs }: LimitRequest, { policy, found, what }: Limit): string {
  if (ladders.length > 1) return cheapest(outcome, costs, { policy, found, what });
  const [ladder] = ladders;
  const value = withUnit(found, ladder!.unit);
  const next = ladder!.numbers[ladder!.numbers.indexOf(found) + (outcome.kind === 'size' ? -1 : 1)];
  const name = shortPaths([ladder!.path]).get(ladder!.path)!;
  if (outcome.kind === 'size') {
    const fewer =
      next === undefined ? ', the least that was allowed' : ` (not shown with ${withUnit(next, ladder!.unit)})`;
    return `${what} holds from ${name} = ${value} on${fewer}`;
  }
  const more =
    next === undefined ? ', the most that was asked about' : ` (not shown at ${withUnit(next, ladder!.unit)})`;
  return `${what} holds up to ${name} = ${value}${more}`;
}

function cheapest({ trials }: LimitOutcome, costs: readonly number[], { policy, found, what }: Limit): string {
  const trial = foundTrial(trials, policy, found)!;
  const only = costs.every((cost) => cost === 1);
  const mix = only ? 'the smallest mix' : `the cheapest mix, at a cost of ${formatNumber(found)},`;
  return `${mix} with which ${what} holds is ${settingsLabel(trial.point.settings)}`;
}

/** The trial that a limit stands on. */
export function foundTrial(trials: readonly Trial[], policy: string, found: number | null): Trial | undefined {
  return trials.find((trial) => trial.policy === policy && trial.value === found && trial.holds);
}

function nothing({ kind }: LimitOutcome, { ladders }: LimitRequest, what: string): string {
  if (ladders.length > 1) return `no mix that was allowed makes ${what} hold`;
  const { numbers, path, unit } = ladders[0]!;
  const name = shortPaths([path]).get(path)!;
  return kind === 'size'
    ? `${what} is not shown to hold even with ${name} = ${withUnit(numbers.at(-1)!, unit)}`
    : `${what} is not shown to hold even at ${name} = ${withUnit(numbers[0]!, unit)}`;
}

/** A value as it would be written. */
export function withUnit(value: number, unit: string): string {
  return `${formatNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}`;
}
