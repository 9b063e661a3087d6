import { number } from '../../units/index.ts';
import type { DistributionKind } from '../distribution.ts';
import { gammaSampler } from '../gamma-sampler.ts';
import { parameterSets, positive, variation } from '../parameters.ts';

interface Gamma {
  readonly shape?: number;
  readonly scale?: number;
  readonly mean?: number;
  readonly cv?: number;
}

const shape = () =>
  number({ atLeast: 1e-6, atMost: 1e6 }).describe('1 is the exponential distribution, smaller is more variable.');

export const gamma: DistributionKind<Gamma> = {
  name: 'gamma',
  summary:
    'From very bursty (cv above 1) to nearly regular (cv near 0), by mean and cv, or by shape with scale or mean.',
  source: 'Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26(3), 2000',
  formula: 'mean shape·scale, variance shape·scale², cv 1/√shape',
  options: (quantity) =>
    parameterSets<Gamma>('gamma', [
      { mean: positive(quantity).describe('The mean.'), cv: variation({ atLeast: 0.001 }) },
      { shape: shape(), scale: positive(quantity).describe('What draws of that shape are multiplied with.') },
      { shape: shape(), mean: positive(quantity).describe('The mean.') },
    ]),
  create: (options) => {
    const shape = options.shape ?? 1 / (options.cv! * options.cv!);
    const scale = options.scale ?? options.mean! / shape;
    return {
      mean: shape * scale,
      variance: shape * scale * scale,
      sampler: (source) => {
        const draw = gammaSampler(shape, source);
        return () => scale * draw();
      },
    };
  },
};
