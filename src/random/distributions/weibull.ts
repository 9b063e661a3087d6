import { number } from '../../units/index.ts';
import type { DistributionKind } from '../distribution.ts';
import { exponentialSampler } from '../exponential-sampler.ts';
import { logGamma } from '../log-gamma.ts';
import { parameterSets, positive, variation } from '../parameters.ts';
import { exp, expm1, log, pow } from '../portable-math.ts';

interface Weibull {
  readonly shape?: number;
  readonly scale?: number;
  readonly mean?: number;
  readonly cv?: number;
}

/** The squared coefficient of variation of a Weibull distribution of that shape; falls as the shape grows. */
function squaredVariation(shape: number): number {
  return expm1(logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape));
}

/** The shape that gives a coefficient of variation, by bisection on the logarithm of the shape. */
function shapeOf(cv: number): number {
  let low = log(0.02);
  let high = log(1e4);
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (squaredVariation(exp(middle)) > cv * cv) low = middle;
    else high = middle;
  }
  return exp((low + high) / 2);
}

const shape = () =>
  number({ atLeast: 0.02, atMost: 1e4 }).describe(
    '1 is the exponential distribution; below 1 failures become rarer with age.',
  );

export const weibull: DistributionKind<Weibull> = {
  name: 'weibull',
  summary:
    'Times to failure: below shape 1 early failures, above 1 wear; by shape with scale or mean, or by mean and cv.',
  source:
    'Weibull, A statistical distribution function of wide applicability, J. Applied Mechanics 18, 1951; by inversion',
  formula: 'P(X > x) = exp(−(x / scale)^shape), mean scale·Γ(1 + 1/shape)',
  options: (quantity) =>
    parameterSets<Weibull>('weibull', [
      { shape: shape(), scale: positive(quantity).describe('What draws of that shape are multiplied with.') },
      { shape: shape(), mean: positive(quantity).describe('The mean.') },
      { mean: positive(quantity).describe('The mean.'), cv: variation({ atLeast: 0.001, atMost: 1000 }) },
    ]),
  create: (options) => {
    const shape = options.shape ?? shapeOf(options.cv!);
    const factor = exp(logGamma(1 + 1 / shape));
    const scale = options.scale ?? options.mean! / factor;
    const mean = scale * factor;
    return {
      mean,
      variance: mean * mean * squaredVariation(shape),
      sampler: (source) => {
        const draw = exponentialSampler(source);
        return () => scale * pow(draw(), 1 / shape);
      },
    };
  },
};
