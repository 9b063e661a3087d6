import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NotRecords, RecordFile, rewriteRecords } from '../../../src/experiment/store/record-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'queueworks-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const fresh = () => join(folder, `${++files}.store`);
const key = (n: number) => n.toString(16).padStart(64, '0');
const value = (n: number) => ({ n, text: 'x'.repeat(7 * n), list: [n, null, 'ü'] });

/** A file about something with so many records, and where each ends. */
function written(records: number): { path: string; ends: number[] } {
  const path = fresh();
  const file = new RecordFile(path);
  file.begin('letters');
  const ends = [readFileSync(path).length];
  for (let n = 1; n <= records; n++) {
    file.add(key(n), value(n));
    ends.push(readFileSync(path).length);
  }
  file.close();
  return { path, ends };
}

describe('a file of records', () => {
  it('gives back what was put into it, also when it is opened again', () => {
    const { path } = written(5);
    const file = new RecordFile(path);
    expect(file.about).toBe('letters');
    expect([...file.keys()]).toEqual([1, 2, 3, 4, 5].map(key));
    for (let n = 1; n <= 5; n++) expect(file.find(key(n))).toEqual(value(n));
    expect(file.find(key(6))).toBeUndefined();
    file.close();
  });

  it('cut off at any byte keeps every whole record, loses the torn one, and can be gone on with', () => {
    const { path, ends } = written(3);
    const bytes = readFileSync(path);
    for (let length = 0; length <= bytes.length; length++) {
      const cut = fresh();
      writeFileSync(cut, bytes.subarray(0, length));
      const file = new RecordFile(cut);
      const whole = ends.filter((end) => end <= length).length;
      expect(file.about).toBe(whole === 0 ? null : 'letters');
      expect(file.size).toBe(Math.max(0, whole - 1));
      if (file.about === null) file.begin('letters');
      for (let n = file.size + 1; n <= 3; n++) file.add(key(n), value(n));
      file.close();
      expect(readFileSync(cut).equals(bytes)).toBe(true);
    }
  });

  it('with a byte changed anywhere gives back nothing that is wrong', () => {
    const { path, ends } = written(3);
    const bytes = readFileSync(path);
    for (let at = 8; at < bytes.length; at++) {
      const changed = fresh();
      const copy = Buffer.from(bytes);
      copy[at]! ^= 0x41;
      writeFileSync(changed, copy);
      const file = new RecordFile(changed);
      const sound = ends.findIndex((end) => at < end);
      expect(file.size).toBe(Math.max(0, sound - 1));
      for (const [index, found] of [...file.keys()].entries()) {
        expect(found).toBe(key(index + 1));
        expect(file.find(found)).toEqual(value(index + 1));
      }
      file.close();
    }
  });

  it('is not taken for one when it is something else', () => {
    const path = fresh();
    writeFileSync(path, 'policy,wait\nfcfs,3\n');
    expect(() => new RecordFile(path)).toThrow(NotRecords);
    expect(readFileSync(path, 'utf8')).toBe('policy,wait\nfcfs,3\n');
  });

  it('can be written anew in another order', () => {
    const { path } = written(3);
    const file = new RecordFile(path);
    const other = fresh();
    rewriteRecords(file, [key(3), key(1)], other);
    file.close();
    const again = new RecordFile(other);
    expect(again.about).toBe('letters');
    expect([...again.keys()].map((found) => again.find(found))).toEqual([value(3), value(1)]);
    again.close();
  });
});
