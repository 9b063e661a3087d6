import * as z from 'zod';
import { nearest } from '../catalogue/index.ts';
import { shown } from '../units/index.ts';
import type { DistributionSpec } from './distribution.ts';
import { weightsField, weightsFit } from './distributions/choice.ts';
import { listOf } from './parameters.ts';
import { distributions } from './registry.ts';
import { keysOf, madeWhenAsked, routed } from './routed.ts';

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
  const short = madeWhenAsked(['constant', 'choice'], (name) =>
    name === 'choice' ? choiceOf(quantity) : constantOf(quantity),
  );
  const inner = () => distributionSchema(quantity);
  const kindOf = madeWhenAsked(
    distributions.names,
    (name) => distributions.find(name)!.options(quantity, inner) as z.ZodType<DistributionSpec>,
  );
  const all = () =>
    [short('constant')!, short('choice')!, ...distributions.names.map((name) => kindOf(name)!)] as const;
  return routed(all, (input) => {
    const keys = keysOf(input);
    if (keys === undefined) return short('constant')!;
    if (!keys.has('distribution')) {
      if (keys.has('choice') || keys.has('weights')) return short('choice')!;
      return {
        message: `expected a value, or a map with 'distribution', such as { distribution: exponential, mean: … }`,
      };
    }
    const name: unknown = (input as { distribution?: unknown }).distribution;
    const kind = kindOf(name);
    if (kind !== undefined) return kind;
    const near = typeof name === 'string' ? nearest(name, distributions.names) : undefined;
    const hint = near === undefined ? `one of ${distributions.names.join(', ')}` : `did you mean '${near}'?`;
    return { path: ['distribution'], message: `expected the name of a distribution, received ${shown(name)}; ${hint}` };
  });
}

function constantOf(quantity: z.ZodType<number>): z.ZodType<DistributionSpec> {
  return quantity.transform((value) => ({ distribution: 'constant', value }));
}

function choiceOf(quantity: z.ZodType<number>): z.ZodType<DistributionSpec> {
  return weightsFit(
    z.strictObject({ choice: listOf(quantity).describe('What is drawn from.'), weights: weightsField() }),
    (value) => value.choice.length,
    'choices',
  ).transform(({ choice: values, weights }) => ({
    distribution: 'choice',
    values,
    ...(weights === undefined ? {} : { weights }),
  }));
}
