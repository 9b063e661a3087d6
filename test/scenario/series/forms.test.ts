import { describe, expect, test } from 'vitest';
import { fault, momentsRead, series } from './reading-series.ts';

const berlin = { zone: 'Europe/Berlin', unit: 'EUR/MWh' } as const;
const utc = { zone: 'UTC', unit: 'EUR/MWh' } as const;
const two = (n: number) => String(n).padStart(2, '0');
const hours = Array.from({ length: 24 }, (_, hour) => hour);

describe('a date and an hour in two columns', () => {
  // Two days of made-up prices, 20.5 at 0 h, one more each hour.
  const nordPool = (divider: string, mark: string, date: (day: number) => string) =>
    [1, 2].flatMap((day) =>
      hours.map((hour) => [date(day), `${two(hour)} - ${two((hour + 1) % 24)}`, `${20 + hour}${mark}5`].join(divider)),
    );

  test.each([
    ['as Nord Pool has them', `Date;Hours;FI (EUR/MWh)\n${nordPool(';', ',', (day) => `0${day}.01.2018`).join('\n')}`],
    ['with points', `Date,Hours,FI (EUR/MWh)\n${nordPool(',', '.', (day) => `2018-01-0${day}`).join('\n')}`],
    [
      'with dashes and the day first',
      `Date,Hours,FI (EUR/MWh)\n${nordPool(',', '.', (day) => `0${day}-01-2018`).join('\n')}`,
    ],
    [
      'with a midnight that a program for tables added to the date',
      `Date,Hours,FI (EUR/MWh)\n${nordPool(',', '.', (day) => `2018-01-0${day} 00:00:00`).join('\n')}`,
    ],
  ])('is read whole: %s', (_, text) => {
    const { times, values } = series(text, { zone: 'Europe/Helsinki' });
    expect(times).toHaveLength(48);
    expect(times[0]).toBe(Date.parse('2018-01-01T00:00+02:00') / 1000);
    expect([...times].every((time, i) => time === times[0]! + 3600 * i)).toBe(true);
    expect([values[0], values[12], values[23], values[24]]).toEqual([0.0205, 0.0325, 0.0435, 0.0205]);
  });

  test.each([
    ['Date,Hour,EUR/MWh', (hour: number) => `${hour}`],
    ['Date,Hour,EUR/MWh', (hour: number) => `${hour + 1}`],
    ['Date,Delivery,EUR/MWh', (hour: number) => `Hour ${hour + 1}`],
    ['Date,Delivery,EUR/MWh', (hour: number) => `H${hour + 1}`],
    ['Date,Hour Ending,EUR/MWh', (hour: number) => `HE ${two(hour + 1)}`],
    ['Date,HE,EUR/MWh', (hour: number) => two(hour + 1)],
    ['Datum,Stunde,EUR/MWh', (hour: number) => `${two(hour)}:00`],
    ['Datum,Uhrzeit,EUR/MWh', (hour: number) => `${two(hour)}:00 - ${two(hour + 1)}:00`],
    ['Date,Hour Ending,EUR/MWh', (hour: number) => `${two(hour + 1)}:00`],
    ['Date,Time,EUR/MWh', (hour: number) => `${hour % 12 === 0 ? 12 : hour % 12}:00 ${hour < 12 ? 'AM' : 'PM'}`],
    ['Date,Time,EUR/MWh', (hour: number) => `${two(hour)}00`],
  ])('may say the hour in many ways: %s %#', (header, label) => {
    const rows = [1, 2].flatMap((day) => hours.map((hour) => `2023-02-0${day},${label(hour)},${hour + 1}`));
    const { times, values } = series(`${header}\n${rows.join('\n')}`, { zone: 'UTC' });
    expect([...times]).toEqual(Array.from({ length: 48 }, (_, i) => Date.UTC(2023, 1, 1) / 1000 + 3600 * i));
    expect(values[13]).toBe(0.014);
  });

  test('may have the beginning and the end of the hour, of which the beginning counts', () => {
    const smard = 'Datum;Anfang;Ende;Preis [€/MWh]\n01.01.2023;00:00;01:00;-5,17\n01.01.2023;01:00;02:00;-1,07\n';
    expect(momentsRead(smard, berlin)).toEqual(['2022-12-31T23:00Z', '2023-01-01T00:00Z']);
  });

  test('may count half hours of a day, as in Great Britain', () => {
    const rows = Array.from({ length: 48 }, (_, i) => `2023-06-01,${i + 1},${i}`);
    const text = `Settlement Date,Settlement Period,EUR/MWh\n${rows.join('\n')}`;
    const found = momentsRead(text, { zone: 'Europe/London' });
    expect([found[0], found[1], found[47]]).toEqual(['2023-05-31T23:00Z', '2023-05-31T23:30Z', '2023-06-01T22:30Z']);
  });

  test('is refused where the first hour of a day may be 0 or 1', () => {
    const rows = [9, 10, 11].map((hour) => `2023-02-01,${hour},5`);
    expect(fault(`Date,Hour,EUR/MWh\n${rows.join('\n')}`, utc)).toMatchObject({ code: 'which-hour', line: 2 });
  });

  test('that cannot be read as hours is refused with what rows share, and not dropped', () => {
    const rows = hours.map((hour) => `2023-02-01,part ${hour},${hour}`);
    expect(fault(`Date,Slice,EUR/MWh\n${rows.join('\n')}`, utc)).toMatchObject({
      code: 'shared-time',
      line: 3,
      received: "'2023-02-01' in line 2 and again; 23 of 24 rows have a time that another one has",
      hint: expect.stringContaining("'hour'"),
    });
  });

  test('is not what a column of small values has, whose header has a unit', () => {
    const text = 'day,hourly mean EUR/MWh\n2023-01-01,5\n2023-01-02,6\n';
    expect([...series(text, { zone: 'UTC' }).values]).toEqual([0.005, 0.006]);
  });

  test('may flag the second of two hours in a way of its own, as long as rows are in order', () => {
    // Texas and New England, 5 November 2023: clocks go back at 2:00.
    const days = (hour: (n: number) => string[]) =>
      [4, 5].flatMap((day) =>
        Array.from({ length: 24 }, (_, i) => i + 1).flatMap((n) =>
          (day === 5 ? hour(n) : [two(n)]).map((label) => `11/${two(day)}/2023,${label},${n}`),
        ),
      );
    const england = days((n) => (n === 2 ? ['02', '02X'] : [two(n)]));
    const found = momentsRead(`Date,Hour Ending,EUR/MWh\n${england.join('\n')}\n11/13/2023,01,5\n`, {
      zone: 'America/New_York',
    });
    expect(found.slice(24, 28)).toEqual([
      '2023-11-05T04:00Z',
      '2023-11-05T05:00Z',
      '2023-11-05T06:00Z',
      '2023-11-05T07:00Z',
    ]);
    expect(found[48]).toBe('2023-11-06T04:00Z');
    const texas = days((n) => (n === 2 ? ['02', '02'] : [two(n)])).map((row) => row.replace(/,(\d\d),/, ',$1:00,'));
    expect(
      momentsRead(`Date,Hour Ending,EUR/MWh\n${texas.join('\n')}\n11/13/2023,01:00,5\n`, { zone: 'America/New_York' }),
    ).toEqual(found);
  });

  test('of several is the one that is named', () => {
    const text = 'Date,Planned at,Hour,EUR/MWh\n2023-01-01,12:00,00:00,31.5\n2023-01-01,12:00,01:00,32.5\n';
    expect(fault(text, utc)).toMatchObject({ code: 'which-column', hint: "name one with 'hour'" });
    expect(momentsRead(text, { ...utc, hour: 'Hour' })).toEqual(['2023-01-01T00:00Z', '2023-01-01T01:00Z']);
    expect(fault(text, { ...utc, hour: 'EUR' })).toMatchObject({ code: 'no-hours', line: 2 });
  });
});

