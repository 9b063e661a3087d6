import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { inert, numberField, textField } from '../../src/output/csv-text.ts';

/** What a CSV reader that is not ours makes of a text. */
function read(text: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    parseString(text)
      .on('data', (row: string[]) => rows.push(row))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}

describe('a text in a CSV file', () => {
  it('stands bare unless it holds a comma, a quotation mark or a line break', () => {
    expect(textField('plain text; 3-4 ä')).toBe('plain text; 3-4 ä');
    expect(textField('a,b')).toBe('"a,b"');
    expect(textField('say "so"')).toBe('"say ""so"""');
    expect(textField('two\nlines')).toBe('"two\nlines"');
  });

  it('gets an apostrophe when a spreadsheet would run it as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) expect(inert(text)).toBe(`'${text}`);
    for (const text of ['a=1', "'=1", '1-2', '']) expect(inert(text)).toBe(text);
    expect(textField('=HYPERLINK("http://x","y")')).toBe(`"'=HYPERLINK(""http://x"",""y"")"`);
  });

  it('is read back by another reader, whatever it holds', async () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(texts, async (texts) => {
        const rows = await read(texts.map((text) => `first,${textField(text)},last\n`).join(''));
        expect(rows).toEqual(texts.map((text) => ['first', inert(text), 'last']));
      }),
      { numRuns: 15 },
    );
  });
});

describe('a number in a CSV file', () => {
  it('is the shortest text that reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(numberField(value))).toBe(value + 0);
        expect(numberField(value)).not.toContain(',');
      }),
    );
  });

  it('is never -0, NaN or infinite: zero is 0 and what is no number is empty', () => {
    expect(numberField(-0)).toBe('0');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null])
      expect(numberField(value)).toBe('');
  });

  it('has an exponent only below a millionth and from 10²¹ on', () => {
    expect([0.000001, 5e-7, 123456789012, 1e20, 1e21].map(numberField)).toEqual([
      '0.000001',
      '5e-7',
      '123456789012',
      '100000000000000000000',
      '1e+21',
    ]);
  });
});
