import { estimated, percent, policyLabel, policyNames, waitOf } from './answer-words.ts';
import { compareMeanWaits } from './comparisons.ts';
import type { Comparison, PolicyEstimate } from './study.ts';

/**
 * The answer where there are too many policies to tell of each: the shortest mean wait and how it compares with the
 * first policy's, which others cannot be told from it, the longest, and what did not keep up.
 */
export function answerOfMany(
  policies: readonly PolicyEstimate[],
  comparisons: readonly Comparison[],
  confidence: number,
): string[] {
  const unstable = policies.filter((policy) => policy.unstable);
  if (unstable.length === policies.length)
    return ['no rule kept up: under each the queue grew without bound, so no wait can be given'];
  const stable = policies.filter((policy) => !policy.unstable && meanWait(policy) !== null);
  const ranked = stable.toSorted((a, b) => meanWait(a)! - meanWait(b)!);
  const [best, ...rest] = ranked;
  const worst = rest.at(-1);
  return [
    ...(best === undefined ? [] : [`${shortest(best, policies)}${comparedWithFirst(best, policies[0]!, comparisons)}`]),
    ...(best === undefined ? [] : alike(best, rest, stable, confidence)),
    ...(worst === undefined || meanWait(worst) === meanWait(best!)
      ? []
      : [`the longest is ${wait(worst)} under ${policyLabel(worst.policy)}`]),
    ...(unstable.length === 0
      ? []
      : [
          `under ${policyNames(unstable.map(({ policy }) => policy))} the queue grew without bound, so no wait can be given`,
        ]),
  ];
}

function shortest(best: PolicyEstimate, policies: readonly PolicyEstimate[]): string {
  return `of ${policies.length} rules, ${policyLabel(best.policy)} has the shortest mean wait, ${wait(best)}`;
}

/** "; 41 % ± 6 % less than FCFS", when the first policy has a mean to compare with. */
function comparedWithFirst(best: PolicyEstimate, baseline: PolicyEstimate, comparisons: readonly Comparison[]): string {
  const found = comparisons.find(
    ({ policy, metric, statistic, dimension }) =>
      policy === best.policy && metric === 'wait' && statistic === 'mean' && dimension === 'all',
  );
  const name = policyLabel(baseline.policy);
  if (found === undefined || found.relative === null) return '';
  const { verdict, relative, relativeHalfWidth } = found;
  if (verdict === 'no-difference-shown') return `, which shows no difference from ${name} (${wait(baseline)})`;
  const share = Math.abs(relative);
  const interval = relativeHalfWidth === null ? '' : ` ± ${percent(relativeHalfWidth, relativeHalfWidth)} %`;
  return `, ${percent(share, relativeHalfWidth ?? share / 10)} %${interval} less than ${name} (${wait(baseline)})`;
}

/** Those that cannot be told from the best; a single run tells nothing of that. */
function alike(
  best: PolicyEstimate,
  rest: readonly PolicyEstimate[],
  stable: readonly PolicyEstimate[],
  confidence: number,
): string[] {
  const pairs = rest.map((policy) => ({ policy, pair: compareMeanWaits(stable, best, policy, confidence) }));
  const told = pairs.filter(({ pair }) => pair !== undefined && pair.verdict !== 'single-run');
  if (told.length === 0) return [];
  const same = told.filter(({ pair }) => pair!.verdict === 'no-difference-shown').map(({ policy }) => policy.policy);
  if (same.length === 0) return ['every other waits longer'];
  const which = same.length === rest.length ? 'none of the others shows a' : undefined;
  return [
    which === undefined
      ? `${policyNames(same)} ${same.length === 1 ? 'shows' : 'show'} no difference from it`
      : `${which} difference from it`,
  ];
}

function meanWait(policy: PolicyEstimate): number | null {
  return waitOf(policy)?.mean.mean ?? null;
}

function wait(policy: PolicyEstimate): string {
  return estimated(waitOf(policy)!.mean);
}
