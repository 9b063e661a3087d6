import { describe, expect, test } from 'vitest';
import { fault, series } from './reading-series.ts';

const table = (header: string) => `time (UTC),${header}\n2023-01-01 00:00,100\n`;
const price = (header: string) => series(table(header)).values[0];
const intensity = (header: string) => series(table(header), { of: 'intensity' }).values[0];

describe('the unit of prices', () => {
  test.each([
    ['Price (EUR/MWh)', 0.1],
    ['EUR per MWh', 0.1],
    ['Preis [€/MWh]', 0.1],
    ['price_eur_mwh', 0.1],
    ['price_eur_per_mwh', 0.1],
    ['EUR MWh-1', 0.1],
    ['Euro/MWh', 0.1],
    ['kEUR/MWh', 100],
    ['k€/MWh', 100],
    ['mEUR/kWh', 0.1],
    ['EUR/kWh', 100],
    ['EUR/GWh', 0.0001],
    ['ct/kWh', 1],
    ['€ct/kWh', 1],
    ['eurocent/kWh', 1],
    ['Price (Euro cents per kWh)', 1],
  ])('%s is known', (header, value) => {
    expect(price(header)).toBeCloseTo(value, 12);
  });

  test.each([
    'USD/MWh',
    '$/MWh',
    '$/MWHr',
    'GBP/MWh',
    '£/MWh',
    'p/kWh',
    'c/kWh',
    'cents/kWh',
    'SEK/MWh',
    'MEUR/MWh',
    'M€/MWh',
    'EUR/mWh',
    'EUR/MW/h',
    'EUR/100 kWh',
    'thousand EUR/MWh',
    '1000 EUR/MWh',
    "'000 EUR/MWh",
    'EUR/therm',
    'NEUR/MWh',
    'EUR/MWh or ct/kWh',
  ])('%s is refused, with those that are known', (header) => {
    const found = fault(table(`"${header}"`));
    expect(found).toMatchObject({ code: 'unknown-unit', line: 1 });
    expect(found.expected).toContain('EUR/MWh');
    expect(found.received).toContain(
      header
        .replace("'000 ", '')
        .replace(/^(?:thousand|1000) /, '')
        .slice(0, 3),
    );
  });

  test('of another currency is brought to EUR by a scale, and the header is told', () => {
    const { values, reading } = series(table('USD/MWh'), { unit: 'EUR/MWh', scale: 0.9 });
    expect(values[0]).toBe(0.09);
    expect(reading.headerUnit).toBe('USD/MWh');
    expect(series(table('EUR/MWh'), { unit: 'EUR/MWh' }).reading.headerUnit).toBeUndefined();
  });
});

describe('the unit of intensities', () => {
  test.each([
    ['g/kWh', 100],
    ['gCO₂eq/kWh', 100],
    ['Carbon intensity gCO₂eq/kWh (Life cycle)', 100],
    ['g CO2-Äq./kWh', 100],
    ['gCO2_per_kWh', 100],
    ['gCO2eq kWh⁻¹', 100],
    ['grams of CO2 per kWh', 100],
    ['mg/kWh', 0.1],
    ['mgCO2/kWh', 0.1],
    ['µg/kWh', 0.0001],
    ['μg/kWh', 0.0001],
    ['ug CO2/kWh', 0.0001],
    ['kg/kWh', 100_000],
    ['kg/MWh', 100],
    ['kgCO2eq/MWh', 100],
    ['g/MWh', 0.1],
    ['t/MWh', 100_000],
    ['tCO2/MWh', 100_000],
    ['Mg CO2/MWh', 100_000],
    ['t/GWh', 100],
    ['kg/GWh', 0.1],
    // A pound is 453.59237 g.
    ['lb/MWh', 45.359237],
    ['lbs CO2/MWh', 45.359237],
  ])('%s is known', (header, value) => {
    expect(intensity(header)).toBeCloseTo(value, 9);
  });

  test.each(['ng/kWh', 'ton/MWh', 'gC/kWh', 'mg NOx/kWh', 'g/MJ', 'g/km', 'kg per MWh per day', 'Gg/MWh', '10 g/kWh'])(
    '%s is refused, with those that are known',
    (header) => {
      expect(fault(table(header), { of: 'intensity' })).toMatchObject({ code: expect.stringMatching(/unit/), line: 1 });
    },
  );
});

describe('a unit that is refused', () => {
  test.each(['EUR/MW/h', 'EUR/MWh/h', 'Mio. EUR/MWh', 'thousand EUR/MWh'])('is named as a whole: %s', (header) => {
    expect(fault(table(`price (${header})`)).received).toContain(`'${header}' in the header`);
  });

  test('is told to be multiplied as a currency only where it is one', () => {
    expect(fault(table('USD/MWh')).hint).toContain('currency');
    expect(fault(table('kt/MWh'), { of: 'intensity' }).hint).not.toContain('currency');
  });
});

describe('the unit of powers', () => {
  test.each([
    ['cap (W)', 100],
    ['cap [kW]', 1e5],
    ['MW', 1e8],
    ['cap_MW', 1e8],
    ['GW', 1e11],
  ])('%s is known', (header, value) => {
    expect(series(table(header), { of: 'power' }).values[0]).toBe(value);
  });

  test.each(['mW', 'kWh', 'kW/h', 'MW per site', 'kVA'])('%s is refused', (header) => {
    expect(fault(table(header), { of: 'power' }).code).toMatch(/no-unit|unknown-unit/);
  });
});

describe('the size of what stands in a table', () => {
  const rows = (value: string) => `time (UTC),Price (EUR/MWh)\n2023-01-01 00:00,10\n2023-01-01 01:00,${value}\n`;

  test.each(['1e308', '-1e308', '1e309', '1.1e9'])('is refused where it is beyond all bounds: %s', (value) => {
    expect(fault(rows(value))).toMatchObject({
      code: 'out-of-size',
      line: 3,
      expected: 'a price of electricity of at most 1,000,000 EUR per kWh to either side of zero',
      received: `'${value}'`,
    });
  });

  test('may be next to nothing, and as high or as low as a price may be written in a scenario', () => {
    expect(series(rows('1e-320')).values[1]).toBeCloseTo(0, 300);
    expect([...series(rows('-1e9')).values]).toEqual([0.01, -1e6]);
  });

  test('is that after it is multiplied with the scale', () => {
    expect(fault(rows('1e6'), { scale: 1e6 })).toMatchObject({ code: 'out-of-size', line: 3 });
  });
});
