import * as z from 'zod';
import { nearest } from '../catalogue/index.ts';
import { type Bounds, number, shown } from '../units/index.ts';
import { keysOf, routed } from './routed.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** The parameters of a distribution that has one set of them; its name stands among them. */
export function parameters<Options>(name: string, shape: Shape): z.ZodType<Options> {
  return z.strictObject({ distribution: z.literal(name), ...shape }) as unknown as z.ZodType<Options>;
}

/** The parameters of a distribution that can be given by one set or another: mean and cv, or median and p90. */
export function parameterSets<Options>(name: string, shapes: readonly [Shape, ...Shape[]]): z.ZodType<Options> {
  const sets = shapes.map((shape) => ({
    keys: Object.keys(shape),
    required: Object.keys(shape).filter((key) => !shape[key]!.safeParse(undefined).success),
    schema: parameters<Options>(name, shape),
  }));
  const [first, ...others] = sets.map(({ schema }) => schema);
  return routed([first!, ...others], (input) => {
    const given = [...(keysOf(input) ?? [])].filter((key) => key !== 'distribution');
    const exact = sets.find(
      ({ keys, required }) => given.every((key) => keys.includes(key)) && required.every((key) => given.includes(key)),
    );
    if (exact !== undefined) return exact.schema;
    const known = new Set(sets.flatMap(({ keys }) => keys));
    if (given.every((key) => known.has(key))) {
      const choices = sets.map(({ required }) => required.join(' and ')).join(', or ');
      return { message: `expected ${choices}, received ${given.length === 0 ? 'none of them' : given.join(' and ')}` };
    }
    // A misspelt key counts half, so that the set that was meant says what is wrong.
    const overlap = (keys: readonly string[]) =>
      keys.reduce((sum, key) => sum + (given.includes(key) ? 1 : nearest(key, given) === undefined ? 0 : 0.5), 0);
    return sets.reduce((best, set) => (overlap(set.keys) > overlap(best.keys) ? set : best)).schema;
  });
}

/** The same quantity, but only above zero. */
export function positive(quantity: z.ZodType<number>): z.ZodType<number> {
  return quantity.refine((value) => value > 0, { error: 'expected more than zero' });
}

/** A list of at least one. */
export function listOf<T>(entry: z.ZodType<T>): z.ZodType<T[]> {
  const error = ({ input }: { input?: unknown }) => `expected a list, received ${shown(input)}`;
  return z.array(entry, { error }).min(1, { error: 'expected at least one entry' });
}

/** Beyond it, no sample that can be drawn has anything like the mean. */
const mostVariation = 1_000;

/** The coefficient of variation: 0 for a constant, 1 for the exponential distribution. */
export function variation(bounds: Bounds): z.ZodNumber {
  return number({ atMost: mostVariation, ...bounds }).describe(
    'Coefficient of variation: standard deviation over mean.',
  );
}

/** Adds a fault at one key when a rule over several parameters does not hold. */
export function rule<T>(
  schema: z.ZodType<T>,
  holds: (value: T) => boolean,
  key: string,
  message: string,
): z.ZodType<T> {
  return schema.refine(holds, { path: [key], error: message });
}
