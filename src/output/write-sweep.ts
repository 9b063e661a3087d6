import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Note } from '../catalogue/index.ts';
import type { ConcludedPoint, SweepConclusion, SweepPlan, SweepSearch } from '../experiment/index.ts';
import { resolvedYaml } from '../scenario/index.ts';
import { rowText } from './csv-text.ts';
import { replaceFile } from './replace-file.ts';
import { RunsParquet, runsParquetName } from './runs-parquet.ts';
import { columnNames, runsFile, sweepFile } from './search-columns.ts';
import { searchSummaryJson } from './search-summary.ts';
import { otherMetrics, runRows, sweepRows } from './sweep-rows.ts';
import { writeRows } from './write-rows.ts';

export interface SweepFiles {
  readonly version: string;
  /** Notes made before anything was played. */
  readonly notes: readonly Note[];
  /** Whether to write `runs.parquet` too. */
  readonly parquet: boolean;
  /** Writes what else belongs to the sweep, such as its page. */
  readonly beside?: (search: SweepSearch) => Promise<void>;
}

/**
 * Writes the files of a sweep into a folder: `runs.csv` while the points pass by, then `sweep.csv`, `scenario.resolved.yaml`
 * and last `summary.json`: where it stands, the others are whole, and that of an earlier sweep goes first. Gives what the sweep came to.
 */
export async function writeSweep(
  root: string,
  plan: SweepPlan,
  conclusion: SweepConclusion,
  points: Iterable<ConcludedPoint>,
  { version, notes, parquet, beside }: SweepFiles,
): Promise<SweepSearch> {
  const { scenario, measures, axes } = plan.request;
  const origin = { scenario, version };
  const paths = axes.map(({ path }) => path);
  const runColumns = columnNames(runsFile, {
    paths,
    measures: [...measures.map(({ path }) => path), ...otherMetrics(measures)],
  });
  await mkdir(root, { recursive: true });
  await rm(join(root, 'summary.json'), { force: true });
  const table = parquet ? new RunsParquet(runColumns) : undefined;
  await writeRows(join(root, runsFile.name), headOf(runColumns), runTexts());
  const search = conclusion.search(notes);
  const rows = sweepRows(search.outcome.points, search, paths, origin);
  await writeRows(join(root, sweepFile.name), headOf(columnNames(sweepFile, { paths })), map(rows, rowText));
  if (table) await table.write(join(root, runsParquetName));
  else await rm(join(root, runsParquetName), { force: true });
  const text = (name: string, content: string) => replaceFile(join(root, name), (append) => append(content));
  await text('scenario.resolved.yaml', `# Queueworks ${version}\n${resolvedYaml(scenario, { folder: root })}`);
  await beside?.(search);
  await text('summary.json', searchSummaryJson(search, version));
  return search;

  function* runTexts(): Generator<string> {
    for (const point of conclusion.watch(points)) {
      for (const row of runRows(point, measures, paths, origin)) {
        table?.add(row);
        yield rowText(row);
      }
    }
  }
}

/** The names of columns as the first line of a file. */
function headOf(names: readonly string[]): string {
  return rowText(names).trimEnd();
}

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}
