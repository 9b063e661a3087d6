import { listed } from '../catalogue/index.ts';
import { inParentheses } from '../units/index.ts';
import { besideOf, besideOfSame, besideText } from './answer-beside.ts';
import { policyLabel } from './answer-words.ts';
import type { Change } from './change.ts';
import { changes, changeText } from './change-text.ts';
import { comparePair } from './comparisons.ts';
import type { Comparison, PolicyEstimate } from './study.ts';
import { comparedOf, isAbout } from './told.ts';

/** What the others changed against the first policy: by how much, how far that is known, and what cannot be told apart. */
export function changesFrom(baseline: PolicyEstimate, known: readonly PolicyEstimate[], change: Change): string[] {
  const { told, comparisons } = change;
  const before = told.of(baseline)!;
  const name = policyLabel(baseline.policy);
  const sign = told.better === 'higher' ? -1 : 1;
  const ranked = comparisons.filter(isAbout(told)).sort((a, b) => sign * (a.difference.mean! - b.difference.mean!));
  const changed = ranked.filter(changes);
  const same = ranked.filter((one) => !changes(one));
  const hidden = changed.map(({ policy }) => besideOf(policy, change));
  const parts = changed.map((one, place) => {
    const after = told.of(known.find((policy) => policy.policy === one.policy)!)!;
    const span = told.fromTo(before, after);
    // "It" is what was spoken of last.
    const what = place === 0 || hidden[place - 1]!.length > 0 ? told.what : 'it';
    const against = place === 0 ? ` against ${name}` : '';
    const but = hidden[place]!.length > 0 ? `, but ${besideText(hidden[place]!)}` : '';
    return `${policyLabel(one.policy)} ${changeText(told, one, what)} ${inParentheses(span)}${against}${moreWork(one)}${but}`;
  });
  if (same.length > 0) {
    const verb = same.length === 1 ? 'shows' : 'show';
    const but = besideOfSame(same, change);
    const value = parts.length === 0 ? ` ${inParentheses(`${told.text(before)} under ${name}`)}` : '';
    const where = parts.length === 0 || but !== '' ? ` in ${told.what}${value}` : '';
    parts.push(
      `${listed(same.map(({ policy }) => policyLabel(policy)))} ${verb} no difference from ${name}${where}${but}`,
    );
  }
  const leader = tiedWithBest(changed, known, change, sign);
  return leader === undefined ? parts : [...parts, leader];
}

/** A total that grows with the work is no merit or fault by itself. */
function moreWork({ verdict }: Comparison): string {
  if (verdict === 'more-work') return ', with more work done';
  return verdict === 'less-work' ? ', with less work done' : '';
}

/** The best of those that gain, when the next best cannot be told from it. */
function tiedWithBest(
  changed: readonly Comparison[],
  known: readonly PolicyEstimate[],
  { told, all, confidence }: Change,
  sign: number,
): string | undefined {
  const [best, ...rest] = changed.filter((one) => sign * one.difference.mean! < 0);
  if (!best || rest.length === 0 || best.verdict === 'single-run') return undefined;
  const of = (name: string) => known.find((policy) => policy.policy === name)!;
  const tied = rest.filter((one) => {
    const pair = comparePair(told.compared, of(best.policy), of(one.policy), {
      policies: known,
      confidence,
      told: comparedOf(all),
    });
    return pair?.verdict === 'no-difference-shown';
  });
  if (tied.length === 0) return undefined;
  const verb = tied.length === 1 ? 'shows' : 'show';
  return `${listed(tied.map((one) => policyLabel(one.policy)))} ${verb} no difference from ${policyLabel(best.policy)}`;
}
