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

/** The options that a schema takes, in its order. */
export function optionsOf(schema: z.ZodType): OptionWords[] {
  const {
    properties = {},
    required = [],
    definitions = {},
  } = jsonSchemaOf(schema) as {
    properties?: Record<string, Record<string, unknown>>;
    required?: readonly string[];
    definitions?: Record<string, unknown>;
  };
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
