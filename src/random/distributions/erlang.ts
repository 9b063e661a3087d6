import { wholeNumber } from '../../units/index.ts';
import type { DistributionKind } from '../distribution.ts';
import { gammaSampler } from '../gamma-sampler.ts';
import { parameters, positive } from '../parameters.ts';

interface Erlang {
  readonly phases: number;
  readonly mean: number;
}

export const erlang: DistributionKind<Erlang> = {
  name: 'erlang',
  summary: 'The sum of several exponential phases of equal mean; more regular than one.',
  source: 'Erlang distribution: a gamma distribution of whole shape',
  formula: 'variance mean² / phases',
  options: (quantity) =>
    parameters<Erlang>('erlang', {
      phases: wholeNumber({ atLeast: 1, atMost: 1_000 }).describe('How many; one is the exponential distribution.'),
      mean: positive(quantity).describe('The mean.'),
    }),
  create: ({ phases, mean }) => ({
    mean,
    variance: (mean * mean) / phases,
    sampler: (source) => {
      const draw = gammaSampler(phases, source);
      const scale = mean / phases;
      return () => scale * draw();
    },
  }),
};
