export type { Distribution, DistributionKind, DistributionSpec } from './distribution.ts';
export { balancedPhases } from './distributions/hyper-exponential.ts';
export { gamma, logGamma } from './log-gamma.ts';
export { cosineOfTurns, exp, expm1, log, log1p, log2, log10, pow, sineOfTurns } from './portable-math.ts';
export { createDistribution, distributions } from './registry.ts';
export { keysOf, type NoRoute, routed } from './routed.ts';
export { distributionSchema } from './schema.ts';
export { type Source, stream } from './source.ts';
export { weightedIndex } from './weighted-index.ts';
