import { percent } from './answer-words.ts';
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
 * "by 41 % ± 6 %"; the difference itself instead of per cent from threefold on, when the share is not known, and for
 * shares, whose per cents would be taken for points.
 */
export function changedBy(told: Told, { difference, relative, relativeHalfWidth, verdict }: Comparison): string {
  const unsure = relativeHalfWidth === null && verdict !== 'single-run';
  if (told.share || relative === null || relative > 2 || relative < -1 || unsure) {
    const size = told.text({ ...difference, mean: Math.abs(difference.mean!) });
    return `by ${told.share ? size.replace(/ %$/, ' points') : size}`;
  }
  const share = percent(Math.abs(relative), relativeHalfWidth ?? Math.abs(relative) / 10);
  if (relativeHalfWidth === null || relativeHalfWidth < 5e-5) return `by ${share} %`;
  return `by ${share} % ± ${percent(relativeHalfWidth, relativeHalfWidth)} %`;
}
