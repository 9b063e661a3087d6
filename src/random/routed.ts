import * as z from 'zod';

/** What to say when an input means none of the options. */
export interface NoRoute {
  readonly message: string;
  /** Where in the input the fault lies; the input itself when absent. */
  readonly path?: readonly (string | number)[];
}

/**
 * A union that is told which option an input means, so that its faults are the faults of that option alone, each with
 * its own path, and never "invalid input". The JSON Schema is that of the plain union.
 */
export function routed<Output>(
  options: readonly [z.ZodType<Output>, ...z.ZodType<Output>[]],
  route: (input: unknown) => z.ZodType<Output> | NoRoute,
): z.ZodType<Output> {
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
        return input;
      },
      z.union([...options]),
    )
    .nonoptional();
}

/** The keys of a map, or undefined when the input is none. */
export function keysOf(input: unknown): ReadonlySet<string> | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  return new Set(Object.keys(input));
}
