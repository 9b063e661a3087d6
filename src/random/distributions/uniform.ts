import type { DistributionKind } from '../distribution.ts';
import { parameters, rule } from '../parameters.ts';

interface Uniform {
  readonly low: number;
  readonly high: number;
}

export const uniform: DistributionKind<Uniform> = {
  name: 'uniform',
  summary: 'Every value between low and high is equally likely.',
  source: 'continuous uniform distribution',
  formula: 'mean (low + high) / 2, variance (high − low)² / 12',
  options: (quantity) =>
    rule(
      parameters<Uniform>('uniform', {
        low: quantity.describe('The smallest draw.'),
        high: quantity.describe('The largest.'),
      }),
      ({ low, high }) => low <= high,
      'high',
      'expected high to be at least low',
    ),
  create: ({ low, high }) => {
    const width = high - low;
    return {
      mean: low + width / 2,
      variance: (width * width) / 12,
      sampler: (source) => () => low + width * source(),
    };
  },
};
