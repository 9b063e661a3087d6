export { autocorrelation } from './autocorrelation.ts';
export {
  type BatchMeans,
  type BatchSpread,
  batchCount,
  batchHalfWidth,
  batchMeans,
  batchSpread,
  mostCorrelation,
} from './batch-means.ts';
export { CompensatedSum, sum } from './compensated-sum.ts';
export { budgetShares, type SystemSample } from './computing-budget.ts';
export { bonferroni, type MeanEstimate, meanInterval } from './confidence-interval.ts';
export { gini, jain } from './fairness.ts';
export { incompleteBeta } from './incomplete-beta.ts';
export {
  clamped,
  differenceOfShares,
  distanceWithin,
  intervalWithin,
  notBelowZero,
  type Range,
  unbounded,
} from './interval-within.ts';
export { KimNelson, kimNelsonConstants, type SelectionGoal } from './kim-nelson.ts';
export { latinHypercube } from './latin-hypercube.ts';
export { type LinearTrend, linearTrend } from './linear-trend.ts';
export { type Bin, LogHistogram } from './log-histogram.ts';
export { type MorrisEffect, morrisEffects, morrisTrajectories, type Trajectory } from './morris.ts';
export { mser, mserStatistics, type WarmUp } from './mser.ts';
export { normalCdf, normalDensity, normalQuantile } from './normal.ts';
export { type PairedDifference, pairedDifference } from './paired-difference.ts';
export { procedures } from './procedures.ts';
export { ascending, quantile, quantileSorted } from './quantile.ts';
export { binomialCdf, type QuantileRanks, quantileRanks, smallestSample } from './quantile-interval.ts';
export { replicationsNeeded } from './replications-needed.ts';
export { rinott, rinottReplications } from './rinott.ts';
export { difference } from './rounding-noise.ts';
export {
  type SaltelliDesign,
  type SaltelliValues,
  type SobolIndices,
  saltelliDesign,
  sobolIndices,
} from './sobol.ts';
export { studentTCdf, studentTQuantile } from './student-t.ts';
export { Tally, tally } from './tally.ts';
export { TimeWeighted } from './time-weighted.ts';
export { wilson } from './wilson.ts';