describe('a time in one column', () => {
  test.each([
    ['MTU (CET/CEST)', '01.07.2023 00:00 - 01.07.2023 01:00', '2023-06-30T22:00Z'],
    ['MTU (UTC)', '01/07/2023 00:00:00 - 01/07/2023 01:00:00', '2023-07-01T00:00Z'],
    ['MTU (UTC)', '31/07/2023 00:00 - 31/07/2023 01:00', '2023-07-31T00:00Z'],
    ['time', '2023-07-01T00:00Z/2023-07-01T01:00Z', '2023-07-01T00:00Z'],
    ['time', '2023-07-01 00:00 CEST', '2023-06-30T22:00Z'],
    ['time', '2023-07-01T00:00:00.000+0200', '2023-06-30T22:00Z'],
    ['time (UTC)', '07/31/2023 1:00:00 PM', '2023-07-31T13:00Z'],
    ['time (UTC)', '7/31/2023 12:00 AM', '2023-07-31T00:00Z'],
    ['time (UTC)', '31-Jul-2023 14:00', '2023-07-31T14:00Z'],
    ['time (UTC)', 'Jul 31, 2023 2:00 PM', '2023-07-31T14:00Z'],
    ['time (UTC)', '2023/7/31 5:00', '2023-07-31T05:00Z'],
    ['time (UTC)', '2023-07-31 05', '2023-07-31T05:00Z'],
    ['time (UTC)', '20230731T0500', '2023-07-31T05:00Z'],
    ['time (UTC+1)', '2023-07-31 05:00', '2023-07-31T04:00Z'],
    ['datetime_beginning_utc', '2023-07-31 05:00', '2023-07-31T05:00Z'],
    ['t', '1690779600', '2023-07-31T05:00Z'],
    ['t', '1690779600.0', '2023-07-31T05:00Z'],
    ['t', '1690779600000000000', '2023-07-31T05:00Z'],
  ])('is read: %s, %s', (header, time, moment) => {
    expect(momentsRead(`${header},EUR/MWh\n"${time}",5\n`)).toEqual([moment]);
  });

  test('written as one number is a date and an hour, and not a time since 1970', () => {
    const text = 'time (UTC),EUR/MWh\n2023010100,5\n2023010101,6\n2023010123,7\n';
    expect(momentsRead(text)).toEqual(['2023-01-01T00:00Z', '2023-01-01T01:00Z', '2023-01-01T23:00Z']);
    expect(fault(text.replace(' (UTC)', ''))).toMatchObject({ code: 'no-zone' });
    expect(momentsRead('time (UTC),EUR/MWh\n202301010015,5\n202301010030,6\n')).toEqual([
      '2023-01-01T00:15Z',
      '2023-01-01T00:30Z',
    ]);
    expect(momentsRead('time (UTC),EUR/MWh\n20230101,5\n20230102,6\n')).toEqual([
      '2023-01-01T00:00Z',
      '2023-01-02T00:00Z',
    ]);
  });

  test('without a midnight, as some programs write it, has its date alone there', () => {
    const text = 'time (UTC),EUR/MWh\n2023-01-01 23:00:00,5\n2023-01-02,6\n2023-01-02 01:00:00,7\n';
    expect(momentsRead(text)).toEqual(['2023-01-01T23:00Z', '2023-01-02T00:00Z', '2023-01-02T01:00Z']);
  });

  test('with slashes has the day first or the month as some row, or their order, tells; else it is refused', () => {
    const table = (...dates: string[]) => `time (UTC),EUR/MWh\n${dates.map((date) => `${date} 00:00,5`).join('\n')}\n`;
    expect(momentsRead(table('12/01/2023', '13/01/2023'))).toEqual(['2023-01-12T00:00Z', '2023-01-13T00:00Z']);
    expect(momentsRead(table('01/12/2023', '01/13/2023'))).toEqual(['2023-01-12T00:00Z', '2023-01-13T00:00Z']);
    expect(momentsRead(table('01/02/2023', '01/03/2023'))).toEqual(['2023-01-02T00:00Z', '2023-01-03T00:00Z']);
    expect(momentsRead(table('01/02/2023', '02/02/2023'))).toEqual(['2023-02-01T00:00Z', '2023-02-02T00:00Z']);
    expect(fault(table('05/06/2023'))).toMatchObject({ code: 'day-or-month', line: 2 });
  });

  test('of two columns is the one at which intervals begin', () => {
    const text =
      'Datum bis;Datum von;Preis [€/MWh]\n01.01.2023 01:00;01.01.2023 00:00;1\n01.01.2023 02:00;01.01.2023 01:00;2\n';
    expect(momentsRead(text, { zone: 'UTC' })).toEqual(['2023-01-01T00:00Z', '2023-01-01T01:00Z']);
  });

  test('written as 24:00, or under a header that says so, is the end of an hour', () => {
    const day = hours.map((hour) => `2023-01-01 ${two(hour + 1)}:00,${hour}`);
    const found = series(`time (UTC),EUR/MWh\n${day.join('\n')}`);
    expect([found.times[0], found.values[0], found.end]).toEqual([
      Date.UTC(2023, 0, 1) / 1000,
      0,
      Date.UTC(2023, 0, 2) / 1000,
    ]);
    expect(found.reading.ending).toBe(true);
    const text = 'interval_end (UTC),EUR/MWh\n2023-01-01 00:15,5\n2023-01-01 00:30,6\n';
    expect(momentsRead(text)).toEqual(['2023-01-01T00:00Z', '2023-01-01T00:15Z']);
  });

  test('of a moment of two zones goes by what the scenario says', () => {
    expect(momentsRead('time (UTC),EUR/MWh\n2023-07-01 00:00,5\n', { zone: 'Europe/Berlin' })).toEqual([
      '2023-06-30T22:00Z',
    ]);
  });
});

