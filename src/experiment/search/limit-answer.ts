import { formatNumber } from '../../units/index.ts';
import { policyLabel } from '../answer-words.ts';
import type { LimitRequest } from './limit-trials.ts';
import type { LimitOutcome, Trial } from './search-outcome.ts';
import { settingsLabel, shortPaths } from './setting-label.ts';

/** The answer of a search for a limit, in a sentence a policy. */
export function limitAnswer(outcome: LimitOutcome, request: LimitRequest, finished: boolean): string {
  const policies = Object.keys(outcome.found);
  if (policies.length === 0) return 'No trial was finished, so there is no answer.';
  const several = policies.length > 1;
  const parts = policies.map((policy) => {
    const under = several ? `under ${policyLabel(policy)} ` : '';
    const found = outcome.found[policy]!;
    return `${under}${found === null ? nothing(outcome, request) : limit(outcome, request, policy, found)}`;
  });
  const text = `${parts.join('; ')}${finished ? '' : '; the search was interrupted, so this may change'}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function limit(outcome: LimitOutcome, { ladders, costs }: LimitRequest, policy: string, found: number): string {
  if (ladders.length > 1) return cheapest(outcome, costs, policy, found);
  const [ladder] = ladders;
  const value = withUnit(found, ladder!.unit);
  const next = ladder!.numbers[ladder!.numbers.indexOf(found) + (outcome.kind === 'size' ? -1 : 1)];
  const name = shortPaths([ladder!.path]).get(ladder!.path)!;
  if (outcome.kind === 'size') {
    const fewer = next === undefined ? ', the least that was allowed' : ` (not with ${withUnit(next, ladder!.unit)})`;
    return `every threshold holds from ${name} = ${value} on${fewer}`;
  }
  const more = next === undefined ? ', the most that was asked about' : ` (not at ${withUnit(next, ladder!.unit)})`;
  return `every threshold holds up to ${name} = ${value}${more}`;
}

function cheapest({ trials }: LimitOutcome, costs: readonly number[], policy: string, found: number): string {
  const trial = foundTrial(trials, policy, found)!;
  const only = costs.every((cost) => cost === 1);
  const what = only ? 'the smallest mix' : `the cheapest mix, at a cost of ${formatNumber(found)},`;
  return `${what} with which every threshold holds is ${settingsLabel(trial.point.settings)}`;
}

/** The trial that a limit stands on. */
export function foundTrial(trials: readonly Trial[], policy: string, found: number | null): Trial | undefined {
  return trials.find((trial) => trial.policy === policy && trial.value === found && trial.holds);
}

function nothing({ kind }: LimitOutcome, { ladders }: LimitRequest): string {
  if (ladders.length > 1) return 'no mix that was allowed makes every threshold hold';
  const { numbers, path, unit } = ladders[0]!;
  const name = shortPaths([path]).get(path)!;
  return kind === 'size'
    ? `not every threshold holds even with ${name} = ${withUnit(numbers.at(-1)!, unit)}`
    : `not every threshold holds even at ${name} = ${withUnit(numbers[0]!, unit)}`;
}

/** A value as it would be written. */
export function withUnit(value: number, unit: string): string {
  return `${formatNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}`;
}
