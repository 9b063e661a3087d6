import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { Cell } from './write-table.ts';

/** The same table as `runs.csv`, for tools that read columns. */
export const runsParquetName = 'runs.parquet';

/** Rows of a group, the unit that readers skip or load. */
const rowsOfGroup = 100_000;

/**
 * Gathers the rows of `runs.csv` as columns and writes them as Apache Parquet: counts as INT32, other numbers as DOUBLE, texts as STRING, empty
 * fields as null. A column is one of texts when any row holds a text there. Takes some 10 bytes a field until it is written.
 */
export class RunsParquet {
  private readonly columns: { readonly name: string; readonly data: Cell[] }[];

  constructor(names: readonly string[]) {
    this.columns = names.map((name) => ({ name, data: [] }));
  }

  add(row: readonly Cell[]): void {
    for (const [index, { data }] of this.columns.entries()) {
      const cell = row[index] ?? null;
      data.push(typeof cell === 'number' && !Number.isFinite(cell) ? null : cell);
    }
  }

  /** Writes the table whole or not at all. */
  async write(path: string): Promise<void> {
    const writer = new ByteWriter();
    parquetWrite({ writer, columnData: this.columns.map(typed), rowGroupSize: rowsOfGroup, createdBy: 'queueworks' });
    const unfinished = join(dirname(path), `.${runsParquetName}.unfinished`);
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(writer.getBytes());
      await file.close();
      await rename(unfinished, path);
    } catch (error) {
      await file.close();
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}

/** Columns that hold whole numbers, whatever the data. */
const counted = new Set(['point', 'replication', 'unstable']);

function typed({ name, data }: { readonly name: string; readonly data: readonly Cell[] }) {
  if (counted.has(name)) return { name, data: [...data], type: 'INT32' as const };
  const texts = data.some((cell) => typeof cell === 'string');
  const cells = texts ? data.map((cell) => (cell === null ? null : String(cell))) : [...data];
  return { name, data: cells, type: texts ? ('STRING' as const) : ('DOUBLE' as const) };
}
