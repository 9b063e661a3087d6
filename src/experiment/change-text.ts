import { formatChangeSize, isMultiple, negated } from '../units/index.ts';
import type { Comparison } from './study.ts';
import type { Told } from './told.ts';

/** Whether a comparison shows a change; of a single run, whether there was one. */
export function changes({ verdict, difference }: Comparison): boolean {
  return verdict === 'single-run' ? difference.mean !== 0 : verdict !== 'no-difference-shown';
}

/** "cut it by 41 % ± 6 %", "raised it by 5 %". */
export function changeText(told: Told, comparison: Comparison, what: string): string {
  return `${comparison.difference.mean! < 0 ? 'cut' : 'raised'} ${what} ${changedBy(told, comparison)}`;
}

/**
 * "by 41 % ± 6 %", "by 92 % (83–98 %)"; the difference itself instead of per cent from threefold on, when the share is not known, and for
 * shares, whose per cents would be taken for points.
 */
export function changedBy(told: Told, comparison: Comparison): string {
  const { difference, relative, relativeInterval, verdict } = comparison;
  const unsure = relativeInterval === null && verdict !== 'single-run';
  if (told.share || relative === null || isMultiple(comparison) || relative < -1 || unsure) {
    const size = told.text(difference.mean! < 0 ? negated(difference) : difference);
    return `by ${told.share ? size.replaceAll(/ %(?=$|\)| \()/g, ' points') : size}`;
  }
  return `by ${formatChangeSize(comparison)}`;
}