describe('days on which clocks change', () => {
  const spring = (ordinals: readonly (number | string)[]) =>
    momentsRead(
      `Date,Hour,EUR/MWh\n${['2023-03-25', '2023-03-26'].flatMap((date, day) => (day === 0 ? hours.map((h) => h + 1) : ordinals).map((o) => `${date},${o},5`)).join('\n')}`,
      berlin,
    ).slice(24);
  const autumn = (ordinals: readonly (number | string)[]) =>
    momentsRead(
      `Date,Hour,EUR/MWh\n${['2023-10-28', '2023-10-29'].flatMap((date, day) => (day === 0 ? hours.map((h) => h + 1) : ordinals).map((o) => `${date},${o},5`)).join('\n')}`,
      berlin,
    ).slice(24);
  const whole = (from: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `${new Date(Date.parse(from) + 3_600_000 * i).toISOString().slice(0, 16)}Z`,
    );
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  test('have 23 hours in spring: numbered through, or with hour 3 left out', () => {
    expect(spring(upTo(23))).toEqual(whole('2023-03-25T23:00Z', 23));
    expect(spring(upTo(24).filter((hour) => hour !== 3))).toEqual(whole('2023-03-25T23:00Z', 23));
  });

  test('may have a row for the hour that is not there, which is left out and counted', () => {
    expect(spring(upTo(24))).toEqual(whole('2023-03-25T23:00Z', 23));
  });

  test('have 25 hours in autumn: numbered through, hour 3 twice, 3A and 3B', () => {
    expect(autumn(upTo(25))).toEqual(whole('2023-10-28T22:00Z', 25));
    expect(autumn([1, 2, 3, 3, ...upTo(24).slice(3)])).toEqual(whole('2023-10-28T22:00Z', 25));
    expect(autumn([1, 2, '3A', '3B', ...upTo(24).slice(3)])).toEqual(whole('2023-10-28T22:00Z', 25));
  });

  test('may have one row for the hour that comes twice', () => {
    const found = autumn(upTo(24));
    expect(found).toHaveLength(24);
    expect(found.slice(2, 4)).toEqual(['2023-10-29T00:00Z', '2023-10-29T02:00Z']);
  });

  test('may say which of two hours is meant by A and B, by the zone, or by the order', () => {
    const table = (...times: string[]) => `time,EUR/MWh\n${times.map((time) => `2023-10-29 ${time},5`).join('\n')}`;
    const three = ['2023-10-28T23:00Z', '2023-10-29T00:00Z', '2023-10-29T01:00Z'];
    expect(momentsRead(table('01:00', '2A:00', '2B:00'), berlin)).toEqual(three);
    expect(momentsRead(table('01:00', '02:00', '02:00'), berlin)).toEqual(three);
    expect(momentsRead(table('01:00 CEST', '02:00 CEST', '02:00 CET'), berlin)).toEqual(three);
    const mtu =
      'MTU (CET/CEST),EUR/MWh\n29.10.2023 02:00 (CEST) - 29.10.2023 02:00 (CET),5\n29.10.2023 02:00 (CET) - 29.10.2023 03:00 (CET),6';
    expect(momentsRead(mtu)).toEqual(three.slice(1));
    expect(momentsRead(table('01:00', '02:00', '02:15', '02:30', '02:45', '02:00', '02:15'), berlin).at(-1)).toBe(
      '2023-10-29T01:15Z',
    );
    expect(momentsRead(table('03:00', '02:00', '02:00', '01:00'), berlin)).toHaveLength(4);
  });

  test('refuse an hour that is not there twice, and three rows for it', () => {
    const table = (...times: string[]) => `time,EUR/MWh\n${times.map((time) => `2023-10-29 ${time},5`).join('\n')}`;
    expect(fault(table('02A:00', '02B:00'), { ...utc })).toMatchObject({ code: 'no-such-hour', line: 2 });
    expect(fault(table('02:00', '02:00', '02:00'), berlin)).toMatchObject({ code: 'shared-time', line: 4 });
    expect(fault(table('04:00', '04:00'), berlin)).toMatchObject({ code: 'shared-time', line: 3 });
  });

  test('are those of the zone: south of the equator clocks go back in April', () => {
    const rows = upTo(25).map((hour) => `2023-04-02,${hour},5`);
    const found = momentsRead(`Date,Hour,EUR/MWh\n${rows.join('\n')}`, { ...berlin, zone: 'Australia/Sydney' });
    expect(found).toEqual(whole('2023-04-01T13:00Z', 25));
    const american = upTo(23).map((hour) => `2023-03-12,${hour},5`);
    expect(momentsRead(`Date,Hour,EUR/MWh\n${american.join('\n')}`, { ...berlin, zone: 'America/New_York' })).toEqual(
      whole('2023-03-12T05:00Z', 23),
    );
  });
});

