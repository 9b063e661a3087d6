import * as z from 'zod';
import { duration, fraction, rate } from '../units/index.ts';
import { scenarioSchema } from './schema.ts';
import { spellDuration, spellFraction, spellRate } from './spell.ts';

/** A JSON Schema, draft-07, as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema of scenario files for editors, in draft-07, which is what the YAML language server reads. Every key
 * has its description, and default and examples where there are any.
 */
export function scenarioJsonSchema(): JsonSchema {
  const schema = jsonSchemaOf(scenarioSchema) as JsonSchema & { properties: object };
  const { $schema, type, properties, required, additionalProperties, definitions } = schema;
  return {
    $schema,
    title: 'A scenario of how the compute of an AI Factory is shared',
    type,
    properties,
    required,
    additionalProperties,
    not: { required: ['policy', 'policies'] },
    definitions,
  };
}

/** The JSON Schema of what one of this project's schemas takes; quantities refer to definitions of their own. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const whole = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // Examples are dropped where a text becomes a number, though they show the text.
      const { examples } = (z.globalRegistry.get(zodSchema) ?? {}) as { examples?: unknown[] };
      if (examples !== undefined) (jsonSchema as { examples?: unknown[] }).examples = examples;
      // So are defaults.
      const { def } = zodSchema._zod;
      if (def.type === 'default' && jsonSchema.default === undefined) jsonSchema.default = def.defaultValue as never;
      // A bound that every whole number of the language has tells nobody anything.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  }) as JsonSchema;
  const { definitions, ...rest } = withQuantities(whole) as JsonSchema;
  return { ...rest, definitions: { ...quantities(), ...(definitions as object | undefined) } };
}

let made: Readonly<Record<string, JsonSchema>> | undefined;

/** The definitions of quantities, made when first asked for. */
function quantities(): Readonly<Record<string, JsonSchema>> {
  made ??= Object.fromEntries(
    Object.entries({ duration: duration(), rate: rate(), percentage: fraction() }).map(([name, schema]) => {
      const { $schema: _, ...quantity } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as JsonSchema;
      return [name, quantity];
    }),
  );
  return made;
}

const spelled: Readonly<Record<string, (value: number) => string>> = {
  duration: spellDuration,
  rate: spellRate,
  percentage: spellFraction,
};

/** Every quantity as a reference to its definition: their patterns are long. */
function withQuantities(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withQuantities);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withQuantities(part)]));
  const found = Object.entries(quantities()).find(
    ([, { pattern }]) => inner.type === 'string' && pattern === inner.pattern,
  );
  if (found === undefined) return inner;
  const [name, { description: standard }] = found;
  const { type: _type, pattern: _pattern, description, default: preset, ...rest } = inner;
  const reference = { $ref: `#/definitions/${name}` };
  const own = {
    ...(description === standard ? {} : { description }),
    // A default may be given as the number it comes to.
    ...(preset === undefined ? {} : { default: typeof preset === 'number' ? spelled[name]!(preset) : preset }),
    ...rest,
  };
  // Beside a `$ref` draft-07 ignores everything else.
  return Object.keys(own).length === 0 ? reference : { ...own, allOf: [reference] };
}
