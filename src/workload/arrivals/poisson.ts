import * as z from 'zod';
import { rate } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { collect, exponentialGap } from './collect.ts';

export const poisson: ArrivalKind<{ readonly rate: number }> = {
  name: 'poisson',
  summary: 'Independent submissions at a constant rate: many people who know nothing of each other.',
  source: 'Poisson process; Feller, An Introduction to Probability Theory, vol. 1, ch. XVII',
  formula: 'gaps are exponential with mean 1/rate',
  options: z.strictObject({
    rate: rate({ above: 0 })
      .describe('Jobs submitted per unit of time.')
      .meta({ examples: ['40 per day'] }),
  }),
  endless: true,
  rate: (options) => options.rate,
  scaled: ({ rate }, factor) => ({ rate: rate * factor }),
  submissions: (options, end) => {
    const source = end.stream('arrivals');
    let time = 0;
    return { times: collect(() => (time += exponentialGap(source(), options.rate)), end) };
  },
};
