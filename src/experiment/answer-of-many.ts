import { formatChangeSize, inParentheses } from '../units/index.ts';
import { besideOf, besideOfMany, besideText } from './answer-beside.ts';
import { growthOfSome } from './answer-growth.ts';
import { policyLabel, policyNames } from './answer-words.ts';
import type { Change } from './change.ts';
import { changes } from './change-text.ts';
import { comparePair } from './comparisons.ts';
import type { PolicyEstimate } from './study.ts';
import { comparedOf, isAbout, isMeanWait, type Told } from './told.ts';

/**
 * The answer where there are too many policies to tell of each: which does best and how it compares with the first
 * policy, which others cannot be told from it, the worst, and what did not keep up.
 */
export function answerOfMany(policies: readonly PolicyEstimate[], change: Change): string[] {
  const { told } = change;
  const waits = isMeanWait(told);
  const unstable = waits ? policies.filter((policy) => policy.unstable) : [];
  if (unstable.length === policies.length) return growthOfSome(unstable, policies.length);
  const value = (policy: PolicyEstimate) => told.of(policy)?.mean ?? null;
  const known = policies.filter((policy) => !unstable.includes(policy) && value(policy) !== null);
  const unknown = policies.filter((policy) => !unstable.includes(policy) && value(policy) === null);
  const sign = told.better === 'higher' ? -1 : 1;
  const ranked = known.toSorted((a, b) => sign * (value(a)! - value(b)!));
  const [best, ...rest] = ranked;
  const worst = rest.at(-1);
  const words = wordsOf(told);
  const text = (policy: PolicyEstimate) => told.text(told.of(policy)!);
  return [
    ...(best === undefined
      ? [`${told.what} cannot be told under any rule`]
      : [
          `of ${policies.length} rules, ${policyLabel(best.policy)} has the ${words.best} ${told.name}, ${text(best)}${comparedWithFirst(best, policies[0]!, change)}`,
          ...(told.better === 'neither' ? [] : alike(best, rest, known, change, words)),
          ...besideOfTied(best, policies[0]!, rest.slice(0, -1), change),
        ]),
    ...(worst === undefined || value(worst) === value(best!)
      ? []
      : [
          `the ${words.worst} is ${text(worst)} under ${policyLabel(worst.policy)}${butOf(worst, change, ` against ${policyLabel(policies[0]!.policy)}`)}`,
        ]),
    ...growthOfSome(unstable, policies.length),
    ...(waits || best === undefined || unknown.length === 0
      ? []
      : [`under ${policyNames(unknown.map(({ policy }) => policy))} it cannot be told`]),
  ];
}

function wordsOf({ time, better }: Told) {
  const [least, most] = time ? ['shortest', 'longest'] : ['lowest', 'highest'];
  return better === 'higher'
    ? { best: most, worst: least, others: 'has less' }
    : { best: least, worst: most, others: time ? 'waits longer' : 'has more' };
}

/** "; 41 % ± 6 % less than FCFS", when the first policy has a mean to compare with. */
function comparedWithFirst(best: PolicyEstimate, baseline: PolicyEstimate, change: Change): string {
  const { told, comparisons } = change;
  const found = comparisons.filter(isAbout(told)).find(({ policy }) => policy === best.policy);
  const name = policyLabel(baseline.policy);
  if (found === undefined || found.relative === null) return '';
  const first = `${name} ${inParentheses(told.text(told.of(baseline)!))}`;
  const { verdict, relative } = found;
  if (verdict === 'no-difference-shown') return `, which shows no difference from ${first}${butOf(best, change)}`;
  if (told.share) return `, against ${first}`;
  const side = relative < 0 ? 'less' : 'more';
  const work = verdict === 'more-work' || verdict === 'less-work' ? `, with ${verdict.replace('-', ' ')} done` : '';
  return `, ${formatChangeSize(found)} ${side} than ${first}${work}${butOf(best, change)}`;
}

/** ", but it raised the 95 % wait by 20 % ± 3 %": what the mean hides of a policy that the answer names. */
function butOf({ policy }: PolicyEstimate, change: Change, against = ''): string {
  const hidden = besideOf(policy, change);
  return hidden.length === 0 ? '' : `, but it ${besideText(hidden)}${against}`;
}

/** Where the means do not part the best from the first policy, other measures may part others from it. */
function besideOfTied(
  best: PolicyEstimate,
  baseline: PolicyEstimate,
  others: readonly PolicyEstimate[],
  change: Change,
): string[] {
  const found = change.comparisons.filter(isAbout(change.told)).find(({ policy }) => policy === best.policy);
  if (found === undefined ? best !== baseline : changes(found)) return [];
  const names = others.filter((policy) => policy !== baseline).map(({ policy }) => policy);
  return besideOfMany(names, baseline.policy, change);
}

/** Those that cannot be told from the best; a single run tells nothing of that. */
function alike(
  best: PolicyEstimate,
  rest: readonly PolicyEstimate[],
  known: readonly PolicyEstimate[],
  { told, all, confidence }: Change,
  { others }: { readonly others: string },
): string[] {
  const family = { policies: known, confidence, told: comparedOf(all) };
  const pairs = rest.map((policy) => ({ policy, pair: comparePair(told.compared, best, policy, family) }));
  const pairsTold = pairs.filter(({ pair }) => pair !== undefined && pair.verdict !== 'single-run');
  if (pairsTold.length === 0) return [];
  const same = pairsTold
    .filter(({ pair }) => pair!.verdict === 'no-difference-shown')
    .map(({ policy }) => policy.policy);
  if (same.length === 0) return [`every other ${others}`];
  if (same.length === rest.length) return ['none of the others shows a difference from it'];
  return [`${policyNames(same)} ${same.length === 1 ? 'shows' : 'show'} no difference from it`];
}
