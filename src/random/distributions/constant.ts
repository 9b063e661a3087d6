import type { DistributionKind } from '../distribution.ts';
import { parameters } from '../parameters.ts';

interface Constant {
  readonly value: number;
}

export const constant: DistributionKind<Constant> = {
  name: 'constant',
  summary: 'Always the same value.',
  source: 'degenerate distribution',
  formula: 'X = value',
  options: (quantity) => parameters<Constant>('constant', { value: quantity.describe('What every draw is.') }),
  create: ({ value }) => ({ mean: value, variance: 0, sampler: () => () => value }),
};
