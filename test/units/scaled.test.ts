import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  carbonIntensity,
  electricityPrice,
  formatScaled,
  lifetime,
  mass,
  power,
  type ScaledKind,
  spellScaled,
} from '../../src/units/index.ts';
import { parseScaled, scaledPattern } from '../../src/units/scaled.ts';

const kinds = [power, mass, electricityPrice, carbonIntensity, lifetime];

function value(kind: ScaledKind, text: string): number {
  const parsed = parseScaled(kind, text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
}

function fault(kind: ScaledKind, text: string) {
  const parsed = parseScaled(kind, text);
  if (parsed.ok) throw new Error(`'${text}' was read as ${parsed.value}`);
  return parsed.fault;
}

describe('a quantity with a unit', () => {
  test.each([
    [power, '700 W', 700],
    [power, '1.4kW', 1400],
    [power, '20 MW', 2e7],
    [mass, '1500 kg', 1500],
    [mass, '318 g', 0.318],
    [electricityPrice, '0.10 EUR per kWh', 0.1],
    [electricityPrice, '95.2 EUR/MWh', 0.0952],
    [electricityPrice, '-500 EUR per MWh', -0.5],
    [electricityPrice, '22 ct/kWh', 0.22],
    [carbonIntensity, '350 g per kWh', 350],
    [carbonIntensity, '0.35 kg / kWh', 350],
    [carbonIntensity, '0.35 t per MWh', 350],
    [lifetime, '5 years', 157_680_000],
    [lifetime, '90 d', 7_776_000],
  ] as const)('is read: %#', (kind, text, expected) => {
    expect(value(kind, text)).toBe(expected);
    expect(new RegExp(scaledPattern(kind)).test(text)).toBe(true);
  });

  test('needs its unit, and the right one', () => {
    expect(fault(power, '700')).toMatchObject({ code: 'unit-missing', expected: "a power such as '700 W'" });
    expect(fault(power, '700 kw').hint).toBe("did you mean '700 kW'?");
    expect(fault(power, '700 kWh').hint).toBe("did you mean '700 kW'?");
    expect(fault(carbonIntensity, '350 g').hint).toContain('g/kWh');
    expect(fault(power, 'much').code).toBe('not-a-quantity');
  });

  test('is printed in the unit that suits it', () => {
    expect([0, 61, 1512, 2.5e7].map((watts) => formatScaled(power, watts))).toEqual([
      '0 W',
      '61 W',
      '1.51 kW',
      '25 MW',
    ]);
    expect(formatScaled(electricityPrice, 0.0952)).toBe('0.0952 EUR per kWh');
  });

  test('as a scenario spells it reads back as the same number', () => {
    expect(spellScaled(power, 1700)).toBe('1.7 kW');
    expect(spellScaled(lifetime, 157_680_000)).toBe('5 years');
    const any = fc.double({ min: 0, max: 1e12, noNaN: true }).map((x) => Number(x.toPrecision(15)));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), any, (kind, number) => {
        expect(value(kind, spellScaled(kind, number))).toBe(number);
      }),
    );
  });
});
