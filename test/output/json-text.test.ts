import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/output/json-text.ts';

const fits = { name: 'a', values: [1, 2, 3], nothing: {}, none: [] };

test('what fits in a line stands in one', () => {
  expect(jsonText(fits)).toBe('{ "name": "a", "values": [1, 2, 3], "nothing": {}, "none": [] }\n');
});

test('a line of 120 characters is not broken, and one of 121 is', () => {
  const around = '{ "text": "" }'.length;
  expect(jsonText({ text: 'x'.repeat(120 - around) }).split('\n')).toHaveLength(2);
  expect(jsonText({ text: 'x'.repeat(121 - around) }).split('\n')).toEqual([
    '{',
    `  "text": "${'x'.repeat(121 - around)}"`,
    '}',
    '',
  ]);
  // In a list within, two spaces of indent count.
  const list = (length: number) => ['y'.repeat(130), ['x'.repeat(length - 2 - '[""]'.length)]];
  expect(jsonText(list(120)).split('\n')).toHaveLength(5);
  expect(jsonText(list(121)).split('\n')).toHaveLength(7);
});

test('any value is read back as it was, and no line that could be joined with those around it is broken', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = jsonText(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      const lines = text.trimEnd().split('\n');
      lines.forEach((line, first) => {
        if (!/[[{]$/.test(line)) return;
        const indent = line.length - line.trimStart().length;
        const last = lines.findIndex(
          (other, at) => at > first && /^ *[\]}]/.test(other) && other.search(/\S/) === indent,
        );
        // An object has a space inside of each brace.
        const inside = lines.slice(first + 1, last).map((part) => part.trim());
        const joined = indent + line.trim().length + inside.join(' ').length + (line.endsWith('{') ? 2 : 0) + 1;
        expect(joined).toBeGreaterThan(120);
      });
    }),
    { numRuns: 300 },
  );
});
