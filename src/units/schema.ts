import * as z from 'zod';
import { durationPattern, parseDuration } from './duration.ts';
import { type Parsed, type QuantityFault, sentence, shown } from './fault.ts';
import { formatDuration } from './format-duration.ts';
import { formatNumber } from './format-number.ts';
import { formatPercent } from './format-percent.ts';
import { formatRate } from './format-rate.ts';
import { bareFraction, fractionPattern, parseFraction } from './fraction.ts';
import { type Instant, instantPattern, parseInstant } from './instant.ts';
import { isSane, type Range, sizesOfDurations, sizesOfFractions, sizesOfNumbers, sizesOfRates } from './range.ts';
import { parseRate, ratePattern } from './rate.ts';
import {
  expectedOf,
  formatScaled,
  parseScaled,
  parseUnit,
  type ScaledKind,
  scaledPattern,
  unitExpected,
  unitPattern,
} from './scaled.ts';

/** Limits of a quantity, in SI base units. */
export interface Bounds {
  /** The smallest value that is allowed. */
  readonly atLeast?: number;
  /** Values must be larger than this. */
  readonly above?: number;
  /** The largest value that is allowed. */
  readonly atMost?: number;
  /** Values must be smaller than this. */
  readonly below?: number;
}

/**
 * A field that takes a duration with its unit ('30 min', '1.5 h', '2 h 30 min', '1:30:00') and gives seconds.
 * Negative durations are refused unless the bounds allow them.
 */
export function duration(bounds: Bounds = { atLeast: 0 }): z.ZodType<number, string> {
  return field({
    noun: 'a duration',
    description: "A duration with its unit: '90 s', '30 min', '1.5 h', '2 d', '1:30:00'.",
    expected: "a duration such as '30 min' or '1800 s'",
    pattern: durationPattern,
    parse: parseDuration,
    print: formatDuration,
    range: sizesOfDurations,
    bounds,
  });
}

/** A field that takes a rate ('40 per day', '3.2 per s', '3.2/s') and gives events per second. */
export function rate(bounds: Bounds = { atLeast: 0 }): z.ZodType<number, string> {
  return field({
    noun: 'a rate',
    description: "A rate: '40 per day', '3.2 per s', '5 per 8 h'.",
    expected: "a rate such as '40 per day' or '3.2 per s'",
    pattern: ratePattern,
    parse: parseRate,
    print: formatRate,
    range: sizesOfRates,
    bounds,
  });
}

/** A field that takes a percentage ('60 %') and gives a number, from 0 to 1 unless other bounds are given. */
export function fraction(bounds: Bounds = { atLeast: 0, atMost: 1 }): z.ZodType<number, string> {
  return field({
    noun: 'a percentage',
    description: "A percentage: '60 %'.",
    expected: "a percentage such as '60 %'",
    pattern: fractionPattern,
    parse: parseFraction,
    print: formatPercent,
    range: sizesOfFractions,
    bounds,
    bare: bareFraction,
  });
}

/** A field that takes a number with one of a kind's units ('700 W', '0.10 EUR per kWh') and gives it in the base unit. */
export function scaled(kind: ScaledKind, bounds: Bounds = { atLeast: 0 }): z.ZodType<number, string> {
  const units = Object.keys(kind.units).map((unit) => unit.replace('/', ' per '));
  return field({
    noun: kind.noun,
    description: `${kind.noun.charAt(0).toUpperCase()}${kind.noun.slice(1)} with its unit (${units.join(', ')}): '${kind.example}'.`,
    expected: expectedOf(kind),
    pattern: scaledPattern(kind),
    parse: (text) => parseScaled(kind, text),
    print: (value) => formatScaled(kind, value),
    range: kind.range,
    bounds,
  });
}

/** A field that takes the name of one of a kind's units ('EUR/MWh', 'EUR per MWh'). */
export function unitName(kind: ScaledKind): z.ZodType<string, string> {
  return z
    .string({
      error: ({ input }) => sentence({ code: 'unit-unknown', expected: unitExpected(kind), received: shown(input) }),
    })
    .meta({ pattern: unitPattern(kind), examples: [Object.keys(kind.units)[0]!] })
    .transform((text, context) => {
      const parsed = parseUnit(kind, text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: sentence(parsed.fault), params: { ...parsed.fault } });
      return z.NEVER;
    });
}

/** A field that takes a moment of the calendar ('2027-01-01', '2027-01-01T08:00:00+01:00'). */
export function instant(): z.ZodType<Instant, string> {
  const expected = "a date such as 2027-01-01, or a date and time with its zone such as '2027-01-01T08:00:00+01:00'";
  return z
    .string({
      error: ({ input }) => sentence({ code: 'not-a-quantity', expected, received: shown(input) }),
    })
    .meta({
      pattern: instantPattern,
      description: "A date (its midnight), or a date and time with its zone: '2027-01-01T08:00:00+01:00'.",
    })
    .transform((text, context) => {
      const parsed = parseInstant(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: sentence(parsed.fault), params: { ...parsed.fault } });
      return z.NEVER;
    });
}

