import * as z from 'zod';
import { nearest } from '../catalogue/index.ts';
import { shown } from '../units/index.ts';
import type { DistributionSpec } from './distribution.ts';
import { weightsField, weightsFit } from './distributions/choice.ts';
import { listOf } from './parameters.ts';
import { distributions } from './registry.ts';
import { keysOf, routed } from './routed.ts';

const known = new WeakMap<z.ZodType<number>, z.ZodType<DistributionSpec>>();

/**
 * A field that takes a distribution of a quantity and gives it as plain data:
 * `{ distribution: lognormal, mean: 5 h, cv: 1.8 }`; a bare quantity (`5 h`) for a constant;
 * `{ choice: [1, 2, 4], weights: [4, 3, 1] }` for a choice.
 * One schema per quantity schema: asking again for the same one gives the same field.
 */
export function distributionSchema(quantity: z.ZodType<number>): z.ZodType<DistributionSpec> {
  let schema = known.get(quantity);
  if (schema === undefined) known.set(quantity, (schema = build(quantity)));
  return schema;
}

function build(quantity: z.ZodType<number>): z.ZodType<DistributionSpec> {
  const constant: z.ZodType<DistributionSpec> = quantity.transform((value) => ({ distribution: 'constant', value }));
  const choice: z.ZodType<DistributionSpec> = weightsFit(
    z.strictObject({ choice: listOf(quantity).describe('What is drawn from.'), weights: weightsField() }),
    (value) => value.choice.length,
    'choices',
  ).transform(({ choice: values, weights }) => ({
    distribution: 'choice',
    values,
    ...(weights === undefined ? {} : { weights }),
  }));
  const inner = () => distributionSchema(quantity);
  const kinds = new Map(
    distributions.entries.map((kind) => [kind.name, kind.options(quantity, inner) as z.ZodType<DistributionSpec>]),
  );
  return routed([constant, choice, ...kinds.values()], (input) => {
    const keys = keysOf(input);
    if (keys === undefined) return constant;
    if (!keys.has('distribution')) {
      if (keys.has('choice') || keys.has('weights')) return choice;
      return {
        message: `expected a value, or a map with 'distribution', such as { distribution: exponential, mean: … }`,
      };
    }
    const name: unknown = (input as { distribution?: unknown }).distribution;
    const kind = typeof name === 'string' ? kinds.get(name) : undefined;
    if (kind !== undefined) return kind;
    const near = typeof name === 'string' ? nearest(name, kinds.keys()) : undefined;
    const hint = near === undefined ? `one of ${[...kinds.keys()].join(', ')}` : `did you mean '${near}'?`;
    return { path: ['distribution'], message: `expected the name of a distribution, received ${shown(name)}; ${hint}` };
  });
}
