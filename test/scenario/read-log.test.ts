import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLog } from '../../src/scenario/read-log.ts';
import { logText } from '../workload/trace/lines.ts';

describe('reading a log from a file', () => {
  let folder: string;
  const text = `; MaxProcs: 8\n${logText(Array.from({ length: 5000 }, (_, i) => ({ submit: i * 7, user: i % 13 })))}`;
  const put = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const faultsOf = async (path: string, name?: string) => {
    const reading = await readLog(path, name === undefined ? {} : { name });
    if ('log' in reading) throw new Error('there is a log');
    return reading.faults;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-log-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads plain text and gzip alike, told by the first bytes and not by the name', async () => {
    const plain = await readLog(put('plain.swf.gz', text), { name: 'log' });
    const zipped = await readLog(put('zipped.swf', gzipSync(text)), { name: 'log' });
    expect(plain).toMatchObject({ log: { count: 5000, header: { maxProcs: 8 } } });
    expect(zipped).toEqual(plain);
  });

  it('reads a gzip file of several members, as concatenation makes them', async () => {
    const half = text.indexOf('\n', text.length / 2) + 1;
    const members = [gzipSync(text.slice(0, half)), gzipSync(text.slice(half))];
    expect(await readLog(put('members.swf.gz', Buffer.concat(members)))).toMatchObject({ log: { count: 5000 } });
  });

  it('reads UTF-16, with and without its mark, and a file that is filled up with zeros', async () => {
    const little = Buffer.from(text, 'utf16le');
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), little]);
    const files = [
      little,
      marked,
      Buffer.from(little).swap16(),
      Buffer.from(marked).swap16(),
      Buffer.from(`${text}\0\0\0`),
    ];
    for (const [k, bytes] of files.entries())
      expect(await readLog(put(`${k}.swf`, bytes)), String(k)).toMatchObject({
        log: { count: 5000, header: { maxProcs: 8 } },
      });
  });

  it('names binary files that people take for logs', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50), Buffer.from('sheet')]);
    expect(await faultsOf(put('sheet.swf', zip))).toMatchObject([
      { code: 'not-a-text', received: 'binary data (a zip archive, such as a spreadsheet)' },
    ]);
  });

  it('names the nearest file when there is none of that name', async () => {
    put('kth.swf.gz', text);
    expect(await faultsOf(join(folder, 'kht.swf.gz'), 'kht.swf.gz')).toMatchObject([
      { code: 'no-such-file', file: 'kht.swf.gz', hint: "did you mean 'kth.swf.gz'?" },
    ]);
    expect(await faultsOf(join(folder, 'nowhere', 'kth.swf'))).toMatchObject([{ code: 'no-such-file' }]);
  });

  it('refuses a folder and an empty file', async () => {
    mkdirSync(join(folder, 'logs'));
    expect(await faultsOf(join(folder, 'logs'))).toMatchObject([{ code: 'is-a-folder' }]);
    expect(await faultsOf(put('empty.swf', ''))).toMatchObject([{ code: 'empty-log', received: 'an empty file' }]);
    expect(await faultsOf(put('empty.swf.gz', gzipSync('')))).toMatchObject([
      { code: 'empty-log', received: 'nothing' },
    ]);
  });

  it('says that a gzip file was cut off, and after how many lines', async () => {
    const zipped = gzipSync(text);
    const [fault] = await faultsOf(put('cut.swf.gz', zipped.subarray(0, zipped.length / 2)));
    expect(fault).toMatchObject({ code: 'truncated-gzip', received: expect.stringMatching(/after [1-9]\d* lines/) });
  });

  it('says that a gzip file is broken', async () => {
    const zipped = gzipSync(text);
    zipped.fill(0xff, 100, 200);
    expect(await faultsOf(put('broken.swf.gz', zipped))).toMatchObject([{ code: 'broken-gzip' }]);
  });

  it('says that binary data is no log', async () => {
    const junk = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
    expect(await faultsOf(put('junk.swf', junk))).toMatchObject([{ code: 'not-a-text', received: 'binary data' }]);
    expect(await faultsOf(put('junk.swf.gz', gzipSync(junk)))).toMatchObject([
      { code: 'not-a-text', received: 'binary data in a gzip file' },
    ]);
  });

  it('names file, line and column of what cannot be read', async () => {
    const path = put('bad.swf', `${text}1 2 three\n`);
    expect(await faultsOf(path, 'bad.swf')).toMatchObject([
      { code: 'not-a-number', file: 'bad.swf', line: 5002, column: 5, received: "'three'" },
    ]);
  });

  it('stops reading early when hardly anything can be read', async () => {
    expect(await faultsOf(put('prose.swf', 'nothing but words\n'.repeat(100_000)))).toMatchObject([
      { code: 'not-swf', line: 1 },
    ]);
  });
});
