import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { runStudy, StudyError } from '../../src/experiment/index.ts';
import { outputFolders } from '../../src/output/output-folders.ts';
import { writeRun } from '../../src/output/write-run.ts';
import { writeStudy } from '../../src/output/write-study.ts';
import {
  faultMessage,
  formatPath,
  parseScenario,
  type Scenario,
  scenarioJsonSchema,
} from '../../src/scenario/index.ts';
import { type ArrivalSpec, arrivalKinds } from '../../src/workload/index.ts';
import { numericScenarios, numericSearches } from './scenarios.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-bounds-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const extremes = ['1e-320', '1e-12', '1e12', '1e154', '1e306', '1e309', '-0', '.nan', '.inf'];
const quantity = /^(-?\d+(?:\.\d+)?)(?= ?[A-Za-z%])/;

type Part = Record<string | number, unknown>;

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly value: number | string;
}

/** Every number of a scenario, and every text that begins with one and goes on with its unit; of a list the first. */
function numbersIn(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (typeof value === 'number' || (typeof value === 'string' && quantity.test(value))) return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const plain = value.findIndex((each) => typeof each !== 'object');
    return value.flatMap((inner, at) => (at > plain && plain >= 0 ? [] : numbersIn(inner, [...path, at])));
  }
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key]));
}

/** The scenario with one number made extreme. */
function changed(text: string, { path, value }: Leaf, extreme: string): string {
  const whole = parse(text) as Part;
  const parent = path.slice(0, -1).reduce<Part>((part, step) => part[step] as Part, whole);
  const bare = { '.nan': 'NaN', '.inf': 'Infinity' }[extreme] ?? extreme;
  parent[path.at(-1)!] = typeof value === 'number' ? 'THE-NUMBER' : value.replace(quantity, bare);
  return stringify(whole).replace('THE-NUMBER', extreme);
}

/** The names of all keys that take a number or a quantity. */
function numericKeys(): Set<string> {
  const schema = scenarioJsonSchema() as Part;
  const names = new Set<string>();
  const visit = (node: unknown, name: string, depth: number): void => {
    if (typeof node !== 'object' || node === null || depth > 16) return;
    if (Array.isArray(node)) {
      for (const each of node) visit(each, name, depth);
      return;
    }
    const { $ref, type, pattern, properties, additionalProperties, items, ...unions } = node as Part;
    if (typeof $ref === 'string')
      visit(((schema.definitions ?? schema.$defs) as Part)[$ref.split('/').at(-1)!], name, depth + 1);
    if (type === 'number' || type === 'integer' || (typeof pattern === 'string' && pattern.includes('0-9')))
      names.add(name);
    for (const key of ['anyOf', 'oneOf', 'allOf']) visit(unions[key], name, depth);
    visit(items, name, depth + 1);
    for (const [key, inner] of Object.entries((properties ?? {}) as Part)) visit(inner, key, depth + 1);
    visit(additionalProperties, name, depth + 1);
  };
  visit(schema, '', 0);
  return names;
}

/** Jobs that a scenario is going to have, about: what would take long is not played here. */
function jobsOf({ workloads, horizon }: Scenario): number {
  return Object.values(workloads).reduce((sum, { arrivals, jobs }) => {
    if (typeof jobs === 'number') return sum + jobs;
    if (arrivals === undefined) return sum;
    const kind = arrivalKinds.find((arrivals as ArrivalSpec).process)!;
    const rate = kind.meanRate?.(arrivals as never, horizon!) ?? kind.rate(arrivals as never) ?? 0;
    return sum + rate * (horizon ?? 0);
  }, 0);
}

const version = '0.0.0';
/** What is no number, or one that nothing in a machine room comes to. */
const suspicious = /[^\n]*(?:\bNaN\b|\bInfinity\b|∞|(?<![\w.])\d+(?:\.\d+)?e\+\d{3})[^\n]*/;
let played = 0;

/** Plays a scenario and writes its files as `run` does; gives what is wrong with how it ends. */
async function ending(scenario: Scenario): Promise<string | undefined> {
  played += 1;
  const out = join(folder, String(played));
  try {
    const folders = outputFolders(out, scenario);
    const study = await runStudy(scenario, {
      threads: 0,
      async onRun(run) {
        await writeRun(folders.of(run.result.policy, run.result.replication), run, { scenario, version });
      },
    });
    await writeStudy(out, study, version);
    const told = suspicious.exec([study.answer, ...study.notes.map(({ text }) => text)].join('\n'));
    if (told) return `told: ${told[0]}`;
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(csv|json)$/.test(name)) continue;
      const found = suspicious.exec(readFileSync(join(out, name), 'utf8'));
      if (found) return `${name}: ${found[0].slice(0, 200)}`;
    }
    return undefined;
  } catch (error) {
    return error instanceof StudyError ? undefined : (error as Error).stack;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

describe('numbers of any size', () => {
  it('stand in these scenarios at every key of the schema that takes one', () => {
    const written = new Set(
      [...numericScenarios, ...numericSearches].flatMap((text) =>
        numbersIn(parse(text)).flatMap(({ path }) => path.map(String)),
      ),
    );
    // A date is no number, and a seed is a text, whatever digits are in it.
    expect([...numericKeys()].filter((key) => !written.has(key)).sort()).toEqual(['begin', 'seed']);
  });

  it.each(numericScenarios.map((text, at) => [at, text] as const))('scenario %i plays as it is', async (_at, text) => {
    const { scenario, faults } = parseScenario(text, { file: 's.yaml', folder });
    expect(faults?.map(faultMessage)).toBeUndefined();
    expect(await ending(scenario!)).toBeUndefined();
  });

  it.each([...numericScenarios, ...numericSearches].map((text, at) => [at, text] as const))(
    'are refused with their place or come to finite results: scenario %i',
    async (at, text) => {
      const wrong: string[] = [];
      for (const leaf of numbersIn(parse(text))) {
        for (const extreme of extremes) {
          const mutant = changed(text, leaf, extreme);
          const name = `${formatPath(leaf.path)} = ${extreme} (was ${leaf.value})`;
          const { scenario, faults } = parseScenario(mutant, { file: 's.yaml', folder });
          if (scenario === undefined) {
            if (!(faults!.length > 0 && faults!.every(({ position }) => position.line > 0))) wrong.push(name);
            continue;
          }
          if (at >= numericScenarios.length || !(jobsOf(scenario) < 5_000)) continue;
          console.error(name);
          const found = await ending(scenario);
          if (found !== undefined) wrong.push(`${name}: ${found}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
});
