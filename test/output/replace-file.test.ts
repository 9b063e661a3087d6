import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/output/replace-file.ts';
import { writeRows } from '../../src/output/write-rows.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'queueworks-'));

describe('writing a file', () => {
  it('shows the old file until the new one is whole', async () => {
    const path = join(folder(), 'a.csv');
    writeFileSync(path, 'old');
    await replaceFile(path, async (append) => {
      await append('new ');
      expect(readFileSync(path, 'utf8')).toBe('old');
      await append('text');
    });
    expect(readFileSync(path, 'utf8')).toBe('new text');
  });

  it('keeps the old file and leaves nothing behind when it fails half-way', async () => {
    const place = folder();
    const path = join(place, 'a.csv');
    writeFileSync(path, 'old');
    const failing = replaceFile(path, async (append) => {
      await append('half');
      throw new Error('interrupted');
    });
    await expect(failing).rejects.toThrow('interrupted');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(place)).toEqual(['a.csv']);
  });

  it('waits for the disk: rows are made only when those before them are written', async () => {
    const place = folder();
    const row = `${'x'.repeat(99)}\n`;
    let largestGap = 0;
    function* rows() {
      for (let made = 0; made < 60_000; made += 1) {
        if (made % 500 === 0 && made > 0) {
          const written = statSync(join(place, '.many.csv.unfinished')).size;
          largestGap = Math.max(largestGap, made * row.length - written);
        }
        yield row;
      }
    }
    await writeRows(join(place, 'many.csv'), 'header', rows());
    expect(statSync(join(place, 'many.csv')).size).toBe(60_000 * row.length + 'header\n'.length);
    expect(largestGap).toBeLessThan(150_000);
  });
});
