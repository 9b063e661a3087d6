import type { DistributionKind } from '../distribution.ts';
import { normalSampler } from '../normal-sampler.ts';
import { parameterSets, positive, rule, variation } from '../parameters.ts';
import { exp, expm1, log, log1p } from '../portable-math.ts';

interface Lognormal {
  readonly mean?: number;
  readonly cv?: number;
  readonly median?: number;
  readonly p90?: number;
}

/** The 90 % quantile of the standard normal distribution. */
const normalP90 = 1.2815515655446004;

/** Mean and standard deviation of the logarithm. */
export function logarithmicMoments({ mean, cv, median, p90 }: Lognormal): { mu: number; sigma: number } {
  if (median !== undefined) return { mu: log(median), sigma: log(p90! / median) / normalP90 };
  const variance = log1p(cv! * cv!);
  return { mu: log(mean!) - variance / 2, sigma: Math.sqrt(variance) };
}

export const lognormal: DistributionKind<Lognormal> = {
  name: 'lognormal',
  summary:
    'Skewed with a long tail, as most human-scale durations are; by mean and cv, or by median and 90 % quantile.',
  source: 'Aitchison and Brown, The Lognormal Distribution, 1957',
  formula: 'X = exp(μ + σZ); σ² = ln(1 + cv²), μ = ln(mean) − σ²/2; or μ = ln(median), σ = ln(p90/median)/1.28155',
  options: (quantity) =>
    rule(
      parameterSets<Lognormal>('lognormal', [
        { mean: positive(quantity).describe('The mean.'), cv: variation({ atLeast: 0 }) },
        {
          median: positive(quantity).describe('Half of the draws are below.'),
          p90: positive(quantity).describe('Nine in ten draws are below.'),
        },
      ]),
      ({ median, p90 }) => median === undefined || p90 === undefined || p90 >= median,
      'p90',
      'expected p90 to be at least the median',
    ),
  create: (options) => {
    const { mu, sigma } = logarithmicMoments(options);
    const mean = exp(mu + (sigma * sigma) / 2);
    return {
      mean,
      variance: mean * mean * expm1(sigma * sigma),
      sampler: (source) => {
        const normal = normalSampler(source);
        return () => exp(mu + sigma * normal());
      },
    };
  },
};
