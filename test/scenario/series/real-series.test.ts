import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { signalOf } from '../../../src/energy/index.ts';
import type { SeriesSpec } from '../../../src/scenario/energy-fields.ts';
import { laidSeries, layingFault, originOf } from '../../../src/scenario/series/lay-series.ts';
import { readSeriesFile } from '../../../src/scenario/series/read-series-file.ts';
import { seriesNotes } from '../../../src/scenario/series/series-notes.ts';

const folder = fileURLToPath(new URL('../../../../shared/traces/', import.meta.url));
const there = existsSync(`${folder}price-de-lu-2023-hourly.csv.gz`);
const year = 365 * 86_400;
const at2023 = { unix: Date.UTC(2023, 0, 1) / 1000, offset: 0 };

function read(of: 'price' | 'intensity', file: string, options: Partial<SeriesSpec> = {}, begin = at2023) {
  const spec = { file, repeat: false, ...options };
  const reading = readSeriesFile(spec, folder, of);
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  const found = { file, repeat: spec.repeat, zone: spec.zone, series: reading.series };
  const time = { begin, by: 'scenario' } as const;
  const origin = originOf([found], time);
  const data = laidSeries(found, origin);
  return {
    fault: layingFault(found, origin, time),
    end: reading.series.end - origin,
    known: reading.series.known,
    notes: seriesNotes(of, found, origin, time),
    signal: signalOf(data),
    data,
  };
}

describe.skipIf(!there)('German series of 2023 (the files are not part of the repository)', () => {
  it('the grid emitted 367 g/kWh by life cycle, from 126.9 to 725.5', () => {
    const { signal, data, notes } = read('intensity', 'carbon-de-2023-hourly.csv.gz', { column: 'LCA' });
    expect(data.times).toHaveLength(8760);
    expect(signal.integral(0, year) / year).toBeCloseTo(367, 0);
    expect([Math.min(...data.values), Math.max(...data.values)]).toEqual(
      [126.86, 725.5].map((value) => expect.closeTo(value, 1)),
    );
    expect(notes.map(({ code }) => code)).toEqual(['intensity-series']);
  });

  it('electricity cost 95.2 EUR per MWh at the exchange, and at least −500, on 2 July at 14 h; one skipped hour, one repeated', () => {
    const midnight = { unix: Date.parse('2023-01-01T00:00+01:00') / 1000, offset: 3600 };
    const { signal, data, known, notes } = read(
      'price',
      'price-de-lu-2023-hourly.csv.gz',
      { zone: 'Europe/Berlin' },
      midnight,
    );
    expect(data.times).toHaveLength(8759);
    expect((1000 * signal.integral(0, year)) / year).toBeCloseTo(95.2, 1);
    const least = data.values.indexOf(Math.min(...data.values));
    expect(data.values[least]).toBe(-0.5);
    expect(data.times[least]! + midnight.unix).toBe(Date.parse('2023-07-02T14:00+02:00') / 1000);
    const text = (code: string) => notes.find((note) => note.code === code)?.text;
    expect(text('price-series-mended')).toContain('1 row at a local time that clocks skip: left out.');
    expect(text('price-series-repeated-hour')).toContain(
      '1 step of an hour that clocks show twice has one row for both.',
    );
    expect(text('price-series')).toContain('from 2023-01-01T00:00:00+01:00 on for 365 d,');
    expect(known).toHaveLength(1);
  });

  it('quarters of an hour of 2020 have a mean of 315 g/kWh, and two steps that no row stands for', () => {
    const begin = { unix: Date.UTC(2019, 11, 20) / 1000, offset: 0 };
    const { signal, end, known, notes } = read(
      'intensity',
      'carbon-de-2020-15min.csv.gz',
      { zone: 'UTC', unit: 'g/kWh' },
      begin,
    );
    expect(signal.integral(0, end) / end).toBeCloseTo(315.2, 0);
    expect(notes[1]?.text).toContain('2 steps without a row');
    expect(known).toHaveLength(3);
  });

  it('a scenario in another year needs it to repeat, and is told which moment it meets', () => {
    const begin = { unix: Date.UTC(2027, 0, 1) / 1000, offset: 0 };
    const file = 'carbon-de-2023-hourly.csv.gz';
    expect(read('intensity', file, { column: 'LCA' }, begin).fault).toMatchObject({
      code: 'series-elsewhere',
      received: 'one from 2023-01-01T00:00:00Z to 2024-01-01T00:00:00Z',
    });
    const { notes } = read('intensity', file, { column: 'LCA', repeat: true }, begin);
    expect(notes[0]?.text).toContain('second 0 meets its 2023-01-02T00:00:00Z');
  });
});