/** A field that takes a plain number without unit. */
export function number(bounds: Bounds = {}): z.ZodNumber {
  return bounded(z.number({ error: ({ input }) => `expected a number, received ${shown(input)}` }), 'a number', bounds);
}

/** A field that takes a number from 0 to 1, such as a probability. */
export function ratio(): z.ZodNumber {
  return number({ atLeast: 0, atMost: 1 });
}

/** A field that takes a whole number above 0, such as a count of accelerators. */
export function positiveInteger(): z.ZodNumber {
  return wholeNumber({ atLeast: 1 });
}

/** A field that takes a whole number, 0 included. */
export function nonNegativeInteger(): z.ZodNumber {
  return wholeNumber({ atLeast: 0 });
}

/** A field that takes a whole number. */
export function wholeNumber(bounds: Bounds = {}): z.ZodNumber {
  const error = ({ input }: { input?: unknown }) => `expected a whole number, received ${shown(input)}`;
  return bounded(z.number({ error }).int({ error }), 'a whole number', bounds);
}

function bounded(schema: z.ZodNumber, noun: string, bounds: Bounds): z.ZodNumber {
  const error = ({ input }: { input?: unknown }) =>
    `expected ${noun}${within(bounds, formatNumber)}, received ${shown(input)}`;
  let result = schema;
  if (bounds.atLeast !== undefined) result = result.gte(bounds.atLeast, { error });
  if (bounds.above !== undefined) result = result.gt(bounds.above, { error });
  if (bounds.atMost !== undefined) result = result.lte(bounds.atMost, { error });
  if (bounds.below !== undefined) result = result.lt(bounds.below, { error });
  const { least, most } = sizesOfNumbers;
  return result.refine((value) => isSane(value, { least, most: Math.max(most, bounds.atMost ?? 0) }), {
    error: ({ input }) => `expected ${noun} of ${least} to ${most}, received ${shown(input)}`,
  });
}

interface FieldOptions {
  readonly noun: string;
  readonly description: string;
  readonly expected: string;
  readonly pattern: string;
  readonly bounds: Bounds;
  readonly range: Range;
  parse(text: string): Parsed<number>;
  print(value: number): string;
  /** What to say of a number without unit. */
  bare?(value: number): Pick<QuantityFault, 'hint'>;
}

/** The fault, as data, stands in the issue's `params`; the message is its sentence. */
function field(options: FieldOptions): z.ZodType<number, string> {
  const { noun, description, expected, pattern, bounds, range, parse, print } = options;
  return z
    .string({ error: ({ input }) => sentence(notText(input, options)) })
    .meta({ pattern, description })
    .transform((text, context) => {
      const parsed = parse(text);
      const fault: QuantityFault | undefined = !parsed.ok
        ? parsed.fault
        : !inside(parsed.value, bounds)
          ? { code: 'out-of-range', expected: `${noun}${within(bounds, print)}`, received: shown(text) }
          : isSane(parsed.value, range)
            ? undefined
            : { code: 'out-of-range', expected: `${noun} ${sizes(range, print)}`, received: shown(text) };
      // Nothing below zero is zero, too: -0 + 0 is 0.
      if (parsed.ok && fault === undefined) return parsed.value + 0;
      const complete = fault ?? { code: 'not-a-quantity', expected, received: shown(text) };
      context.addIssue({ code: 'custom', message: sentence(complete), params: { ...complete } });
      return z.NEVER;
    });
}

function notText(input: unknown, { expected, bare }: FieldOptions): QuantityFault {
  if (typeof input !== 'number') return { code: 'not-a-quantity', expected, received: shown(input) };
  return {
    code: 'unit-missing',
    expected,
    received: shown(input),
    hint: 'a number alone has no unit',
    ...bare?.(input),
  };
}

/** The sizes that a quantity can have, in words. */
function sizes({ least, most }: Range, print: (value: number) => string): string {
  return `of ${print(least)} to ${print(most)}`;
}

function inside(value: number, { atLeast, above, atMost, below }: Bounds): boolean {
  if (atLeast !== undefined && value < atLeast) return false;
  if (above !== undefined && value <= above) return false;
  if (atMost !== undefined && value > atMost) return false;
  return below === undefined || value < below;
}

function within({ atLeast, above, atMost, below }: Bounds, print: (value: number) => string): string {
  const low =
    atLeast !== undefined ? `of at least ${print(atLeast)}` : above !== undefined ? `above ${print(above)}` : '';
  const high = atMost !== undefined ? `at most ${print(atMost)}` : below !== undefined ? `below ${print(below)}` : '';
  const words = [low, high].filter((word) => word !== '').join(' and ');
  return words === '' ? '' : ` ${words}`;
}
