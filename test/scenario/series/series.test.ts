import { describe, expect, test } from 'vitest';
import { seriesKinds } from '../../../src/scenario/energy-fields.ts';
import { readSeries } from '../../../src/scenario/series/series.ts';
import type { SeriesOptions } from '../../../src/scenario/series/series-options.ts';
import { readTime } from '../../../src/scenario/series/time-text.ts';
import { momentsOf, zoneOf } from '../../../src/scenario/series/zone.ts';

type Chosen = Partial<SeriesOptions> & { readonly of?: keyof typeof seriesKinds };

function reading(text: string, { of = 'price', ...options }: Chosen = {}) {
  return readSeries(text, { file: 'p.csv', kind: seriesKinds[of], ...options });
}

function series(text: string, options?: Chosen) {
  const read = reading(text, options);
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  return read.series;
}

function fault(text: string, options?: Chosen) {
  const read = reading(text, options);
  if ('series' in read) throw new Error('it was read');
  return read.fault;
}

const at = (text: string) => Date.parse(text) / 1000;
const rows = (...lines: string[]) => `Time,Price (EUR/MWh)\n${lines.join('\n')}\n`;

describe('a table of times and values', () => {
  test('is read with its units and zone from the headers', () => {
    const { times, values, end } = series(
      'Datetime (UTC),Price (EUR/MWh)\n2023-01-01 00:00:00,-5.17\n2023-01-01 01:00:00,95.2\n',
    );
    expect([...times]).toEqual([at('2023-01-01T00:00Z'), at('2023-01-01T01:00Z')]);
    expect([...values]).toEqual([-0.00517, 0.0952]);
    expect(end).toBe(at('2023-01-01T02:00Z'));
  });

  test.each([
    [
      'a German one, newest first',
      'Datum;Preis [€/MWh]\n01.01.2023 01:00;1.234,50\n01.01.2023 00:00;95,2\n',
      { zone: 'UTC' },
      [0.0952, 1.2345],
    ],
    [
      'intervals of the transparency platform',
      '"MTU (CET/CEST)";"Day-ahead Price [EUR/MWh]"\n"01.01.2023 00:00 - 01.01.2023 01:00";"95,2"\n',
      {},
      [0.0952],
    ],
    [
      'ISO times with their zone',
      'time,price\n2023-01-01T00:00+01:00,0.1\n2023-01-01T01:00+01:00,0.2\n',
      { unit: 'EUR/kWh' },
      [0.1, 0.2],
    ],
    ['seconds since 1970, tabs', 't\tEUR/MWh\n1672531200\t100\n1672534800\t200\n', {}, [0.1, 0.2]],
    ['milliseconds since 1970', 't,ct/kWh\n1672531200000,10\n', {}, [0.1]],
    ['dates', 'day,EUR per MWh\n2023-01-01,100\n2023-01-02,200\n', { zone: 'UTC' }, [0.1, 0.2]],
  ] as const)('may be %s', (_, text, options, values) => {
    expect([...series(text, options).values]).toEqual(values);
  });

  test('of intensities knows their units', () => {
    const header = (name: string) => `time (UTC),${name}\n2023-01-01 00:00,350\n`;
    const value = (name: string) => series(header(name), { of: 'intensity' }).values[0];
    expect(value('Carbon Intensity gCO₂eq/kWh (LCA)')).toBe(350);
    expect(value('g CO2/kWh')).toBe(350);
    expect(value('kgCO2eq/MWh')).toBe(350);
    expect(value('kg/kWh')).toBe(350_000);
    expect(value('t CO2/MWh')).toBe(350_000);
    expect(fault(header('Carbon Intensity'), { of: 'intensity' })).toMatchObject({ code: 'no-unit', line: 1 });
  });

  test('with several columns of numbers needs one named, by a part of its header', () => {
    const text = 'time (UTC),g/kWh (direct),g/kWh (LCA),share\n2023-01-01 00:00,140,186,0.5\n';
    expect(series(text, { of: 'intensity', column: 'lca' }).values[0]).toBe(186);
    expect(fault(text, { of: 'intensity' })).toMatchObject({ code: 'which-column', hint: "name one with 'column'" });
    expect(fault(text, { of: 'intensity', column: 'g/kWh' }).hint).toContain('write more of it');
    expect(fault(text, { of: 'intensity', column: 'g/kWh (LCB)' }).hint).toBe("did you mean 'g/kWh (LCA)'?");
  });

  test.each([
    [rows('2023-01-01 00:00,1'), 'no-zone', 2],
    [rows('2023-01-01T00:00Z,1', '2023-01-01T01:00Z,one'), 'which-column', 1],
    [rows('2023-01-01T00:00Z,1', 'noon,2'), 'not-a-time', 3],
    [rows('2023-01-01T00:00Z,1', '2023-01-01T02:00Z,2', '2023-01-01T01:00Z,2'), 'not-ascending', 4],
    [rows('yesterday,1'), 'no-times', 2],
    [rows('2023-02-30T00:00Z,1'), 'no-times', 2],
    ['Time,Price\n2023-01-01T00:00Z,1\n', 'no-unit', 1],
    ['', 'empty-series', undefined],
    ['Time,Price\n', 'empty-series', undefined],
    [rows('2023-01-01T00:00Z,'), 'which-column', 1],
  ])('that cannot be read is told with its line: %#', (text, code, line) => {
    const found = fault(text);
    expect([found.code, found.line]).toEqual([code, line]);
  });

  test('beyond the hundredth row still has its numbers checked', () => {
    const lines = Array.from(
      { length: 200 },
      (_, i) => `${new Date(1.7e12 + i * 3.6e6).toISOString().slice(0, 19)}Z,${i === 150 ? 'x' : i}`,
    );
    expect(fault(rows(...lines))).toMatchObject({ code: 'not-a-number', line: 152, received: "'x'" });
  });

  test('with gaps holds the value before, counts, and tells for which time there are data', () => {
    const { times, known, reading } = series(
      rows(
        '2023-01-01T00:00Z,1',
        '2023-01-01T01:00Z,',
        '2023-01-01T02:00Z,3',
        '2023-01-01T05:00Z,n/a',
        '2023-01-01T06:00Z,4',
        '2023-01-01T07:00Z,5',
        '2023-01-01T08:00Z,5',
      ),
    );
    const hours = (moment: number) => (moment - times[0]!) / 3600;
    expect([...times].map(hours)).toEqual([0, 2, 6, 7, 8]);
    expect(reading).toMatchObject({ missing: 2, skipped: 0, held: 2 });
    expect(known.map(({ from, until }) => [hours(from), hours(until)])).toEqual([
      [0, 1],
      [2, 3],
      [6, 9],
    ]);
  });

  test('whose rows come only where the value changes has no gaps', () => {
    const tariff = rows('2023-01-01T00:00Z,1', '2023-01-01T06:00Z,2', '2023-01-01T22:00Z,1', '2023-01-02T00:00Z,3');
    const { times, known, reading } = series(tariff);
    expect(reading.held).toBe(0);
    expect(known).toEqual([{ from: times[0], until: expect.any(Number) }]);
  });
});

