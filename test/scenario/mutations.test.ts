import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { faultMessage } from '../../src/scenario/fault.ts';
import { formatFault } from '../../src/scenario/format-fault.ts';
import { decode } from '../../src/scenario/read-file.ts';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import { template } from '../../src/scenario/templates.ts';
import { read, sound } from './reading.ts';

const bases = [sound, template('queue'), template('replay'), template('factory')];

/** Values that are wrong in most places. */
const oddValues = [
  null,
  true,
  false,
  -1,
  0,
  1,
  0.5,
  1e308,
  -1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  '',
  ' ',
  'x',
  'NaN',
  '30',
  '30 parsecs',
  '-5 min',
  '1e400 s',
  '5 per',
  '200 %',
  '60 %',
  'easy',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  [null],
  { '': 1 },
  { kind: 'easy' },
  { distribution: 'lognormal' },
  { choice: [] },
  { choice: [1, 2], weights: [0, 0] },
  'x'.repeat(10_000),
  '\u202e',
  '<script>',
  '=1+1',
  { module: '../../../etc/passwd' },
  { units: 1e9 },
  '12:00',
  'é'.normalize('NFD'),
];

const words = [
  'kind',
  'horizon',
  'arrivals',
  'rate',
  'units',
  'nodes',
  'policy',
  'policies',
  'compare',
  'mean',
  'x',
  'oracle',
  'pools',
];

type Part = Record<string | number, unknown>;

/** Every map and list inside a value. */
function parts(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(parts)];
}

/** One change to the values of a scenario. */
const changed = fc
  .tuple(
    fc.constantFrom(...bases),
    fc.nat(),
    fc.nat(),
    fc.constantFrom('delete', 'replace', 'rename', 'typo', 'copy', 'nest'),
    fc.constantFrom(...oddValues),
    fc.constantFrom(...words),
  )
  .map(([base, where, which, how, value, word]) => {
    const whole = parse(base) as Part;
    const all = parts(whole).filter((part) => Object.keys(part).length > 0);
    const part = all[where % all.length]!;
    const keys = Object.keys(part);
    const key = keys[which % keys.length]!;
    const old = part[key];
    if (how === 'replace') part[key] = value;
    else if (how === 'copy') part[word] = old;
    else if (how === 'nest') part[key] = Array.from({ length: which % 90 }).reduce<unknown>((inner) => [inner], old);
    else {
      delete part[key];
      if (how === 'rename') part[word] = old;
      if (how === 'typo') part[`${key.slice(0, which % key.length)}${key.slice((which % key.length) + 1)}z`] = old;
    }
    return stringify(whole);
  });

/** One change to the text of a scenario. */
const torn = fc
  .tuple(
    fc.constantFrom(...bases),
    fc.nat(),
    fc.nat(40),
    fc.constantFrom('cut', 'remove', 'insert', 'repeat line', 'indent', 'tab', 'swap'),
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ' : ',
        '#',
        '&a ',
        '*a',
        '!!x ',
        '"',
        "'",
        '|',
        '>',
        '%',
        '@',
        '---\n',
        '\n',
        '\r',
        '\t',
        '- ',
        '? ',
        '\u0000',
        '\uFEFF',
        '<<: *a',
      ),
    ),
  )
  .map(([base, where, length, how, text]) => {
    const at = where % base.length;
    const lines = base.split('\n');
    const line = where % lines.length;
    switch (how) {
      case 'cut':
        return base.slice(0, at);
      case 'remove':
        return base.slice(0, at) + base.slice(at + length);
      case 'insert':
        return base.slice(0, at) + text + base.slice(at);
      case 'repeat line':
        return lines.toSpliced(line, 0, lines[line]!).join('\n');
      case 'indent':
        return lines.with(line, ' '.repeat(length % 5) + lines[line]!).join('\n');
      case 'tab':
        return lines.with(line, `\t${lines[line]}`).join('\n');
      default:
        return lines.with(line, lines[length % lines.length]!).join('\n');
    }
  });

/** Words that belong to the libraries underneath, and signs of values that nobody looked at. */
const foreign =
  /Invalid|Unrecognized|Too (?:small|big)|expected (?:string|number|object|array|nonoptional|int)\b|received|undefined|\[object|zod|ZodError/;

/** How a text ends: in a scenario that can be written and read back, or in faults that can be told. */
function ending(text: string): 'scenario' | 'faults' {
  const { scenario, faults } = read(text);
  if (scenario !== undefined) {
    const again = read(resolvedYaml(scenario));
    expect(again.faults?.map(faultMessage) ?? []).toEqual([]);
    expect(again.scenario!.hash).toBe(scenario.hash);
    return 'scenario';
  }
  expect(faults.length).toBeGreaterThan(0);
  for (const fault of faults) {
    const { line, column, offset, length } = fault.position;
    expect(line * column * length).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(text.length);
    expect(faultMessage(fault)).not.toMatch(foreign);
    expect(fault.hint ?? '').not.toMatch(foreign);
    expect(formatFault(fault, text)).toContain(`test.yaml:${line}:${column}`);
  }
  return 'faults';
}

describe('a malformed scenario ends in faults or in a scenario, never in an exception', () => {
  test.each([
    ['values changed', changed, 250],
    ['text torn', torn, 200],
  ])('%s', (_, texts, numRuns) => {
    const endings = { scenario: 0, faults: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        endings[ending(text)]++;
      }),
      { seed: 20261122, numRuns },
    );
    // Most changes break it, some do not: both ways are walked.
    expect(endings.faults).toBeGreaterThan(150);
    expect(endings.scenario).toBeGreaterThan(10);
  });

  test('whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decode(bytes, 'bytes.yaml');
        if ('text' in read) ending(read.text);
        else expect(faultMessage(read.fault)).not.toBe('');
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('whatever is set by flags', () => {
    const path = fc.constantFrom(
      'policy.backfill',
      'policy',
      'workloads.jobs',
      'workloads.jobs.duration',
      'workloads.jobs.pools.0',
      'cluster.pools.gpus',
      'tenants',
      'compare',
      'seed',
      'horizon',
      'outputs.jobs',
      'notice[0]',
      'x.y.z',
    );
    const value = fc.oneof(
      fc.constantFrom(...oddValues).map((each) => JSON.stringify(each) ?? ''),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(path, value).map((pair) => pair.join('=')),
          fc.string({ maxLength: 20 }),
        ),
        (flag) => {
          const { scenario, faults } = read(sound, { sets: [flag] });
          if (scenario === undefined)
            for (const fault of faults) expect(formatFault(fault, sound)).not.toMatch(foreign);
          else expect(read(resolvedYaml(scenario)).scenario?.hash).toBe(scenario.hash);
        },
      ),
      { seed: 7, numRuns: 120 },
    );
  });
});
