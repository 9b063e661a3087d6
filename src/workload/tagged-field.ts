import * as z from 'zod';
import { type Entry, nearest, type Registry } from '../catalogue/index.ts';
import { keysOf, madeWhenAsked, type NoRoute, routed } from '../random/index.ts';
import { shown } from '../units/index.ts';

interface TaggedEntry extends Entry {
  readonly options: z.ZodObject;
}

/** One entry of a registry with its options, the entry's name under a tag: `{ process: poisson, rate: … }`. */
export type Tagged<Tag extends string> = { readonly [key in Tag]: string } & { readonly [option: string]: unknown };

export interface TaggedFieldOptions<Tag extends string> {
  /** Shorter ways to write some of them: each tells whether an input is written in it. */
  readonly short?: readonly {
    readonly schema: z.ZodType<Tagged<Tag>>;
    matches(input: unknown): boolean;
  }[];
  /** What to write, for inputs that are nothing of the kind. */
  readonly example: string;
}

/** A field that takes an entry of a registry by a tag, and gives it with its defaults filled in. */
export function taggedField<Tag extends string>(
  registry: Registry<TaggedEntry>,
  tag: Tag,
  { short = [], example }: TaggedFieldOptions<Tag>,
): z.ZodType<Tagged<Tag>> {
  const kind = madeWhenAsked(registry.names, (name) => {
    const { summary, options } = registry.find(name)!;
    return options.safeExtend({ [tag]: z.literal(name).describe(summary) }).describe(summary) as unknown as z.ZodType<
      Tagged<Tag>
    >;
  });
  const all = () => [...registry.names.map((name) => kind(name)!), ...short.map(({ schema }) => schema)] as const;
  return routed(all as () => [z.ZodType<Tagged<Tag>>, ...z.ZodType<Tagged<Tag>>[]], (input) => {
    const form = short.find(({ matches }) => matches(input));
    if (form !== undefined) return form.schema;
    const keys = keysOf(input);
    if (keys === undefined) return { message: `expected ${example}, received ${shown(input)}` };
    if (!keys.has(tag))
      return { message: `expected a map with '${tag}': ${registry.names.join(', ')}; such as ${example}` };
    const name: unknown = (input as Record<string, unknown>)[tag];
    return kind(name) ?? unknownName(name);
  });

  function unknownName(name: unknown): NoRoute {
    const near = typeof name === 'string' ? nearest(name, registry.names) : undefined;
    const hint = near === undefined ? '' : `; did you mean '${near}'?`;
    return { path: [tag], message: `expected ${registry.names.join(', ')}, received ${shown(name)}${hint}` };
  }
}
