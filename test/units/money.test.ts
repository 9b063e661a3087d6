import { describe, expect, test } from 'vitest';
import { formatMoney, money, parseSpan, price, spellMoney, spellPrice, spellSpan } from '../../src/units/index.ts';
import { parseMoney } from '../../src/units/money.ts';
import { type PriceUnit, parsePrice } from '../../src/units/price.ts';

const day = 86_400;

describe('an amount of money', () => {
  test.each([
    ['61 EUR', 61, 'EUR'],
    ['80 M EUR', 80e6, 'EUR'],
    ['80M EUR', 80e6, 'EUR'],
    ['1.2 bn EUR', 1.2e9, 'EUR'],
    ['129.3 million USD', 129.3e6, 'USD'],
    ['50k CHF', 50e3, 'CHF'],
    ['0.1 M EUR', 100_000, 'EUR'],
  ])('is a number, a scale and a currency: %s', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: { amount, currency } });
  });

  test.each([
    ['80', 'unit-missing', "'80 EUR'"],
    ['80 m EUR', 'unit-unknown', "'80 M EUR'"],
    ['80 mio EUR', 'unit-unknown', "'80 M EUR'"],
    ['80 eur', 'not-a-quantity', "'80 EUR'"],
    ['80 €', 'not-a-quantity', 'code'],
  ])('is refused with a hint: %s', (text, code, hint) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, fault: { code, hint: expect.stringContaining(hint) } });
  });

  test.each(['', 'EUR', 'much EUR', '1,000 EUR', '1e400 EUR'])('is not %j', (text) => {
    expect(parseMoney(text).ok).toBe(false);
  });

  test('is not negative in a scenario', () => {
    expect(money().safeParse('-3 M EUR').success).toBe(false);
    expect(money().parse('0 EUR')).toEqual({ amount: 0, currency: 'EUR' });
  });

  test.each([
    [61, '61 EUR'],
    [80e6, '80 EUR'.replace('80', '80 M')],
    [387.8e6, '387.8 M EUR'],
    [2.1e9, '2.1 bn EUR'],
    [1_234_567.891, '1.234567891 M EUR'],
  ])('is written so that it reads back the same: %d', (amount, text) => {
    expect(spellMoney({ amount, currency: 'EUR' })).toBe(text);
    expect(parseMoney(text)).toEqual({ ok: true, value: { amount, currency: 'EUR' } });
  });

  test('is told to people in three digits', () => {
    expect([2.4720221, 32_817.4, 71.786129e6, 2.1e9].map((amount) => formatMoney(amount, 'EUR'))).toEqual([
      '2.47 EUR',
      '32,817 EUR',
      '71.8 M EUR',
      '2.1 bn EUR',
    ]);
  });
});

describe('a price', () => {
  test.each<[string, PriceUnit, number]>([
    ['0.10 EUR per kWh', 'kWh', 0.1],
    ['120 EUR/MWh', 'kWh', 0.12],
    ['2.50 EUR per h', 'h', 2.5],
    ['2.35 EUR per GPU-hour', 'h', 2.35],
    ['1.2 M EUR per year', 'year', 1.2e6],
    ['100 k EUR per month', 'year', 1.2e6],
    ['9 M EUR per MW', 'MW', 9e6],
    ['9000 EUR/kW', 'MW', 9e6],
  ])('is money per something: %s', (text, unit, amount) => {
    expect(parsePrice(text, unit)).toEqual({ ok: true, value: { amount, currency: 'EUR' } });
    const written = spellPrice({ amount, currency: 'EUR' }, unit);
    expect(parsePrice(written, unit)).toEqual({ ok: true, value: { amount, currency: 'EUR' } });
  });

  test.each<[string, PriceUnit, string]>([
    ['0.10 EUR', 'kWh', 'per what'],
    ['0.10 EUR per MW', 'kWh', 'per kWh, MWh, GWh'],
    ['0.10 per kWh', 'kWh', 'currency'],
  ])('is refused with a hint: %s', (text, unit, hint) => {
    expect(parsePrice(text, unit)).toMatchObject({ ok: false, fault: { hint: expect.stringContaining(hint) } });
  });

  test('says what it expected of a bare number', () => {
    expect(price('h').safeParse(2.5).error?.issues[0]?.message).toMatch(
      /a price such as '2.50 EUR per h', received 2.5/,
    );
  });
});

describe('a span of a plan', () => {
  test.each([
    ['5 years', 5 * 365 * day],
    ['1 year', 365 * day],
    ['9 months', (9 * 365 * day) / 12],
    ['26 weeks', 26 * 7 * day],
    ['90 d', 90 * day],
  ])('counts years of 365 days: %s', (text, seconds) => {
    expect(parseSpan(text)).toEqual({ ok: true, value: seconds });
    expect(parseSpan(spellSpan(seconds))).toEqual({ ok: true, value: seconds });
  });

  test.each([
    ['5', "'5 years'"],
    ['5 yaers', "'5 years'"],
    ['5 h', 'years, months'],
  ])('is refused with a hint: %s', (text, hint) => {
    expect(parseSpan(text)).toMatchObject({ ok: false, fault: { hint: expect.stringContaining(hint) } });
  });
});
