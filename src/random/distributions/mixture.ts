import * as z from 'zod';
import { number } from '../../units/index.ts';
import type { Distribution, DistributionKind, DistributionSpec } from '../distribution.ts';
import { listOf, parameters } from '../parameters.ts';
import { weightedIndex } from '../weighted-index.ts';

interface Mixture {
  readonly components: readonly { readonly weight: number; readonly of: DistributionSpec }[];
}

export const mixture: DistributionKind<Mixture> = {
  name: 'mixture',
  summary: 'A draw from one of several distributions, picked by weight: { components: [{ weight: 4, of: … }, …] }.',
  source: 'finite mixture distribution',
  formula: 'mean Σ wᵢ·meanᵢ, variance Σ wᵢ(varianceᵢ + meanᵢ²) − mean², weights scaled to sum 1',
  options: (_quantity, inner) =>
    parameters<Mixture>('mixture', {
      components: listOf(
        z.strictObject({
          weight: number({ atLeast: 0 }).describe('How likely, relative to the others.'),
          of: z.lazy(inner).describe('What is drawn when it is picked.'),
        }),
      )
        .refine((components) => components.some(({ weight }) => weight > 0), {
          error: 'expected at least one weight above zero',
        })
        .describe('The distributions, each with its weight.'),
    }),
  create: ({ components }, make) => {
    const parts: readonly Distribution[] = components.map(({ of }) => make(of));
    const weights = components.map(({ weight }) => weight);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // A component of weight zero counts for nothing, even where its mean is infinite.
    const average = (value: (part: Distribution) => number) =>
      parts.reduce((sum, part, i) => (weights[i] === 0 ? sum : sum + (weights[i]! / total) * value(part)), 0);
    const mean = average((part) => part.mean);
    return {
      mean,
      variance: average((part) => part.variance + (part.mean - mean) ** 2),
      sampler: (source) => {
        const samplers = parts.map((part) => part.sampler(source));
        const index = weightedIndex(weights);
        return () => samplers[index(source())]!();
      },
    };
  },
};
