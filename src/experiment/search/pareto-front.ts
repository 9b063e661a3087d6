import { bonferroni, pairedDifference } from '../../statistics/index.ts';
import type { Estimate } from '../study.ts';

/** Something that is scored on several measures. */
export interface Scored {
  readonly name: string;
  /** One estimate a measure, in their order. */
  readonly scores: readonly Estimate[];
}

/** How one of them stands to the others. */
export interface Standing {
  /** Those that are no worse on every measure and better on one, by their means. */
  readonly dominatedBy: readonly string[];
  /** Those that it could stand to differently, as far as the intervals of the differences tell. */
  readonly overlaps: readonly string[];
}

type Sign = -1 | 0 | 1;

/**
 * Which of several dominate which (V. Pareto, 1906), and which of these relations the replications do not settle:
 * differences are paired, replication by replication, and the intervals of all pairs and measures hold together with the
 * confidence given (Bonferroni). Who lacks a score dominates nobody and is dominated by nobody.
 * @param better which end of each measure is wanted
 */
export function paretoStandings(
  all: readonly Scored[],
  better: readonly ('lower' | 'higher')[],
  confidence: number,
): Standing[] {
  const each = ofEachPair(all.length, better.length, confidence);
  const whole = all.map(({ scores }) => scores.every(({ mean }) => mean !== null));
  return all.map((one, i) => {
    const others = all.map((other, k) => ({ other, k })).filter(({ k }) => k !== i && whole[i] && whole[k]);
    return {
      dominatedBy: others.filter(({ other }) => dominates(other, one, better)).map(({ other }) => other.name),
      overlaps: others.filter(({ other }) => !settled(one, other, better, each)).map(({ other }) => other.name),
    };
  });
}

/** Who does best on a measure by the means, and who cannot be told from it. */
export interface Leader {
  readonly best: number;
  readonly alike: readonly number[];
}

/** The leader on every measure, among those that all have scores; at the same corrected confidence as the standings. */
export function leaders(all: readonly Scored[], better: readonly ('lower' | 'higher')[], confidence: number): Leader[] {
  const each = ofEachPair(all.length, better.length, confidence);
  return better.map((end, measure) => {
    const score = (i: number) => all[i]!.scores[measure]!;
    const indices = all.map((_, i) => i);
    const best = indices.reduce((a, b) => (advantage(score(b).mean! - score(a).mean!, end) > 0 ? b : a));
    return { best, alike: indices.filter((i) => i !== best && sureAdvantage(score(best), score(i), end, each) !== 1) };
  });
}

function ofEachPair(scored: number, measures: number, confidence: number): number {
  return bonferroni(confidence, Math.max(1, ((scored * (scored - 1)) / 2) * measures));
}

function dominates(a: Scored, b: Scored, better: readonly ('lower' | 'higher')[]): boolean {
  const signs = better.map((end, measure) => advantage(a.scores[measure]!.mean! - b.scores[measure]!.mean!, end));
  return signs.every((sign) => sign >= 0) && signs.some((sign) => sign > 0);
}

/**
 * Whether it is settled how two stand to each other: neither can dominate when each is surely better on some measure; one
 * surely dominates when no measure is left open and none speaks for the other.
 */
function settled(a: Scored, b: Scored, better: readonly ('lower' | 'higher')[], confidence: number): boolean {
  const signs = better.map((end, measure) => sureAdvantage(a.scores[measure]!, b.scores[measure]!, end, confidence));
  if (signs.includes(1) && signs.includes(-1)) return true;
  return !signs.includes(null);
}

/** Which of two is surely better: 1 the first, −1 the second, 0 they are the same; null where that is open. */
function sureAdvantage(a: Estimate, b: Estimate, end: 'lower' | 'higher', confidence: number): Sign | null {
  const pairs = a.values.flatMap((value, replication) => {
    const other = b.values[replication] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  const { mean, halfWidth } = pairedDifference(
    pairs.map(([, other]) => other),
    pairs.map(([value]) => value),
    confidence,
  );
  if (halfWidth !== null)
    return Math.abs(mean) > halfWidth || (mean === 0 && halfWidth === 0) ? advantage(mean, end) : null;
  // One run each has no interval: only equals are known to be so.
  return a.mean === b.mean ? 0 : null;
}

function advantage(difference: number, end: 'lower' | 'higher'): Sign {
  return Math.sign(end === 'lower' ? -difference : difference) as Sign;
}
