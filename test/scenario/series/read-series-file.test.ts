import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSeriesFile } from '../../../src/scenario/series/read-series-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'series-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bytes of a table', () => {
  const text = 'Zeit (UTC);Preis (€/MWh)\n2023-01-01 00:00;0,5\n2023-01-01 01:00;1,5\n';
  // In the one byte of Windows-1252 a euro sign is 0x80.
  const oneByte = Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
  const wide = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['Windows-1252', oneByte],
    ['UTF-16', wide],
  ])('are read in %s', (name, bytes) => {
    writeFileSync(join(folder, `${name}.csv`), bytes);
    const reading = readSeriesFile({ file: `${name}.csv` }, folder, 'price');
    expect('series' in reading ? [...reading.series.values] : reading.fault).toEqual([0.0005, 0.0015]);
  });
});
