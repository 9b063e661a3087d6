import * as z from 'zod';
import { type Entry, nearest, type Registry } from '../catalogue/index.ts';
import { keysOf, madeWhenAsked, type NoRoute, routed } from '../random/index.ts';
import { shown } from '../units/index.ts';
import { listed } from './expectation.ts';

/** Something of a kind, with that kind's options beside it. Plain data. */
export interface KindSpec {
  readonly kind: string;
  readonly [option: string]: unknown;
}

interface KindEntry extends Entry {
  readonly options: z.ZodType;
}

interface KindFieldOptions {
  /** The kind when none is written. */
  readonly fallback?: string;
  /** Whether the name of a kind alone stands for that kind with its defaults. */
  readonly word?: boolean;
  /** Whether `{ module: ./mine.mjs, … }` may stand here: a kind of the user's own, with options only it knows. */
  readonly module?: boolean;
}

/**
 * A field that takes one entry of a registry with its options: `{ kind: easy, depth: 2 }`, or where allowed the word `easy`.
 * Its output is `{ kind, …options }` with the kind's defaults filled in.
 */
export function kindField(registry: Registry<KindEntry>, options: KindFieldOptions = {}): z.ZodType<KindSpec> {
  const { fallback, word = false, module = false } = options;
  const kindOf = madeWhenAsked(registry.names, (name) => withKind(registry.find(name)!, name === fallback));
  const own = moduleField();
  const words = z.enum(registry.names as [string, ...string[]]);
  const named = words.transform((name) => kindOf(name)!.parse({ kind: name }));
  const all = () => [
    ...(word ? [named] : []),
    ...registry.names.map((name) => kindOf(name)!),
    ...(module ? [own] : []),
  ];
  return routed(all as () => [z.ZodType<KindSpec>, ...z.ZodType<KindSpec>[]], (input) => {
    const keys = keysOf(input);
    if (keys === undefined) return word && typeof input === 'string' ? chosen(input) : nothing(input);
    const kind: unknown = (input as { kind?: unknown }).kind;
    if (module && (keys.has('module') || kind === 'module')) return own;
    if (kind === undefined && fallback !== undefined) return kindOf(fallback)!;
    return typeof kind === 'string' ? chosen(kind, ['kind']) : noSuch(kind, ['kind']);
  });

  function chosen(name: string, path: readonly string[] = []): z.ZodType<KindSpec> | NoRoute {
    const kind = kindOf(name);
    if (kind === undefined) return noSuch(name, path);
    return path.length > 0 || !word ? kind : (named as unknown as z.ZodType<KindSpec>);
  }

  function noSuch(name: unknown, path: readonly string[]): NoRoute {
    const near = typeof name === 'string' ? nearest(name, registry.names) : undefined;
    const hint = near === undefined ? '' : `; did you mean '${near}'?`;
    return { path, message: `expected ${listed(registry.names, 'or')}, received ${shown(name)}${hint}` };
  }

  function nothing(input: unknown): NoRoute {
    const example = word
      ? `one of ${listed(registry.names, 'or')}, or a map with its 'kind' and options`
      : 'a map with its options';
    return { message: `expected ${example}, received ${shown(input)}` };
  }
}

/** The options of an entry with its name beside them. */
function withKind(entry: KindEntry, optional: boolean): z.ZodType<KindSpec> {
  const { options, name, summary } = entry;
  if (!(options instanceof z.ZodObject)) throw new Error(`the options of '${name}' are not those of a map`);
  const literal = z.literal(name).describe(summary);
  const kind = optional ? literal.default(name).describe(summary) : literal;
  return options.safeExtend({ kind }).describe(summary) as unknown as z.ZodType<KindSpec>;
}

/** A kind of the user's own: the path of its module, and any options. */
function moduleField(): z.ZodType<KindSpec> {
  const path = modulePath();
  return z
    .looseObject({ kind: z.literal('module').optional(), module: path })
    .transform(({ kind: _kind, module, ...options }) => ({ kind: 'module', module, ...options }))
    .describe('A module of your own, with options that it understands.') as unknown as z.ZodType<KindSpec>;
}

/** The path of a JavaScript module, relative to the scenario. */
export function modulePath(): z.ZodString {
  return z
    .string({ error: 'expected the path of a JavaScript module, such as ./mine.mjs' })
    .regex(/\.[cm]?js$/, { error: 'expected the path of a JavaScript module, such as ./mine.mjs' })
    .describe('The path of a JavaScript module, relative to this file.')
    .meta({ examples: ['./mine.mjs'] });
}
