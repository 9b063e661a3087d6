import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LogFault } from '../../workload/trace/log-fault.ts';
import { type SeriesSpec, seriesKinds } from '../energy-fields.ts';
import { resembling } from '../resembling.ts';
import { readSeries, type SeriesReading } from './series.ts';

/** A table of ten years of quarters of an hour has some 20 MB. */
const mostBytes = 256e6;

/** Reads the series that a scenario names; a path is relative to the scenario's folder. */
export function readSeriesFile(
  spec: Omit<SeriesSpec, 'kind' | 'repeat'>,
  folder: string,
  of: keyof typeof seriesKinds,
): SeriesReading {
  const { file } = spec;
  const path = isAbsolute(file) ? file : resolve(folder, file);
  const read = textOf(path, file);
  return 'fault' in read ? read : readSeries(read.text, { ...spec, kind: seriesKinds[of] });
}

function textOf(path: string, file: string): { readonly text: string } | { readonly fault: LogFault } {
  try {
    const stats = statSync(path);
    const expected = 'a table of times and values';
    if (stats.isDirectory()) return { fault: { code: 'is-a-folder', file, expected, received: 'a folder' } };
    if (stats.size > mostBytes) {
      return { fault: { code: 'too-large', file, expected, received: `${Math.round(stats.size / 1e6)} MB` } };
    }
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: mostBytes }) : bytes;
    return { text: textIn(plain) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const hint = code === 'ENOENT' ? resembling(path) : undefined;
    const received = code === 'ENOENT' ? 'nothing: there is no such file' : (code ?? message);
    return {
      fault: {
        code: 'unreadable-file',
        file,
        expected: 'a file that can be read',
        received,
        ...(hint === undefined ? {} : { hint }),
      },
    };
  }
}

/** UTF-16 with its mark, as programs for tables write 'Unicode text'; UTF-8; or, where it is none, Latin letters of one byte. */
function textIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows(bytes);
  }
}

/** What bytes from 0x80 to 0x9f are in Windows, where they are signs such as €; some versions of Node decode them as Latin 1 has them. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replaceAll(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80]!);
}
