/**
 * What every CSV file holds, column by column. The writers take their headers from here, and `docs/outputs.md` is made
 * from it, so a column cannot be written without being explained. Names are stable; new columns may be added.
 */

export interface Column {
  readonly name: string;
  /** `s`, `accelerator·s`, `1` for a pure number, `text`. */
  readonly unit: string;
  readonly meaning: string;
  readonly formula?: string;
  /** When the field is empty; absent when it never is. */
  readonly empty?: string;
}

export interface CsvFile {
  readonly name: string;
  readonly summary: string;
  /** What a row is, and the order of the rows. */
  readonly rows: string;
  readonly columns: readonly Column[];
}

/** The header line of a file. */
export function headerOf(file: CsvFile): string {
  return file.columns.map(({ name }) => name).join(',');
}

/** Where a row comes from; the last columns of every file. */
export const origin: readonly Column[] = [
  {
    name: 'scenario_hash',
    unit: 'text',
    meaning: 'First 12 digits of the scenario’s hash; `summary.json` has it whole.',
  },
  { name: 'seed', unit: 'text', meaning: 'Seed of the scenario.' },
  { name: 'version', unit: 'text', meaning: 'Version of Queueworks.' },
];
