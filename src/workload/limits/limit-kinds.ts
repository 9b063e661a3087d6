import * as z from 'zod';
import { registry } from '../../catalogue/index.ts';
import { keysOf } from '../../random/index.ts';
import { duration } from '../../units/index.ts';
import { type Tagged, taggedField } from '../tagged-field.ts';
import { exact } from './exact.ts';
import { factor } from './factor.ts';
import { fixed } from './fixed.ts';
import type { LimitKind } from './limit-kind.ts';
import { rounded } from './rounded.ts';
import { tsafrir } from './tsafrir.ts';

/** The ways in which people choose the limits they request. */
export const limitKinds = registry<LimitKind>('limit model', [exact, fixed, factor, rounded, tsafrir]);

/** A limit model with its options: `{ model: 'exact' }`, in SI units. */
export interface LimitSpec {
  readonly model: string;
  readonly [option: string]: unknown;
}

/** Models whose every option has a default can be named by a word. */
const words = limitKinds.entries.filter(({ options }) => options.safeParse({}).success).map(({ name }) => name);

const word: z.ZodType<Tagged<'model'>> = z
  .enum(words as [string, ...string[]])
  .transform((model) => ({ model, ...limitKinds.find(model)!.options.parse({}) }));

const time: z.ZodType<Tagged<'model'>> = duration({ above: 0 }).transform((value) => ({ model: 'fixed', time: value }));

const multiple = factor.options.transform((options) => ({ model: 'factor', ...options })) as unknown as z.ZodType<
  Tagged<'model'>
>;

/** A field that takes a limit model: its name, a time that everybody asks for, `{ factor: … }`, or `{ model: …, … }`. */
export const limitField = taggedField(limitKinds, 'model', {
  short: [
    { schema: word, matches: (input) => words.includes(input as string) },
    {
      schema: time,
      matches: (input) => typeof input === 'number' || (typeof input === 'string' && /^\s*\d/.test(input)),
    },
    {
      schema: multiple,
      matches: (input) => {
        const keys = keysOf(input);
        return keys?.has('factor') === true && !keys.has('model');
      },
    },
  ],
  example: `${words.map((name) => `'${name}'`).join(', ')}, a time such as '24 h', or { factor: 1.5 }`,
});

/**
 * The kind of a model and its options, as the schema gave them.
 * @throws Error when no model has that name
 */
export function limitKindOf(spec: LimitSpec): LimitKind<LimitSpec> {
  const kind = limitKinds.find(spec.model);
  if (kind === undefined) throw new Error(`no limit model is named '${spec.model}'`);
  return kind as unknown as LimitKind<LimitSpec>;
}
