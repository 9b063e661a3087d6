import {
  formatDurationEstimate,
  formatEstimate,
  formatPercentEstimate,
  formatPointsEstimate,
  moneyScale,
} from '../../units/index.ts';
import { lowered, policyLabel } from '../answer-words.ts';
import type { Estimate } from '../study.ts';
import type { Measure, PointOutcome, SweepOutcome } from './search-outcome.ts';
import { settingsLabel } from './setting-label.ts';

/**
 * The answer of a sweep in a sentence: for each measure that has a better end, where it was best, with its interval, and
 * how many other points cannot be told from it, because their intervals overlap its own.
 */
export function sweepAnswer({ points }: SweepOutcome, measures: readonly Measure[]): string {
  if (points.length === 0) return 'No point was finished, so there is no answer.';
  const several = new Set(points.map(({ policy }) => policy)).size > 1;
  const parts = measures.flatMap((measure) => best(measure, points, several) ?? []);
  if (parts.length === 0) return 'Nothing that was measured is better high than low, so no point is best.';
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** An estimate of a measure in its unit. */
export function estimateText({ unit, share }: Measure, { mean, halfWidth }: Estimate): string {
  if (unit === 's') return formatDurationEstimate(mean, halfWidth);
  if (share) return formatPercentEstimate(mean, halfWidth);
  // Amounts, of money or hours, run into millions; rates and pure numbers do not.
  const amount = unit !== '1' && !unit.includes('/');
  const { divisor, symbol } = moneyScale(amount ? (mean ?? 0) : 0);
  const text = formatEstimate(mean === null ? null : mean / divisor, halfWidth === null ? null : halfWidth / divisor);
  return `${text}${symbol}${unit === '1' || mean === null ? '' : ` ${unit}`}`;
}

/** An estimate of a difference in a measure: of shares in points, since per cent would be taken for parts of them. */
export function differenceText(measure: Measure, difference: Estimate): string {
  return measure.share
    ? formatPointsEstimate(difference.mean, difference.halfWidth)
    : estimateText(measure, difference);
}

/** Whether two estimates cannot be told apart by their intervals. Without intervals only equals cannot. */
function overlap(a: Estimate, b: Estimate): boolean {
  return Math.abs(a.mean! - b.mean!) <= (a.halfWidth ?? 0) + (b.halfWidth ?? 0);
}

function best(measure: Measure, points: readonly PointOutcome[], several: boolean): string | undefined {
  const { path, label, better } = measure;
  if (better === 'neither') return undefined;
  const name = `${better === 'lower' ? 'lowest' : 'highest'} ${lowered(label)}`;
  const known = points.filter(({ estimates }) => estimates[path]?.mean != null);
  if (known.length === 0) return `the ${name} cannot be told, since no point gives an estimate`;
  const sign = better === 'lower' ? 1 : -1;
  const first = known.reduce((best, point) =>
    sign * (point.estimates[path]!.mean! - best.estimates[path]!.mean!) < 0 ? point : best,
  );
  const estimate = first.estimates[path]!;
  const tied = known.filter((point) => point !== first && overlap(point.estimates[path]!, estimate)).length;
  const where = `at ${settingsLabel(first.settings)}${several ? ` under ${policyLabel(first.policy)}` : ''}`;
  const others =
    tied === 0
      ? estimate.halfWidth === null
        ? ''
        : ', and no other interval overlaps it'
      : `, but ${tied === 1 ? 'another point' : `${tied} others`} cannot be told from it (intervals overlap)`;
  return `the ${name} is ${estimateText(measure, estimate)}, ${where}${others}`;
}
