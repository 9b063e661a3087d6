import { describe, expect, test } from 'vitest';
import { faultMessage, type Source } from '../../src/scenario/fault.ts';
import { deepest, longest, readYaml } from '../../src/scenario/read-yaml.ts';
import { plainOf } from '../../src/scenario/tree.ts';

const source = (text: string): Source => ({ kind: 'file', name: 'f.yaml', text });
const read = (text: string) => readYaml(source(text));
const value = (text: string) => plainOf(read(text).tree!);
/** Faults as `line:column message`. */
const faults = (text: string) =>
  read(text).faults.map((fault) => `${fault.position.line}:${fault.position.column} ${faultMessage(fault)}`);

describe('what is read', () => {
  test('maps, lists, texts, numbers and truth values come out as they are', () => {
    expect(value('a: 1\nb: [x, 2.5, true, ~]\nc: { d: "30" }\n')).toEqual({
      a: 1,
      b: ['x', 2.5, true, null],
      c: { d: '30' },
    });
  });

  test('the words yes and no, and times of day, stay texts', () => {
    expect(value('a: yes\nb: no\nc: 14:00\nd: 2026-01-01')).toEqual({ a: 'yes', b: 'no', c: '14:00', d: '2026-01-01' });
  });

  test('an alias stands for what its anchor names', () => {
    expect(value('a: &x { b: 1 }\nc: *x')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  test('keys that look like numbers are texts', () => {
    expect(value('1: a\n0x10: b')).toEqual({ 1: 'a', '0x10': 'b' });
  });

  test('Windows line ends count as one line', () => {
    const { tree } = read('a: 1\r\nb: 2\r\n');
    expect(plainOf(tree!)).toEqual({ a: 1, b: 2 });
    expect(faults('a: 1\r\nb: 2\r\na: 3\r\n')).toEqual([
      "3:1 the key 'a' stands here a second time; the first is in line 1",
    ]);
  });

  test('an empty text and one of comments alone hold no value', () => {
    expect(read('').tree ?? null).toSatisfy((tree) => tree === null || plainOf(tree) === null);
    expect(value('# nothing\n')).toBeNull();
  });
});

describe('what is refused', () => {
  test.each([
    ['a: [1, 2\nb: 3\n', '1:4 this [ is opened and never closed'],
    ['a: {x: 1\n', '1:4 this { is opened and never closed'],
    ['a: "abc\nb: 1\n', '1:4 this " is opened and never closed'],
    ["a: 'abc", "1:4 this ' is opened and never closed"],
    ['a: 1\n]', "2:1 ']' closes what was never opened"],
    ['a:\n\t- b\n', '2:1 a tab stands where spaces indent'],
    ['\tname: x', '1:1 a tab stands where spaces indent'],
    ['a:\n  b: 1\n c: 2\n', '3:1 entries of one list or map must start in the same column'],
    ['a: b: c\n', '1:4 a second key begins on the line of the first'],
    ['a: 1\n b: 2', '1:4 a value stands here, and the line below is indented as if it belonged to it'],
    ['abc\ndef: 1', '1:1 a key and its colon must stand on one line'],
    ['a: @x', "1:4 a text cannot start with '@'"],
    ['a: "\\q"', '1:5 this backslash means nothing inside double quotes'],
    ['a: 1\nbc\n', "2:1 a key without a ':' after it"],
    ['a: !foo 1', "1:4 values that start with '!' are not used in scenarios"],
    ['%foo\n---\na: 1', "1:1 a line that starts with '%' is an instruction to the YAML reader, and this is none"],
    ['a: 1\n---\nb: 2\n', '2:1 a scenario file holds one document, and here a second one begins'],
    ['a: *x', "1:4 no anchor '&x' stands before this alias"],
    ['a: &b [*b]', "1:8 '*b' stands inside itself"],
    ['a: &b { c: *b }', "1:12 '*b' stands inside itself"],
    ['? [a]\n: 1', '1:3 expected a key before the colon, got a list or a map'],
    [': 1', '1:1 expected a key before the colon, got an empty key'],
    ['a: "\\0"', '1:4 a text holds no control characters'],
    ['a: "b\\u202ec"', '1:4 a text holds no characters that turn its direction'],
    ['a: { b\u2067c: 1 }', '1:6 a name holds no characters that turn the direction of text'],
    ['a\u0000b: 1', '1:2 a character that cannot be printed (U+0000) stands here'],
    ['__proto__: { a: 1 }', "1:1 '__proto__' cannot be used as a key or a name"],
    ['a: { constructor: 1 }', "1:6 'constructor' cannot be used as a key or a name"],
  ])('%j: %s', (text, message) => {
    expect(faults(text)[0]).toBe(message);
  });

  test('every repeated key is a fault of its own', () => {
    expect(faults('a: 1\na: 2\nb: { c: 1, c: 2 }\n"a": 3')).toEqual([
      "2:1 the key 'a' stands here a second time; the first is in line 1",
      "3:12 the key 'c' stands here a second time; the first is in line 3",
      "4:1 the key 'a' stands here a second time; the first is in line 1",
    ]);
  });
});

describe('what is limited, so that no text can do harm', () => {
  test.each([
    ['[', '['.repeat(20_000)],
    ['{a: ', '{a: '.repeat(20_000)],
    ['- ', '- '.repeat(20_000)],
    ['? ', '? '.repeat(20_000)],
    ['deeper lines', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('nesting without end is a fault: %s', (_, text) => {
    expect(faults(text)[0]).toContain(`nested more than ${deepest} levels deep`);
  });

  test('a text that is too long is a fault before anything is built from it', () => {
    expect(faults('#'.repeat(longest + 1))).toEqual([
      '1:1 the text is 1,000,001 characters long; at most 1,000,000 are read',
    ]);
  });

  test('aliases that multiply are a fault', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) bomb.push(`a${i}: &a${i} [${`*a${i - 1}, `.repeat(10)}]`);
    expect(faults(bomb.join('\n'))[0]).toMatch(/comes to more than 200,000 values/);
  });

  test('many keys, repeated or not, are read in linear time', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(Object.keys(value(keys) as object)).toHaveLength(20_000);
  });

  test('what follows a fault on the same line is not told', () => {
    expect(faults('- a\nb: 1')).toHaveLength(1);
    expect(faults('"" '.repeat(1000)).length).toBeLessThanOrEqual(20);
  });
});