describe('rows that are of several things', () => {
  test('are refused where they share a time', () => {
    const text = 'time (UTC),EUR/MWh\n2023-01-01 00:00,1\n2023-01-01 00:00,2\n2023-01-01 01:00,3\n';
    expect(fault(text)).toMatchObject({
      code: 'shared-time',
      line: 3,
      hint: 'keep one product, area and resolution in a file',
    });
  });

  test.each([
    ['Bidding zone', 'DE', 'FR'],
    ['AreaTypeCode', 'BZN', 'CTA'],
    ['Currency', 'EUR', 'GBP'],
    ['map_code', 'NO1', 'NO2'],
    ['ContractType', 'Day-ahead', 'Intraday'],
  ])('are refused where a column says so: %s', (header, first, second) => {
    const text = `time (UTC),${header},EUR/MWh\n2023-01-01 00:00,${first},1\n2023-01-01 00:30,${second},2\n`;
    expect(fault(text)).toMatchObject({ code: 'blended-rows', line: 3, received: `'${second}'` });
  });

  test('are refused where they last beyond the next', () => {
    const text =
      'time (UTC),resolution,EUR/MWh\n2023-01-01 00:00,PT60M,1\n2023-01-01 00:15,PT15M,2\n2023-01-01 00:30,PT15M,2\n';
    expect(fault(text)).toMatchObject({ code: 'rows-overlap', line: 3 });
    const intervals =
      'MTU (UTC),EUR/MWh\n01.01.2023 00:00 - 01.01.2023 01:00,1\n01.01.2023 00:15 - 01.01.2023 00:30,2\n';
    expect(fault(intervals)).toMatchObject({ code: 'rows-overlap', line: 3 });
  });

  test('of one resolution and later of another are read, and the line is told', () => {
    const lines = [
      ...Array.from({ length: 30 }, (_, i) => [i * 3600, i]),
      ...Array.from({ length: 40 }, (_, i) => [30 * 3600 + i * 900, i]),
    ].map(([at, value]) => `${1_700_000_000 + at!},${value}`);
    const { reading, known, end } = series(`t,EUR/MWh\n${lines.join('\n')}`);
    expect(reading.steps).toEqual([
      { step: 3600, line: 2 },
      { step: 900, line: 32 },
    ]);
    expect(reading.held).toBe(0);
    expect(known).toEqual([{ from: 1_700_000_000, until: end }]);
    expect(end).toBe(1_700_000_000 + 40 * 3600);
  });
});

