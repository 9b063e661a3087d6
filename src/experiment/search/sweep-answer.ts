import {
  type Estimated,
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
export function estimateText({ unit, share }: Pick<Measure, 'unit' | 'share'>, of: Estimated): string {
  if (unit === 's') return formatDurationEstimate(of);
  if (share) return formatPercentEstimate(of);
  // Amounts, of money or hours, run into millions; rates and pure numbers do not.
  const amount = unit !== '1' && !unit.includes('/');
  const { divisor, symbol } = moneyScale(amount ? (of.mean ?? 0) : 0);
  return formatEstimate(of, { size: divisor, symbol: `${symbol} ${unit === '1' ? '' : unit}`.trim() });
}

/** An estimate of a difference in a measure: of shares in points, since per cent would be taken for parts of them. */
export function differenceText(measure: Measure, difference: Estimated): string {
  return measure.share ? formatPointsEstimate(difference) : estimateText(measure, difference);
}

/** Whether two estimates cannot be told apart by their intervals. Without intervals only equals cannot. */
export function overlap(a: Estimate, b: Estimate): boolean {
  const [[aLow, aHigh], [bLow, bHigh]] = [a, b].map(({ mean, interval }) => interval ?? [mean!, mean!]) as [
    readonly [number, number],
    readonly [number, number],
  ];
  return aLow <= bHigh && bLow <= aHigh;
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
