import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInstant, type Instant, secondsOfWeek } from '../../src/units/index.ts';
import { instantPattern, parseInstant } from '../../src/units/instant.ts';

function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

function fault(text: string) {
  const parsed = parseInstant(text);
  if (parsed.ok) throw new Error(`'${text}' was read`);
  return parsed.fault;
}

describe('a moment of the calendar', () => {
  test.each([
    '2027-01-01T00:00:00+01:00',
    '2024-02-29T23:59:59.5-03:30',
    '1969-12-31T12:00Z',
    '2100-03-01T00:00+14:00',
  ])('is what the engine takes it for: %s', (text) => {
    expect(at(text).unix).toBe(Date.parse(text) / 1000);
  });

  test('that is a date alone is its midnight in UTC', () => {
    expect(at('2027-07-01')).toEqual({ unix: Date.UTC(2027, 6, 1) / 1000, offset: 0 });
  });

  test('may have a blank between date and time, as logs do', () => {
    expect(at('2027-01-01 08:00:00 +0100')).toEqual(at('2027-01-01T08:00:00+01:00'));
  });

  test('without a zone is refused, with the way to write UTC', () => {
    expect(fault('2027-01-01T08:00')).toMatchObject({
      code: 'unit-missing',
      hint: "a time alone has no zone; write '2027-01-01T08:00Z' for UTC",
    });
  });

  test.each([
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-01-01T24:00Z',
    '2027-01-01T10:60Z',
    '2027-01-01T10:00+15:00',
  ])('that the calendar does not have is refused: %s', (text) => {
    expect(fault(text).code).toBe('out-of-range');
  });

  test.each(['tomorrow', '1.1.2027', '2027', '2027-1-1', ''])('in another form is refused: %s', (text) => {
    expect(fault(text).expected).toContain('2027-01-01T08:00:00+01:00');
    expect(new RegExp(instantPattern).test(text)).toBe(false);
  });

  test('is written as it is read, on any day and in any zone', () => {
    const seconds = fc.integer({ min: -62_000_000_000, max: 250_000_000_000 });
    const quarters = fc.integer({ min: -56, max: 56 });
    fc.assert(
      fc.property(seconds, quarters, (unix, quarter) => {
        const text = formatInstant({ unix, offset: quarter * 900 });
        expect(at(text)).toEqual({ unix, offset: quarter * 900 });
        expect(Date.parse(text)).toBe(unix * 1000);
        expect(new RegExp(instantPattern).test(text)).toBe(true);
      }),
    );
  });

  test('knows how far its week has gone, by its own zone', () => {
    expect(secondsOfWeek(at('2027-01-04T00:00+01:00'))).toBe(0);
    expect(secondsOfWeek(at('2027-01-03T23:59:59+01:00'))).toBe(604_799);
    expect(secondsOfWeek(at('2027-01-01T12:00Z'))).toBe(4 * 86_400 + 43_200);
    expect(secondsOfWeek(at('1960-02-01T00:00Z'))).toBe(0);
  });
});
