import type * as z from 'zod';
import { number } from '../../units/index.ts';
import type { DistributionKind } from '../distribution.ts';
import { listOf, parameters } from '../parameters.ts';
import { weightedIndex } from '../weighted-index.ts';

interface Choice {
  readonly values: readonly number[];
  readonly weights?: readonly number[] | undefined;
}

/** Weights beside a list of the same length; absent means all are equally likely. */
export function weightsField(): z.ZodType<number[] | undefined> {
  return listOf(number({ atLeast: 0 }))
    .optional()
    .describe('How likely each entry is, relative to the others; equally likely when absent.');
}

/** Adds the faults that weights can have with respect to the list they belong to. */
export function weightsFit<T extends { readonly weights?: readonly number[] | undefined }>(
  schema: z.ZodType<T>,
  count: (value: T) => number,
  noun: string,
): z.ZodType<T> {
  return schema.superRefine((value, context) => {
    const { weights } = value;
    const expected = count(value);
    if (weights === undefined) return;
    if (weights.length !== expected) {
      const message = `expected as many weights as ${noun} (${expected}), received ${weights.length}`;
      context.addIssue({ code: 'custom', path: ['weights'], message });
    } else if (!weights.some((weight) => weight > 0)) {
      context.addIssue({ code: 'custom', path: ['weights'], message: 'expected at least one weight above zero' });
    }
  });
}

export const choice: DistributionKind<Choice> = {
  name: 'choice',
  summary: 'One of a list of values, each with its weight. Short form: { choice: [1, 2, 4], weights: [4, 3, 1] }.',
  source: 'discrete distribution, by inversion',
  formula: 'P(X = value) = weight / Σ weights',
  options: (quantity) =>
    weightsFit(
      parameters<Choice>('choice', {
        values: listOf(quantity).describe('What is drawn from.'),
        weights: weightsField(),
      }),
      ({ values }) => values.length,
      'values',
    ),
  create: ({ values, weights = values.map(() => 1) }) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total;
    return {
      mean,
      variance: values.reduce((sum, value, i) => sum + (value - mean) ** 2 * weights[i]!, 0) / total,
      sampler: (source) => {
        const column = Float64Array.from(values);
        const index = weightedIndex(weights);
        return () => column[index(source())]!;
      },
    };
  },
};
