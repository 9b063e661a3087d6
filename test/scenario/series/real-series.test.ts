import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { signalOf } from '../../../src/energy/index.ts';
import type { SeriesSpec } from '../../../src/scenario/energy-fields.ts';
import { readSignal } from '../../../src/scenario/series/read-signal.ts';

const folder = fileURLToPath(new URL('../../../../shared/traces/', import.meta.url));
const there = existsSync(`${folder}price-de-lu-2023-hourly.csv.gz`);
const year = 365 * 86_400;
const at2023 = { unix: Date.UTC(2023, 0, 1) / 1000, offset: 0 };

function read(of: 'price' | 'intensity', file: string, options: Partial<SeriesSpec> = {}, begin = at2023) {
  const reading = readSignal({ kind: 'file', file, repeat: false, ...options }, { folder, of, begin });
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return { ...reading, signal: signalOf(reading.signal), data: reading.signal };
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
    const { signal, data, notes } = read(
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
    const mended = notes.find(({ code }) => code === 'price-series-mended');
    expect(mended?.text).toContain('1 row at a local time that clocks skip: left out; 1 step without a row');
  });

  it('quarters of an hour of 2020 have a mean of 315 g/kWh, and two steps that no row stands for', () => {
    const begin = { unix: Date.UTC(2019, 11, 20) / 1000, offset: 0 };
    const { signal, end, notes } = read(
      'intensity',
      'carbon-de-2020-15min.csv.gz',
      { zone: 'UTC', unit: 'g/kWh' },
      begin,
    );
    expect(signal.integral(0, end) / end).toBeCloseTo(315.2, 0);
    expect(notes[1]?.text).toContain('2 steps without a row');
  });

  it('a scenario in another year needs it to repeat, and is told which moment it meets', () => {
    const spec: SeriesSpec = { kind: 'file', file: 'carbon-de-2023-hourly.csv.gz', column: 'LCA', repeat: false };
    const begin = { unix: Date.UTC(2027, 0, 1) / 1000, offset: 0 };
    const refused = readSignal(spec, { folder, of: 'intensity', begin });
    expect(refused).toMatchObject({
      fault: { code: 'series-elsewhere', received: 'one from 2023-01-01T00:00:00Z to 2024-01-01T00:00:00Z' },
    });
    const { notes } = read('intensity', spec.file, { column: 'LCA', repeat: true }, begin);
    expect(notes[0]?.text).toContain('second 0 meets its 2023-01-02T00:00:00Z');
  });
});
