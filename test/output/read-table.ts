import { parseFile } from 'fast-csv';

/** A CSV file as another reader sees it: one object a row, by column name. */
export function readTable(path: string): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) => {
    const rows: Record<string, string>[] = [];
    parseFile(path, { headers: true, strictColumnHandling: true })
      .on('data', (row: Record<string, string>) => rows.push(row))
      .on('data-invalid', (row: unknown) => reject(new Error(`a row of another length: ${JSON.stringify(row)}`)))
      .on('error', reject)
      .on('end', () => resolve(rows));
  });
}
