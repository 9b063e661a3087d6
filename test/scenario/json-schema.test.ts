import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { template, templates } from '../../src/scenario/templates.ts';
import { sound } from './reading.ts';

interface Node {
  readonly [keyword: string]: unknown;
}

const schema = scenarioJsonSchema();

/** Keywords of draft-07 that are used, with what the draft says each must be. */
const keywords: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: (value) => value === 'http://json-schema.org/draft-07/schema#',
  $ref: (value) => typeof value === 'string' && value.startsWith('#/definitions/'),
  title: isText,
  description: isText,
  default: () => true,
  examples: Array.isArray,
  type: (value) => ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'].includes(value as string),
  const: () => true,
  enum: (value) => Array.isArray(value) && value.length > 0 && new Set(value).size === value.length,
  pattern: (value) => new RegExp(value as string, 'u') instanceof RegExp,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  required: (value) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length,
  properties: isMap,
  definitions: isMap,
  items: isSchema,
  additionalProperties: isSchema,
  propertyNames: isSchema,
  not: isSchema,
  anyOf: isSchemas,
  allOf: isSchemas,
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}
function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}
function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isMap(value);
}
function isSchemas(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isSchema);
}

/** All schemas inside a schema, itself included, with the path to each. */
function schemas(node: Node, path = '#'): [string, Node][] {
  const inner = Object.entries(node).flatMap(([keyword, value]): [string, Node][] => {
    const at = `${path}/${keyword}`;
    if (keyword === 'properties' || keyword === 'definitions') {
      return Object.entries(value as Node).flatMap(([key, each]) => schemas(each as Node, `${at}/${key}`));
    }
    if (keyword === 'anyOf' || keyword === 'allOf')
      return (value as Node[]).flatMap((each, i) => schemas(each, `${at}/${i}`));
    const holds = ['items', 'additionalProperties', 'propertyNames', 'not'].includes(keyword) && isMap(value);
    return holds ? schemas(value as Node, at) : [];
  });
  return [[path, node], ...inner];
}

describe('the JSON Schema of scenarios', () => {
  test('is draft-07: every keyword is one of the draft and holds what the draft says', () => {
    const wrong = schemas(schema).flatMap(([path, node]) =>
      Object.entries(node).flatMap(([keyword, value]) =>
        keywords[keyword]?.(value) === true ? [] : [`${path}/${keyword}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('is plain data: it survives being written and read', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  test('every reference leads to a definition, and stands alone, as draft-07 wants it', () => {
    const { definitions } = schema as { definitions: Node };
    for (const [path, node] of schemas(schema)) {
      if (node.$ref === undefined) continue;
      expect(Object.keys(definitions), path).toContain(String(node.$ref).slice('#/definitions/'.length));
      expect(Object.keys(node), path).toEqual(['$ref']);
    }
  });

  test('every key is described, so that hover teaches', () => {
    const { properties } = schema as { properties: Record<string, Node> };
    for (const [key, node] of Object.entries(properties)) expect(node.description, key).toBeTypeOf('string');
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining([
        'name',
        'seed',
        'horizon',
        'cluster',
        'workloads',
        'policy',
        'policies',
        'compare',
        'outputs',
      ]),
    );
  });

  test('defaults and examples of quantities have their units', () => {
    const { properties } = schema as { properties: Record<string, Node> };
    expect(properties.warmup).toMatchObject({ default: '0 s', examples: ['2 d', 'auto'] });
    expect(properties.confidence).toMatchObject({ default: '95 %' });
    expect(properties.seed).toMatchObject({ default: '1', examples: ['winter-2026', 1] });
  });

  test('two policies are one too many', () => {
    expect(schema.not).toEqual({ required: ['policy', 'policies'] });
  });
});

describe('what validates against it', () => {
  const { not: _not, ...whole } = schema;
  const validator = z.fromJSONSchema(whole as never);
  const shipped = existsSync('scenarios')
    ? readdirSync('scenarios', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'))
    : [];
  const texts: [string, string][] = [
    ['the sound scenario of these tests', sound],
    ...templates.map(({ name }): [string, string] => [`template ${name}`, template(name)]),
    ...shipped.map((file): [string, string] => [file, readFileSync(`scenarios/${file}`, 'utf8')]),
  ];

  test.each(texts)('%s', (_, text) => {
    expect(validator.safeParse(parse(text)).error?.issues ?? []).toEqual([]);
  });

  test('and what does not', () => {
    for (const [from, to] of [
      ['horizon: 10 d', 'horizon: 30'],
      ['horizon: 10 d', 'horizon: 30 parsecs'],
      ['units: 64', 'units: 0'],
      ['cluster:', 'clustr:'],
      ['ordering: fcfs', 'ordering: fcsf'],
    ] as const) {
      expect(validator.safeParse(parse(sound.replace(from, to))).success, to).toBe(false);
    }
  });

  test('every example in it is one that is accepted', () => {
    const definitions = whole.definitions as Node;
    const wrong = schemas(whole).flatMap(([path, node]) => {
      const { examples, ...rest } = node;
      if (examples === undefined) return [];
      const own = z.fromJSONSchema({ $schema: whole.$schema, ...rest, definitions } as never);
      return (examples as unknown[]).flatMap((example) =>
        own.safeParse(example).success ? [] : [`${path}: ${JSON.stringify(example)}`],
      );
    });
    expect(wrong).toEqual([]);
  });
});