describe('a short table', () => {
  test('of hours and then of quarters has no gaps among its hours', () => {
    const lines = [
      ...Array.from({ length: 6 }, (_, i) => [i * 3600, i]),
      ...Array.from({ length: 16 }, (_, i) => [6 * 3600 + i * 900, i]),
    ].map(([at, value]) => `${1_700_000_000 + at!},${value}`);
    const { reading, known, end } = series(`t,EUR/MWh\n${lines.join('\n')}`);
    expect(reading.steps).toEqual([
      { step: 3600, line: 2 },
      { step: 900, line: 8 },
    ]);
    expect(reading.held).toBe(0);
    expect(known).toEqual([{ from: 1_700_000_000, until: end }]);
  });

  test('of hours of which two are missing has a gap', () => {
    const lines = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((hour) => `${1_700_000_000 + hour * 3600},1`);
    expect(series(`t,EUR/MWh\n${lines.join('\n')}`).reading).toMatchObject({ held: 2, steps: [] });
  });
});

describe('a file that is no table', () => {
  test.each([
    ['{"data":[{"start_timestamp":1672527600000,"marketprice":1.0}]}', 'JSON'],
    ['[\n{"a": 1}\n]', 'JSON'],
    ['<?xml version="1.0"?>\n<a/>', 'XML or HTML'],
  ])('is refused as what it looks like: %s', (text, name) => {
    expect(fault(text, utc)).toMatchObject({ code: 'no-table', line: 1, received: `what looks like ${name}` });
  });
});

