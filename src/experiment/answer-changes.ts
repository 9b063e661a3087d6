import { listed, percent, policyLabel } from './answer-words.ts';
import { comparePair } from './comparisons.ts';
import type { Comparison, PolicyEstimate } from './study.ts';
import { comparedOf, isAbout, type Told } from './told.ts';

export interface Change {
  readonly told: Told;
  /** Everything the answer tells: all their intervals hold together. */
  readonly all: readonly Told[];
  readonly confidence: number;
  readonly comparisons: readonly Comparison[];
}

/** What the others changed against the first policy: by how much, how far that is known, and what cannot be told apart. */
export function changesFrom(baseline: PolicyEstimate, known: readonly PolicyEstimate[], change: Change): string[] {
  const { told, comparisons } = change;
  const before = told.of(baseline)!;
  const name = policyLabel(baseline.policy);
  const sign = told.better === 'higher' ? -1 : 1;
  const ranked = comparisons.filter(isAbout(told)).sort((a, b) => sign * (a.difference.mean! - b.difference.mean!));
  const changed = ranked.filter(changes);
  const same = ranked.filter((one) => !changes(one)).map((one) => policyLabel(one.policy));
  const parts = changed.map((one, place) => {
    const after = told.of(known.find((policy) => policy.policy === one.policy)!)!;
    const span = told.fromTo(before, after);
    return place === 0
      ? `${policyLabel(one.policy)} ${changeText(told, one, told.what)} (${span}) against ${name}${moreWork(one)}`
      : `${policyLabel(one.policy)} ${changeText(told, one, 'it')} (${span})${moreWork(one)}`;
  });
  if (same.length > 0) {
    const verb = same.length === 1 ? 'shows' : 'show';
    const where = parts.length === 0 ? ` in ${told.what} (${told.text(before)} under ${name})` : '';
    parts.push(`${listed(same)} ${verb} no difference from ${name}${where}`);
  }
  const leader = tiedWithBest(changed, known, change, sign);
  return leader === undefined ? parts : [...parts, leader];
}

function changes({ verdict, difference }: Comparison): boolean {
  return verdict === 'single-run' ? difference.mean !== 0 : verdict !== 'no-difference-shown';
}

/** A total that grows with the work is no merit or fault by itself. */
function moreWork({ verdict }: Comparison): string {
  if (verdict === 'more-work') return ', with more work done';
  return verdict === 'less-work' ? ', with less work done' : '';
}

/**
 * "cut it by 41 % ± 6 %", "raised it by 5 %"; the difference itself instead of per cent from threefold on, when the share
 * is not known, and for shares, whose per cents would be taken for points.
 */
function changeText(
  told: Told,
  { difference, relative, relativeHalfWidth, verdict }: Comparison,
  what: string,
): string {
  const verb = `${difference.mean! < 0 ? 'cut' : 'raised'} ${what}`;
  const unsure = relativeHalfWidth === null && verdict !== 'single-run';
  if (told.share || relative === null || relative > 2 || relative < -1 || unsure) {
    const size = told.text({ ...difference, mean: Math.abs(difference.mean!) });
    return `${verb} by ${told.share ? size.replace(/ %$/, ' points') : size}`;
  }
  const share = percent(Math.abs(relative), relativeHalfWidth ?? Math.abs(relative) / 10);
  if (relativeHalfWidth === null || relativeHalfWidth < 5e-5) return `${verb} by ${share} %`;
  return `${verb} by ${share} % ± ${percent(relativeHalfWidth, relativeHalfWidth)} %`;
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
