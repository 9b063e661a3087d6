import { number } from '../../units/index.ts';
import type { DistributionKind } from '../distribution.ts';
import { parameters, positive, rule } from '../parameters.ts';
import { expm1, log, pow } from '../portable-math.ts';

interface Pareto {
  readonly shape: number;
  readonly low: number;
  readonly high: number;
}

/** Moment of that order of a Pareto distribution between low and high; written so that shape = order is no special case. */
function moment({ shape, low, high }: Pareto, order: number): number {
  const span = log(high / low);
  const difference = order - shape;
  const integral = Math.abs(difference * span) < 1e-12 ? span : expm1(difference * span) / difference;
  return (shape * pow(low, order) * integral) / -expm1(-shape * span);
}

export const pareto: DistributionKind<Pareto> = {
  name: 'pareto',
  summary: 'Heavy tail between two bounds: few jobs hold most of the work when the shape is near 1.',
  source: 'bounded Pareto distribution; Harchol-Balter, Performance Modeling and Design of Computer Systems, §20',
  formula: 'P(X > x) = ((low/x)^shape − (low/high)^shape) / (1 − (low/high)^shape)',
  options: (quantity) =>
    rule(
      parameters<Pareto>('pareto', {
        shape: number({ atLeast: 1e-6, atMost: 1_000 }).describe('Tail index; the smaller, the heavier the tail.'),
        low: positive(quantity).describe('No draw is below.'),
        high: positive(quantity).describe('No draw is above.'),
      }),
      ({ low, high }) => low < high,
      'high',
      'expected high to be above low',
    ),
  create: (options) => {
    const { shape, low, high } = options;
    const mean = moment(options, 1);
    const beyond = -expm1(-shape * log(high / low));
    const power = -1 / shape;
    return {
      mean,
      variance: moment(options, 2) - mean * mean,
      sampler: (source) => () => low * pow(1 - source() * beyond, power),
    };
  },
};
