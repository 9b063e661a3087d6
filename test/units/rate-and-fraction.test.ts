import { describe, expect, test } from 'vitest';
import { parseFraction, parseRate } from '../../src/units/index.ts';

describe('a rate', () => {
  test.each([
    ['40 per day', 40 / 86_400],
    ['3.2 per s', 3.2],
    ['3.2/s', 3.2],
    ['3.2 / s', 3.2],
    ['12 per hour', 12 / 3_600],
    ['5 per 8 h', 5 / 28_800],
    ['0 per s', 0],
  ])('is a number per time: %s', (text, value) => {
    expect(parseRate(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['40', 'unit-missing', 'no unit'],
    ['40 per dayz', 'unit-unknown', "'40 per d'"],
    ['40 per month', 'unit-ambiguous', "'30 d'"],
    ['40 per m', 'unit-ambiguous', "'40 per min'"],
    ['40 per 3 dayz', 'unit-unknown', "'40 per 3 d'"],
    ['40 per 0 s', 'out-of-range', 'longer than nothing'],
  ])('is refused with a hint: %s', (text, code, hint) => {
    expect(parseRate(text)).toMatchObject({ ok: false, fault: { code, hint: expect.stringContaining(hint) } });
  });

  test.each(['', 'often', '40 day', '40 persecond', 'per day', '40 per', '40 h'])('is not %j', (text) => {
    expect(parseRate(text)).toMatchObject({ ok: false, fault: { code: 'not-a-quantity' } });
  });
});

describe('a fraction', () => {
  test.each([
    ['60 %', 0.6],
    ['60%', 0.6],
    ['0.5 percent', 0.005],
    ['100 %', 1],
    ['0 %', 0],
  ])('is a percentage: %s', (text, value) => {
    expect(parseFraction(text)).toEqual({ ok: true, value });
  });

  test('without a percent sign is refused, with what it probably was', () => {
    expect(parseFraction('0.6')).toMatchObject({ ok: false, fault: { hint: expect.stringContaining("'60 %'") } });
    expect(parseFraction('60')).toMatchObject({ ok: false, fault: { hint: expect.stringContaining("'60 %'") } });
    expect(parseFraction('1e999 %')).toMatchObject({ ok: false, fault: { code: 'out-of-range' } });
    expect(parseFraction('most')).toMatchObject({ ok: false, fault: { code: 'not-a-quantity' } });
  });
});
