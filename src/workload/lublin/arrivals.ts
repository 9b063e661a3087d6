import { createDistribution, exp, type Source } from '../../random/index.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import type { LublinParameters } from './parameters.ts';
import { exponentialMoment } from './run-times.ts';

/** Half-hours of a day. */
const buckets = 48;
const bucketSeconds = 1800;
/** The fitted day begins here, in half-hours after midnight. */
const dayBegins = 11;
/** ln of the longest gap between submissions at a rate of 1, five days; longer draws are drawn again. */
const longestGap = 13;

/** The rate over the half-hours of a day from midnight, relative to its mean. */
export function dailyWeights({ day: { shape, scale } }: LublinParameters): Float64Array {
  const weights = new Float64Array(buckets);
  for (let i = dayBegins; i < dayBegins + buckets; i++) {
    weights[(i - 1) % buckets] = incompleteGamma(shape, (i + 0.5) / scale) - incompleteGamma(shape, (i - 0.5) / scale);
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / buckets;
  return weights.map((weight) => weight / mean);
}

/** The exact mean gap between submissions, s, over whole days. */
export function meanGap({ gap }: LublinParameters): number {
  return exponentialMoment(gap, longestGap) / incompleteGamma(gap.shape, longestGap / gap.scale);
}

/**
 * Draws submission times, s, one after the other: gaps are paid for in half-hours, which cost the more the busier they are.
 * @param factor what all gaps are multiplied with; the daily cycle keeps its length
 * @param begin how far into the week time 0 is, s since Monday 0:00
 */
export function arrivalSampler(parameters: LublinParameters, factor: number, source: Source, begin = 0): () => number {
  const draw = createDistribution({ distribution: 'gamma', ...parameters.gap }).sampler(source);
  const weights = dailyWeights(parameters);
  let bucket = Math.floor(begin / bucketSeconds);
  let part = begin / bucketSeconds - bucket;
  return () => {
    let logarithm = draw();
    while (logarithm > longestGap) logarithm = draw();
    let points = (factor * exp(logarithm)) / bucketSeconds;
    for (;;) {
      const weight = weights[bucket % buckets]!;
      const left = (1 - part) * weight;
      if (points < left) {
        part += points / weight;
        return Math.max(0, (bucket + part) * bucketSeconds - begin);
      }
      points -= left;
      bucket++;
      part = 0;
    }
  };
}
