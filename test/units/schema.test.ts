import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  duration,
  fraction,
  nonNegativeInteger,
  number,
  positiveInteger,
  rate,
  ratio,
  wholeNumber,
} from '../../src/units/index.ts';

function message(schema: z.ZodType, input: unknown): string {
  const result = schema.safeParse(input);
  if (result.success) throw new Error(`${JSON.stringify(input)} was accepted`);
  expect(result.error.issues).toHaveLength(1);
  return result.error.issues[0]!.message;
}

describe('fields with units', () => {
  test('take a text with its unit and give SI base units', () => {
    const schema = z.strictObject({ wait: duration(), load: rate(), share: fraction() });
    expect(schema.parse({ wait: '30 min', load: '40 per day', share: '60 %' })).toEqual({
      wait: 1_800,
      load: 40 / 86_400,
      share: 0.6,
    });
  });

  test('refuse a bare number and show both spellings', () => {
    const duration30 = message(duration(), 30);
    expect(duration30).toContain('30 min');
    expect(duration30).toContain('1800 s');
    expect(duration30).toContain('received 30');
    expect(message(rate(), 40)).toContain("'40 per day' or '3.2 per s'");
    expect(message(fraction(), 0.6)).toContain("write '60 %'");
  });

  test('say what was there instead of a text', () => {
    expect(message(duration(), undefined)).toContain('received nothing');
    expect(message(duration(), ['1 h'])).toContain('received a list');
    expect(message(duration(), { h: 1 })).toContain('received a map');
    expect(message(duration(), null)).toContain('received null');
  });

  test('give the fault as data beside the sentence', () => {
    const result = duration().safeParse('30 parsecs');
    expect(result.error?.issues[0]).toMatchObject({
      code: 'custom',
      params: { code: 'unit-unknown', received: "'30 parsecs'", hint: expect.stringContaining("'30 s'") },
    });
  });

  test('refuse values outside their bounds and name the bounds with units', () => {
    expect(message(duration(), '-5 min')).toBe("expected a duration of at least 0 s, received '-5 min'");
    expect(message(duration({ above: 0 }), '0 s')).toBe("expected a duration above 0 s, received '0 s'");
    expect(message(duration({ above: 0, atMost: 86_400 }), '2 d')).toBe(
      "expected a duration above 0 s and at most 24 h, received '2 d'",
    );
    expect(message(fraction(), '140 %')).toBe(
      "expected a percentage of at least 0 % and at most 100 %, received '140 %'",
    );
    expect(message(rate({ above: 0 }), '0/s')).toBe("expected a rate above 0 per s, received '0/s'");
    expect(fraction({ atLeast: 0 }).parse('140 %')).toBeCloseTo(1.4, 12);
    expect(duration({ below: 60 }).safeParse('1 min').success).toBe(false);
  });

  test('describe themselves to editors as texts with a pattern', () => {
    for (const schema of [duration(), rate(), fraction()]) {
      const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
      expect(json).toMatchObject({ type: 'string', pattern: expect.any(String), description: expect.any(String) });
    }
    const { pattern } = z.toJSONSchema(rate(), { target: 'draft-7', io: 'input' });
    expect('40 per day').toMatch(new RegExp(pattern!));
    expect('5 per 8 h').toMatch(new RegExp(pattern!));
    expect('40').not.toMatch(new RegExp(pattern!));
    expect('40 perday').not.toMatch(new RegExp(pattern!));
  });

  test('keep their description when another is given', () => {
    const schema = z.object({ warmup: duration().describe('Not measured.') });
    const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    expect(json.properties?.warmup).toMatchObject({ description: 'Not measured.', type: 'string' });
    expect(json.required).toEqual(['warmup']);
  });
});

describe('fields without units', () => {
  test('take numbers within their bounds', () => {
    expect(number({ above: 0 }).parse(0.5)).toBe(0.5);
    expect(message(number({ above: 0 }), 0)).toBe('expected a number above 0, received 0');
    expect(message(number(), '5')).toBe("expected a number, received '5'");
    expect(message(ratio(), 1.5)).toBe('expected a number of at least 0 and at most 1, received 1.5');
    expect(message(number({ below: 1 }), 1)).toBe('expected a number below 1, received 1');
  });

  test('take counts as whole numbers', () => {
    expect(positiveInteger().parse(4)).toBe(4);
    expect(nonNegativeInteger().parse(0)).toBe(0);
    expect(wholeNumber().parse(-3)).toBe(-3);
    expect(message(positiveInteger(), 0)).toBe('expected a whole number of at least 1, received 0');
    expect(message(positiveInteger(), 2.5)).toBe('expected a whole number, received 2.5');
    expect(message(positiveInteger(), '4 GPUs')).toBe("expected a whole number, received '4 GPUs'");
  });
});
