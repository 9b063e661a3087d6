import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Row } from '../job-tables.ts';

const traces = new URL('../../../shared/traces/', import.meta.url).pathname;

export interface Log {
  readonly file: string;
  readonly size: number;
}

/** Logs that may stand beside the repository, and the machines they come from. */
export const logs = {
  KTH: { file: join(traces, 'kth-sp2-1996-2.swf.gz'), size: 100 },
  CTC: { file: join(traces, 'ctc-sp2-1996-easy.swf.gz'), size: 338 },
} as const satisfies Record<string, Log>;

/** Whether a log is there; says so where it is not. */
export function isThere({ file }: Log): boolean {
  const there = existsSync(file);
  if (!there) console.warn(`Not replayed: there is no ${file}.`);
  return there;
}

export function textOf({ file }: Log): string {
  return gunzipSync(readFileSync(file)).toString('latin1');
}

/** The fields that matter, read as the native yardstick reads them; jobs by submission, then number. */
export function rowsOf(text: string, size: number): Row[] {
  const jobs = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith(';'))
    .map((line) => {
      const field = line.trim().split(/\s+/).map(Number);
      const runtime = field[3]!;
      const accelerators = field[7]! > 0 ? field[7]! : field[4]!;
      return {
        number: field[0]!,
        submit: field[1]!,
        accelerators,
        runtime,
        limit: field[8]! > 0 ? field[8]! : runtime,
      };
    });
  return jobs
    .filter(({ runtime, accelerators }) => runtime >= 0 && accelerators > 0 && accelerators <= size)
    .sort((a, b) => a.submit - b.submit || a.number - b.number);
}
