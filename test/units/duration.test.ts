import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationPattern } from '../../src/units/duration.ts';
import { parseDuration } from '../../src/units/index.ts';

function seconds(text: string): number {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

function fault(text: string) {
  const parsed = parseDuration(text);
  if (parsed.ok) throw new Error(`'${text}' was read as ${parsed.value} s`);
  return parsed.fault;
}

describe('a duration', () => {
  test.each([
    ['90 s', 90],
    ['250 ms', 0.25],
    ['30 min', 1_800],
    ['1.5 h', 5_400],
    ['.5 h', 1_800],
    ['2 d', 172_800],
    ['1 w', 604_800],
    ['1e3 s', 1_000],
    ['1day', 86_400],
    ['3 hours', 10_800],
    ['  5 minutes ', 300],
    ['0 s', 0],
  ])('is a number with a unit: %s', (text, value) => {
    expect(seconds(text)).toBe(value);
  });

  test('may have several parts, from large to small', () => {
    expect(seconds('2 h 30 min')).toBe(9_000);
    expect(seconds('1d 2h 3min 4s')).toBe(93_784);
    expect(fault('30 min 2 h').hint).toContain('from large to small');
    expect(fault('2 h 3 h').hint).toContain('each unit once');
  });

  test('may be written with colons, days before a hyphen as Slurm does', () => {
    expect(seconds('1:30:00')).toBe(5_400);
    expect(seconds('120:00:01.5')).toBe(432_001.5);
    expect(seconds('2-01:00:00')).toBe(176_400);
  });

  test('with one colon is refused, since it could be hours or minutes', () => {
    expect(fault('1:30')).toMatchObject({ code: 'unit-ambiguous', hint: expect.stringContaining("'1:30:00'") });
  });

  test('without a unit is refused', () => {
    expect(fault('1800')).toMatchObject({ code: 'unit-missing', received: "'1800'" });
    expect(fault('1800').expected).toBe("a duration such as '30 min' or '1800 s'");
  });

  test('in an unknown unit is refused with the nearest one', () => {
    expect(fault('30 parsecs')).toMatchObject({ code: 'unit-unknown', hint: expect.stringContaining("'30 s'") });
    expect(fault('2 h 5 minn').hint).toContain("did you mean '2 h 5 min'?");
    expect(fault('5 Min').hint).toContain("did you mean '5 min'?");
    expect(fault('5 bananas').hint).toBe('units of time are ms, s, min, h, d, w');
  });

  test("in 'm', months or years is refused as ambiguous", () => {
    for (const text of ['5 m', '3 months', '1 y', '2 years']) expect(fault(text).code, text).toBe('unit-ambiguous');
    expect(fault('5 m').hint).toContain("'5 min'");
  });

  test.each(['', 'soon', '5 h then', 'h', '--5 s', '5 s,', '1:99:00', '- 5 s', '1,000 s'])('is not %j', (text) => {
    expect(fault(text).code).toBe('not-a-quantity');
  });

  test('too large for a number is refused', () => {
    expect(fault('1e999 s').code).toBe('out-of-range');
  });

  const part = fc.tuple(
    fc.double({ min: 0, max: 1e6, noNaN: true }),
    fc.constantFrom('', ' ', '  '),
    fc.constantFrom('w', 'd', 'h', 'min', 's', 'ms', 'days', 'hrs', 'sec', 'minutes', 'x', 'Min', 'm'),
  );

  test('is read wherever the pattern for editors matches, save for the order of its parts', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.map(([number, gap, unit]) => `${number}${gap}${unit}`).join(' ');
        const parsed = parseDuration(text);
        const matches = new RegExp(durationPattern).test(text);
        if (parsed.ok) expect(matches).toBe(true);
        else if (matches) expect(parsed.fault.hint).toContain('from large to small');
      }),
    );
  });

  test('is the sum of its parts', () => {
    const whole = fc.nat(59);
    fc.assert(
      fc.property(whole, whole, whole, (h, min, s) => {
        expect(seconds(`${h} h ${min} min ${s} s`)).toBe(h * 3_600 + min * 60 + s);
        const clock = [h, min, s].map((n) => String(n).padStart(2, '0')).join(':');
        expect(seconds(clock)).toBe(h * 3_600 + min * 60 + s);
      }),
    );
  });
});
