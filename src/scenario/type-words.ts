import type { JsonSchema } from './json-schema.ts';

/** What a key takes, in a few words for a table: "duration", "whole number, at least 1", "distribution of durations". */
export function typeWords(schema: JsonSchema, definitions: JsonSchema = {}): string {
  const { $ref, allOf, anyOf, type } = schema as {
    $ref?: string;
    allOf?: JsonSchema[];
    anyOf?: JsonSchema[];
    type?: string;
  };
  if ($ref !== undefined) return referred($ref, definitions);
  if (allOf !== undefined) return typeWords(allOf[0]!, definitions);
  if (anyOf !== undefined) return unionWords(anyOf, definitions);
  if (schema.const !== undefined) return code(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(code).join(', ');
  switch (type) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return `${type === 'integer' ? 'whole number' : 'number'}${bounds(schema)}`;
    case 'string':
      return 'text';
    case 'array':
      return `list of ${plural(typeWords((schema.items ?? {}) as JsonSchema, definitions))}`;
    case 'object':
      return schema.properties === undefined ? 'map by name' : mapWords(schema);
    default:
      return 'any value';
  }
}

function referred(reference: string, definitions: JsonSchema): string {
  const name = reference.split('/').at(-1)!;
  if (/^(?:duration|rate|percentage)$/.test(name)) return name;
  const { [name]: target } = definitions as Record<string, JsonSchema | undefined>;
  return target === undefined ? 'value' : typeWords(target, definitions);
}

/** Unions of tagged maps are told by their tag, others by their parts. */
function unionWords(options: readonly JsonSchema[], definitions: JsonSchema): string {
  const shapes = options.flatMap(({ properties }) =>
    properties === undefined ? [] : [properties as Record<string, JsonSchema>],
  );
  if (shapes.some(({ distribution }) => distribution !== undefined)) {
    return `[distribution](#distributions) of ${plural(typeWords(options[0]!, definitions))}`;
  }
  const named = options.some((option) => option.enum !== undefined);
  for (const tag of ['process', 'model', 'kind']) {
    const tagged = shapes.filter((shape) => shape[tag]?.const !== undefined).length > 1;
    if (tagged) return `${named ? 'name, or ' : ''}map with \`${tag}\``;
  }
  return [...new Set(options.map((option) => typeWords(option, definitions)))].join(', or ');
}

function mapWords({ properties, required = [] }: JsonSchema): string {
  const keys = Object.keys(properties as object);
  if (keys.length === 0 || keys.length > 3) return 'map';
  const wanted = required as readonly string[];
  return `map of ${keys.map((key) => `\`${key}\`${wanted.includes(key) ? '' : '?'}`).join(', ')}`;
}

function bounds({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: JsonSchema): string {
  const low =
    minimum !== undefined
      ? `at least ${minimum}`
      : exclusiveMinimum !== undefined
        ? `above ${exclusiveMinimum}`
        : undefined;
  const high =
    maximum !== undefined
      ? `at most ${number(maximum)}`
      : exclusiveMaximum !== undefined
        ? `below ${exclusiveMaximum}`
        : undefined;
  const words = [low, high].filter((word) => word !== undefined);
  return words.length === 0 ? '' : `, ${words.join(', ')}`;
}

function number(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en') : String(value);
}

function plural(words: string): string {
  return words.replace(/^(duration|rate|percentage|whole number|number|text|value|list|map)\b/, '$1s');
}

/** A value as one writes it in YAML, for tables. */
export function code(value: unknown): string {
  return `\`${flow(value)}\``;
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${key}: ${flow(inner)}`).join(', ')} }`;
  }
  return String(value);
}