describe('local times', () => {
  const berlin = { zone: 'Europe/Berlin' };

  test('are those of the zone, in winter and in summer', () => {
    const { times } = series(rows('2023-03-25 12:00,1', '2023-03-26 12:00,2'), berlin);
    expect([...times]).toEqual([at('2023-03-25T11:00Z'), at('2023-03-26T10:00Z')]);
  });

  test('that clocks skip are left out', () => {
    const { times, reading: mending } = series(
      rows('2023-03-26 01:00,1', '2023-03-26 02:00,2', '2023-03-26 03:00,2'),
      berlin,
    );
    expect([...times]).toEqual([at('2023-03-26T00:00Z'), at('2023-03-26T01:00Z')]);
    expect(mending).toMatchObject({ skipped: 1, held: 0 });
  });

  test('that come twice are the earlier first, then the later', () => {
    const { times, values } = series(
      rows('2023-10-29 01:00,1', '2023-10-29 02:00,2', '2023-10-29 02:00,3', '2023-10-29 03:00,4'),
      berlin,
    );
    expect([...times].map((t) => (t - at('2023-10-28T23:00Z')) / 3600)).toEqual([0, 1, 2, 3]);
    expect([...values]).toEqual([0.001, 0.002, 0.003, 0.004]);
  });

  test('that come twice and stand there once hold for both hours', () => {
    const { times, known, reading } = series(
      rows('2023-10-29 00:00,1', '2023-10-29 01:00,1', '2023-10-29 02:00,2', '2023-10-29 03:00,4'),
      berlin,
    );
    expect([...times].map((t) => (t - at('2023-10-28T23:00Z')) / 3600)).toEqual([-1, 0, 1, 3]);
    expect(reading).toMatchObject({ held: 0, twice: 1 });
    expect(known).toHaveLength(1);
  });

  test('are found for zones by name and by offset, and the engine agrees', () => {
    for (const name of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']) {
      const zone = zoneOf(name)!;
      for (let unix = 1.6e9; unix < 1.6e9 + 400 * 86_400; unix += 37 * 3600) {
        const shown = new Date(unix * 1000).toLocaleString('sv-SE', { timeZone: name });
        expect(readTime(shown)!.local - unix).toBe(zone(unix));
        expect(momentsOf(unix + zone(unix), zone)).toContain(unix);
      }
    }
    expect(zoneOf('+05:30')!(0)).toBe(19_800);
    expect(zoneOf('UTC-3')!(0)).toBe(-10_800);
    expect(zoneOf('Europe/Berlim')).toBeUndefined();
  });
});
