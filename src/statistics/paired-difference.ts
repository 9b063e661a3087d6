import { type MeanEstimate, meanInterval } from './confidence-interval.ts';
import { difference } from './rounding-noise.ts';

export interface PairedDifference extends MeanEstimate {
  /** How much the two move together, −1 to 1: what common random numbers gain. NaN when either does not vary. */
  readonly correlation: number;
}

/**
 * The mean of `values − baseline`, pair by pair (the same replication of two policies), with its t-interval.
 * @throws RangeError when the lists differ in length.
 */
export function pairedDifference(
  baseline: readonly number[],
  values: readonly number[],
  confidence: number,
): PairedDifference {
  if (baseline.length !== values.length) {
    throw new RangeError(`pairs need lists of equal length, received ${baseline.length} and ${values.length}`);
  }
  const differences = values.map((value, i) => difference(value, baseline[i]!));
  return { ...meanInterval(differences, confidence), correlation: correlation(baseline, values) };
}

/** Pearson's correlation of two lists of equal length; NaN when either does not vary. */
function correlation(first: readonly number[], second: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const firstMean = mean(first);
  const secondMean = mean(second);
  let product = 0;
  let firstSquares = 0;
  let secondSquares = 0;
  for (let i = 0; i < first.length; i++) {
    const a = first[i]! - firstMean;
    const b = second[i]! - secondMean;
    product += a * b;
    firstSquares += a * a;
    secondSquares += b * b;
  }
  return product / Math.sqrt(firstSquares * secondSquares);
}
