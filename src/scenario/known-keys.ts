import * as z from 'zod';

/** What a fault about keys or choices needs to know beyond what zod keeps in its issues. */
export interface Known {
  /** Keys that a map may have. */
  readonly known?: readonly string[];
}

interface Shaped {
  readonly _zod?: { readonly def?: { readonly shape?: object; readonly options?: readonly Shaped[] } };
}

/**
 * Checks a value, with the keys that were allowed noted on every issue about keys, also on issues of schemas that check
 * their parts on their own. (Only the process-wide error map sees those; it is set for the duration of the call.)
 */
export function check<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  const before = z.config().customError;
  z.config({
    customError: (issue) => {
      const keys = keysOf(issue.inst as Shaped | undefined);
      if (keys.length > 0) (issue as { known?: readonly string[] }).known = keys;
      return before?.(issue);
    },
  });
  try {
    const result = schema.safeParse(value);
    // Issues get their words when somebody first looks at them.
    void result.error?.issues;
    return result;
  } finally {
    z.config({ customError: before });
  }
}

function keysOf(schema: Shaped | undefined): string[] {
  const def = schema?._zod?.def;
  if (def?.shape !== undefined) return Object.keys(def.shape);
  return [...new Set((def?.options ?? []).flatMap(keysOf))];
}