describe('what is not a row', () => {
  test('is read where it stands above the header, or says more of the columns', () => {
    const text = 'Elspot prices in EUR/MWh\nDate,Hours,FI\n2023-01-01,00 - 01,5\n2023-01-01,01 - 02,6\n';
    expect([...series(text, { zone: 'UTC' }).values]).toEqual([0.005, 0.006]);
    const units =
      '"Datum (UTC)","Day Ahead Auktion (DE-LU)"\n,"Preis (EUR/MWh, EUR/tCO2)"\n2023-01-01T00:00+00:00,-5.17\n';
    expect([...series(units).values]).toEqual([-0.00517]);
  });

  test.each([
    ['2023-01-01T00:00Z,5\n2023-01-01T01:00Z,6\n', 'no-header', 1],
    ['time (UTC),EUR/MWh\n2023-01-01 00:00,20,5\n2023-01-01 01:00,21,5\n', 'fields-differ', 2],
    ['time (UTC),EUR/MWh\n2023-01-01 00:00,20\n2023-01-01 01:00\n', 'fields-differ', 3],
    ['time (UTC),EUR/MWh\n2023-01-01 00:00,20\nSource: somebody,\n', 'not-a-time', 3],
    ['time (UTC),EUR/MWh\n2023-01-01 00:00,€ 20\n', 'which-column', 1],
  ])('is refused elsewhere: %#', (text, code, line) => {
    const found = fault(text);
    expect([found.code, found.line]).toEqual([code, line]);
  });
});

describe('numbers', () => {
  const values = (delimiter: string, ...fields: string[]) =>
    series(
      `time (UTC)${delimiter}EUR/kWh\n${fields.map((field, i) => `2023-01-01 0${i}:00${delimiter}"${field}"`).join('\n')}\n`,
    ).values;
  const refused = (delimiter: string, ...fields: string[]) =>
    fault(
      `time (UTC)${delimiter}EUR/kWh\n${fields.map((field, i) => `2023-01-01 0${i}:00${delimiter}"${field}"`).join('\n')}\n`,
    );

  test.each([
    [';', ['20,5', '1.234,50', '1.234'], [20.5, 1234.5, 1234]],
    [';', ['20.5', '1,234.50', '1,234'], [20.5, 1234.5, 1234]],
    [',', ['20,5', '1.234,50'], [20.5, 1234.5]],
    [',', ['20.5', '1,234.50'], [20.5, 1234.5]],
    ['\t', ['20,5', '21'], [20.5, 21]],
    [';', ['0,123', '1,234'], [0.123, 1.234]],
    [';', ['95,123', '96,456'], [95.123, 96.456]],
    [',', ['1.234', '95'], [1.234, 95]],
    [';', ['1 234,5', '1\u00a0234,5', '-1\u202f234,5'], [1234.5, 1234.5, -1234.5]],
    [';', ["1'234.5", '1e-2'], [1234.5, 0.01]],
    [',', ['−5.17', '+5'], [-5.17, 5]],
  ])('have decimal points or commas, and groups of thousands: %j %j', (delimiter, fields, expected) => {
    expect([...values(delimiter, ...fields)]).toEqual(expected);
  });

  test.each([
    [';', ['20,5', '20.5'], 3],
    [';', ['1.234', '95'], 2],
    [',', ['1,234', '95'], 2],
    [';', ['1.234', '1,234'], 3],
  ])('are refused where they may be two: %j %j', (delimiter, fields, line) => {
    expect(refused(delimiter, ...fields)).toMatchObject({ code: 'decimal-mark', line });
  });

  test('that are too large for a number are refused', () => {
    expect(refused(',', '5', '1e400')).toMatchObject({ code: 'out-of-size', received: "'1e400'" });
  });
});
