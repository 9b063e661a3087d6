import * as z from 'zod';
import { type Parsed, type QuantityFault, sentence, shown } from './fault.ts';
import { type Money, moneyPattern, parseMoney } from './money.ts';
import { type PriceUnit, parsePrice, priceExpected, pricePattern } from './price.ts';
import { isSane, sizesOfMoney } from './range.ts';
import { parseSpan, spanPattern } from './span.ts';

/** A field that takes an amount of money ('80 M EUR') with its currency. Negative amounts are refused. */
export function money(): z.ZodType<Money, string> {
  return textField({
    expected: "an amount of money such as '80 M EUR'",
    pattern: moneyPattern,
    description: "An amount of money with its currency: '61 EUR', '80 M EUR', '1.2 bn EUR'.",
    parse: (text) => saneMoney(parseMoney(text), text, "an amount of money such as '80 M EUR'"),
  });
}

/** A field that takes a price ('0.10 EUR per kWh'); its amount is per the unit asked for. */
export function price(unit: PriceUnit): z.ZodType<Money, string> {
  const expected = priceExpected(unit);
  return textField({
    expected,
    pattern: pricePattern(unit),
    description: `A price per ${unit}, with its currency.`,
    parse: (text) => saneMoney(parsePrice(text, unit), text, expected),
  });
}

/** A field that takes a time of years or months ('5 years', '9 months') and gives seconds; a year has 365 days. */
export function span(): z.ZodType<number, string> {
  return textField({
    expected: "a time of years or months, such as '5 years' or '9 months'",
    pattern: spanPattern,
    description: "A time as plans have it: '5 years', '9 months', '90 d'. A year has 365 days.",
    parse: parseSpan,
  });
}

interface TextField<T> {
  readonly expected: string;
  readonly pattern: string;
  readonly description: string;
  parse(text: string): Parsed<T>;
}

/** The fault, as data, stands in the issue's `params`; the message is its sentence. */
function textField<T>({ expected, pattern, description, parse }: TextField<T>): z.ZodType<T, string> {
  return z
    .string({ error: ({ input }) => sentence(notText(input, expected)) })
    .meta({ pattern, description })
    .transform((text, context) => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: sentence(parsed.fault), params: { ...parsed.fault } });
      return z.NEVER;
    });
}

function notText(input: unknown, expected: string): QuantityFault {
  const hint = typeof input === 'number' ? { hint: 'a number alone has no unit' } : {};
  return {
    code: typeof input === 'number' ? 'unit-missing' : 'not-a-quantity',
    expected,
    received: shown(input),
    ...hint,
  };
}

function saneMoney(parsed: Parsed<Money>, text: string, expected: string): Parsed<Money> {
  if (!parsed.ok) return parsed;
  const { amount } = parsed.value;
  const { least, most } = sizesOfMoney;
  const wrong = amount < 0 ? 'at least 0' : isSane(amount, sizesOfMoney) ? undefined : `of ${least} to ${most}`;
  if (wrong === undefined) return { ok: true, value: { ...parsed.value, amount: amount + 0 } };
  return { ok: false, fault: { code: 'out-of-range', expected: `${expected}, ${wrong}`, received: shown(text) } };
}
