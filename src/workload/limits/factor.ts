import * as z from 'zod';
import { createDistribution, type DistributionSpec, distributionSchema } from '../../random/index.ts';
import { duration } from '../../units/index.ts';
import { positiveNumbers } from '../quantities.ts';
import type { LimitKind } from './limit-kind.ts';

interface Factor {
  readonly factor: DistributionSpec;
  readonly roundUpTo?: number | undefined;
}

export const factor: LimitKind<Factor> = {
  name: 'factor',
  summary: 'People ask for a multiple of the run time: a number, or any distribution. Short form: { factor: 1.5 }.',
  source:
    'the f-model, Feitelson and Mu’alem Weil, IPPS 1998; badness model with a uniform factor, Zotkin and Keleher, HPDC 1999',
  formula: 'limit = factor · run time',
  options: z.strictObject({
    factor: distributionSchema(positiveNumbers)
      .describe('What the run time is multiplied with. Below 1, the job is too long for its limit.')
      .meta({ examples: [1.5, { distribution: 'uniform', low: 1, high: 5 }] }),
    roundUpTo: duration({ above: 0 })
      .optional()
      .describe('Requests are rounded up to multiples of this.')
      .meta({ examples: ['5 min'] }),
  }),
  random: ({ factor }) => factor.distribution !== 'constant',
  limits: ({ factor, roundUpTo }, runtimes, stream) => {
    const draw = createDistribution(factor).sampler(stream('limit'));
    const limits = runtimes.map((runtime) => runtime * draw());
    return {
      limits: roundUpTo === undefined ? limits : limits.map((limit) => Math.ceil(limit / roundUpTo) * roundUpTo),
    };
  },
};
