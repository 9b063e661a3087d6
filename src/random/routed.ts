import * as z from 'zod';

/** What to say when an input means none of the options. */
export interface NoRoute {
  readonly message: string;
  /** Where in the input the fault lies; the input itself when absent. */
  readonly path?: readonly (string | number)[];
}

type Options<Output> = readonly [z.ZodType<Output>, ...z.ZodType<Output>[]];

/**
 * A union that is told which option an input means, so that its faults are the faults of that option alone, each with
 * its own path, and never "invalid input". The JSON Schema is that of the plain union.
 * @param options all of them, or what makes them: only that JSON Schema asks for all, and making a schema takes long
 */
export function routed<Output>(
  options: Options<Output> | (() => Options<Output>),
  route: (input: unknown) => z.ZodType<Output> | NoRoute,
): z.ZodType<Output> {
  const union = z.lazy(() => z.union([...(typeof options === 'function' ? options() : options)]));
  // The option that was meant has given its output by then.
  union._zod.run = union._zod.parse = (payload) => payload;
  return z
    .preprocess(
      (input, context) => {
        const target = route(input);
        if (!(target instanceof z.ZodType)) {
          context.addIssue({ code: 'custom', message: target.message, path: [...(target.path ?? [])], input });
          return z.NEVER;
        }
        const result = target.safeParse(input);
        for (const issue of result.error?.issues ?? [])
          context.addIssue({ ...issue, input } as Parameters<typeof context.addIssue>[0]);
        return result.data as Output;
      },
      union as z.ZodType<Output>,
    )
    .nonoptional();
}

/** Schemas by name, each made when it is first asked for. */
export function madeWhenAsked<Output>(
  names: readonly string[],
  make: (name: string) => z.ZodType<Output>,
): (name: unknown) => z.ZodType<Output> | undefined {
  const made = new Map<string, z.ZodType<Output>>();
  return (name) => {
    if (typeof name !== 'string' || !names.includes(name)) return undefined;
    let schema = made.get(name);
    if (schema === undefined) made.set(name, (schema = make(name)));
    return schema;
  };
}

/** The keys of a map, or undefined when the input is none. */
export function keysOf(input: unknown): ReadonlySet<string> | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  return new Set(Object.keys(input));
}
