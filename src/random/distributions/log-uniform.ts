import type { DistributionKind } from '../distribution.ts';
import { parameters, positive, rule } from '../parameters.ts';
import { exp, log } from '../portable-math.ts';

interface LogUniform {
  readonly low: number;
  readonly high: number;
}

export const logUniform: DistributionKind<LogUniform> = {
  name: 'log-uniform',
  summary: 'Every order of magnitude between low and high is equally likely.',
  source: 'log-uniform (reciprocal) distribution; used for job sizes by Downey, HPDC 1997',
  formula: 'mean (high − low) / ln(high/low)',
  options: (quantity) =>
    rule(
      parameters<LogUniform>('log-uniform', {
        low: positive(quantity).describe('No draw is below.'),
        high: positive(quantity).describe('No draw is above.'),
      }),
      ({ low, high }) => low < high,
      'high',
      'expected high to be above low',
    ),
  create: ({ low, high }) => {
    const span = log(high / low);
    const mean = (high - low) / span;
    return {
      mean,
      variance: (high * high - low * low) / (2 * span) - mean * mean,
      sampler: (source) => () => low * exp(span * source()),
    };
  },
};
