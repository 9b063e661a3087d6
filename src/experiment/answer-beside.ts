import { listed } from '../catalogue/index.ts';
import { policyLabel, policyNames } from './answer-words.ts';
import type { Change } from './change.ts';
import { changedBy, changes, changeText } from './change-text.ts';
import type { Comparison } from './study.ts';
import { isAbout, type Told } from './told.ts';

/** A change that what was said of a policy does not let expect. */
export interface Beside {
  readonly told: Told;
  readonly comparison: Comparison;
}

/**
 * What a policy changed against the first that its mean wait hides: it shows no difference there, or one to the other
 * side. Each side is told once, by the measure that people decide by first. The intervals are those of all comparisons.
 */
export function besideOf(policy: string, { told, beside, comparisons }: Change): Beside[] {
  const find = (one: Told) => comparisons.filter(isAbout(one)).find((comparison) => comparison.policy === policy);
  const own = find(told);
  const said = new Set(own === undefined ? [] : [sideOf(own)]);
  return beside.flatMap((one) => {
    const comparison = find(one);
    if (comparison === undefined || sideOf(comparison) === 0 || said.has(sideOf(comparison))) return [];
    said.add(sideOf(comparison));
    return [{ told: one, comparison }];
  });
}

/** 1: raised, −1: cut, 0: no change is shown. All that stands beside the mean wait is better low, as it is. */
function sideOf(comparison: Comparison): number {
  return changes(comparison) ? Math.sign(comparison.difference.mean!) : 0;
}

/** "cut the 95 % wait by 85 % ± 24 % and raised the mean bounded slowdown by 20 % ± 3 %". */
export function besideText(found: readonly Beside[]): string {
  return listed(found.map(({ told, comparison }) => changeText(told, comparison, told.what)));
}

/** After "a and b show no difference": ", but a cut the 95 % wait by 85 % ± 24 % and b by 60 % ± 9 %", or nothing. */
export function besideOfSame(same: readonly Comparison[], change: Change): string {
  const hidden = same
    .map(({ policy }) => ({ policy, found: besideOf(policy, change) }))
    .filter(({ found }) => found.length > 0);
  if (hidden.length === 0) return '';
  if (same.length === 1) return `, but ${besideText(hidden[0]!.found)}`;
  const texts = hidden.map(({ policy, found }, place) => {
    const [first] = found;
    const before = hidden[place - 1]?.found ?? [];
    // "A cut the 95 % wait by 60 % and b by 50 %": what is done to the same thing is not said again.
    const again = found.length === 1 && before.length === 1 && isAlike(before[0]!, first!);
    return `${policyLabel(policy)} ${again ? changedBy(first!.told, first!.comparison) : besideText(found)}`;
  });
  return `, but ${listed(texts)}`;
}

function isAlike(a: Beside, b: Beside): boolean {
  return a.told === b.told && sideOf(a.comparison) === sideOf(b.comparison);
}

/** Of many policies whose mean waits show no difference from the first: who changed what else, and how far one of them went. */
export function besideOfMany(policies: readonly string[], baseline: string, change: Change): string[] {
  const own = change.comparisons.filter(isAbout(change.told));
  const hidden = policies
    .filter((name) => own.some((comparison) => comparison.policy === name && sideOf(comparison) === 0))
    .flatMap((name) => besideOf(name, change));
  const texts = change.beside.flatMap((told) =>
    [-1, 1].flatMap((side) => {
      const found = hidden
        .filter((one) => one.told === told && sideOf(one.comparison) === side)
        .map(({ comparison }) => comparison)
        .sort((a, b) => side * (b.difference.mean! - a.difference.mean!));
      const [most] = found;
      if (most === undefined) return [];
      const one = policyLabel(most.policy);
      if (found.length === 1) return [`${one} ${changeText(told, most, told.what)}`];
      const verb = side < 0 ? 'cut' : 'raised';
      return [
        `${policyNames(found.map(({ policy }) => policy))} ${verb} ${told.what} (${one} ${changedBy(told, most)})`,
      ];
    }),
  );
  return texts.length === 0 ? [] : [`but against ${policyLabel(baseline)} ${listed(texts)}`];
}
