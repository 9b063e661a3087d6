import type { z } from 'zod';
import { jsonSchemaOf } from '../../scenario/json-schema.ts';
import { typeWords } from '../../scenario/type-words.ts';

/** An option of a strategy, in words. */
export interface OptionWords {
  readonly name: string;
  /** What it takes: "duration", "whole number, at least 1". */
  readonly takes: string;
  /** Its default as one writes it; absent when it must be given or may be left out. */
  readonly standard?: string;
  readonly required: boolean;
  readonly summary: string;
}

interface OptionSchema {
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required?: readonly string[];
}

/** The options that a schema takes, in its order; of one that takes several sets of them, the first set. */
export function optionsOf(schema: z.ZodType): OptionWords[] {
  return optionSetsOf(schema)[0]!;
}

/** The options that a schema takes; several sets where they can be given in several ways. */
export function optionSetsOf(schema: z.ZodType): OptionWords[][] {
  const whole = jsonSchemaOf(schema) as OptionSchema & {
    readonly anyOf?: readonly OptionSchema[];
    readonly definitions?: Record<string, unknown>;
  };
  return (whole.anyOf ?? [whole]).map((way) => wordsOf(way, whole.definitions ?? {}));
}

function wordsOf(
  { properties = {}, required = [] }: OptionSchema,
  definitions: Record<string, unknown>,
): OptionWords[] {
  return Object.entries(properties).map(([name, option]) => ({
    name,
    takes: typeWords(option, definitions),
    ...(option.default === undefined ? {} : { standard: written(option.default) }),
    required: required.includes(name) && option.default === undefined,
    summary: String(option.description ?? ''),
  }));
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
