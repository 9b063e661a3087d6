import type { DistributionKind } from '../distribution.ts';
import { exponentialSampler } from '../exponential-sampler.ts';
import { parameters, positive } from '../parameters.ts';

interface Exponential {
  readonly mean: number;
}

export const exponential: DistributionKind<Exponential> = {
  name: 'exponential',
  summary: 'Memoryless: how long it still takes does not depend on how long it took; coefficient of variation 1.',
  source: 'exponential distribution, by inversion',
  formula: 'P(X > x) = exp(−x / mean), variance mean²',
  options: (quantity) => parameters<Exponential>('exponential', { mean: positive(quantity).describe('The mean.') }),
  create: ({ mean }) => ({
    mean,
    variance: mean * mean,
    sampler: (source) => {
      const draw = exponentialSampler(source);
      return () => mean * draw();
    },
  }),
};
