import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Search } from '../experiment/index.ts';
import { resolvedYaml } from '../scenario/index.ts';
import { rowText } from './csv-text.ts';
import { replaceFile } from './replace-file.ts';
import { searchSummaryJson } from './search-summary.ts';
import type { SearchTable } from './search-tables.ts';
import { writeRows } from './write-rows.ts';

/**
 * Writes the files of a search into a folder: its tables, `scenario.resolved.yaml`, and last `summary.json`: where it stands,
 * the others are whole. That of an earlier search goes first.
 * @param beside writes what else belongs to the search, such as its page
 */
export async function writeSearch(
  root: string,
  search: Search,
  tables: readonly SearchTable[],
  version: string,
  beside: () => Promise<void> = async () => {},
): Promise<void> {
  await mkdir(root, { recursive: true });
  await rm(join(root, 'summary.json'), { force: true });
  for (const { name, columns, rows } of tables)
    await writeRows(join(root, name), rowText(columns).trimEnd(), texts(rows));
  const text = (name: string, content: string) => replaceFile(join(root, name), (append) => append(content));
  await text('scenario.resolved.yaml', `# Queueworks ${version}\n${resolvedYaml(search.scenario, { folder: root })}`);
  await beside();
  await text('summary.json', searchSummaryJson(search, version));
}

function* texts(rows: SearchTable['rows']): Generator<string> {
  for (const row of rows) yield rowText(row);
}
