import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { formatDuration, formatPercent, formatRate, parseDuration, parseFraction, parseRate } from '../units/index.ts';
import type { Path } from './fault.ts';

/**
 * The ways to write a number, by the schemas that take them: plain, as a duration, as a rate, as a percentage. Each
 * gives back exactly the number it was made from; the short form people would write is used where it is exact.
 */
const forms: readonly ((value: number) => unknown)[] = [(value) => value, spellDuration, spellRate, spellFraction];

export function spellDuration(seconds: number): string {
  return exact(seconds, [formatDuration(seconds), `${seconds} s`], parseDuration);
}

export function spellRate(perSecond: number): string {
  return exact(perSecond, [formatRate(perSecond), `${perSecond} per s`], parseRate);
}

export function spellFraction(value: number): string {
  const percent = value * 100;
  const texts = [12, 15, 16, 17].map((digits) => `${Number(percent.toPrecision(digits))} %`);
  return exact(value, [formatPercent(value), ...texts], parseFraction);
}

/**
 * What could have been written for a resolved value: numbers in SI units get the units that the schema asks for. The
 * schema itself is the judge: a form is right when it is accepted and comes to the same value.
 * @throws Error when no form does, which would be a fault of the schema
 */
export function spell(schema: z.ZodType, value: unknown): unknown {
  const tried = new Map<string, number>();
  let written = structuredClone(value);
  for (let round = 0; round < forms.length; round++) {
    const result = schema.safeParse(written);
    if (result.success) {
      if (isDeepStrictEqual(withoutAbsent(result.data), withoutAbsent(value))) return written;
      break;
    }
    for (const path of result.error.issues.flatMap((issue) => pathsOf(issue))) {
      const number = at(value, path);
      const key = JSON.stringify(path);
      const form = (tried.get(key) ?? 0) + 1;
      if (typeof number !== 'number' || form > round + 1 || form >= forms.length) continue;
      tried.set(key, form);
      written = put(written, path, forms[form]!(number));
    }
  }
  throw new Error(`no way to write ${JSON.stringify(value)} is taken back as the same`);
}

function exact(
  value: number,
  texts: readonly string[],
  parse: (text: string) => { ok: true; value: number } | { ok: false },
): string {
  const right = texts.find((text) => {
    const parsed = parse(text);
    return parsed.ok && parsed.value === value;
  });
  return right ?? texts.at(-1)!;
}

function pathsOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): Path[] {
  const path = [...base, ...issue.path];
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().flatMap((each) => pathsOf(each, path)) : [];
  return [path.map((step) => (typeof step === 'symbol' ? String(step) : step)), ...inner];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, step) => (part as Record<string | number, unknown> | undefined)?.[step], value);
}

function put(value: unknown, [step, ...rest]: Path, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  const part = value as Record<string | number, unknown>;
  part[step] = put(part[step], rest, leaf);
  return part;
}

/** Plain data without keys whose value is undefined. */
export function withoutAbsent<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutAbsent) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutAbsent(inner)])) as T;
}
