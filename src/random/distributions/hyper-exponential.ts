import type { DistributionKind } from '../distribution.ts';
import { exponentialSampler } from '../exponential-sampler.ts';
import { parameters, positive, variation } from '../parameters.ts';

interface HyperExponential {
  readonly mean: number;
  readonly cv: number;
}

/**
 * The two phases of balanced means: each contributes half of the mean. `probability` is that of the first, quicker one.
 */
export function balancedPhases({ mean, cv }: HyperExponential): {
  readonly probability: number;
  readonly quickMean: number;
  readonly slowMean: number;
} {
  const squared = cv * cv;
  const root = Math.sqrt((squared - 1) / (squared + 1));
  // 1 − probability, written so that it keeps its digits where the cv is large.
  const complement = 1 / ((squared + 1) * (1 + root));
  return {
    probability: 1 - complement,
    quickMean: mean / (2 * (1 - complement)),
    slowMean: mean / (2 * complement),
  };
}

export const hyperExponential: DistributionKind<HyperExponential> = {
  name: 'hyper-exponential',
  summary: 'Mostly short, now and then long: one of two exponential phases; coefficient of variation at least 1.',
  source: 'two-phase hyper-exponential distribution with balanced means; Whitt, Operations Research 30(1), 1982',
  formula: 'p = ½(1 + √((cv² − 1)/(cv² + 1))), means mean/(2p) and mean/(2(1 − p))',
  options: (quantity) =>
    parameters<HyperExponential>('hyper-exponential', {
      mean: positive(quantity).describe('The mean.'),
      cv: variation({ atLeast: 1 }),
    }),
  create: (options) => {
    const { mean, cv } = options;
    const { probability, quickMean, slowMean } = balancedPhases(options);
    return {
      mean,
      variance: mean * mean * cv * cv,
      sampler: (source) => {
        const draw = exponentialSampler(source);
        return () => (source() < probability ? quickMean : slowMean) * draw();
      },
    };
  },
};
