import { Readable } from 'node:stream';
import { format } from 'fast-csv';
import { type CsvFile, headerOf } from './column.ts';
import { inert } from './csv-text.ts';
import { replaceFile } from './replace-file.ts';

export type Cell = string | number | null;

/** Writes a CSV table of few rows with fast-csv; texts are made inert, numbers written as `numberField` does. Gives the hash of its bytes. */
export function writeTable(path: string, file: CsvFile, rows: Iterable<readonly Cell[]>): Promise<string> {
  const csv = Readable.from(texts(file, rows)).pipe(format({ includeEndRowDelimiter: true }));
  return replaceFile(path, async (append) => {
    for await (const text of csv) await append(String(text));
  });
}

function* texts(file: CsvFile, rows: Iterable<readonly Cell[]>): Generator<string[]> {
  yield headerOf(file).split(',');
  for (const row of rows) yield row.map(cellText);
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return inert(cell);
  return cell !== null && Number.isFinite(cell) ? `${cell}` : '';
}
