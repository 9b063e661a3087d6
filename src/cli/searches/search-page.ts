import { join } from 'node:path';
import type { Search } from '../../experiment/index.ts';
import { buildSearchPayload } from '../../output/payload-search-build.ts';
import { replaceFile } from '../../output/replace-file.ts';
import { loadReportAssets, renderReport } from '../../output/report.ts';
import type { AnySearch } from '../../output/search-summary.ts';
import { pageFolder } from '../page-folder.ts';
import { program } from '../version.ts';

/** Writes the page of a search, if the scenario asks for one and it has figures; gives its path. */
export async function writeSearchPage(folder: string, search: AnySearch): Promise<string | undefined> {
  if (!search.scenario.outputs.report || !isDrawn(search)) return undefined;
  const page = renderReport(buildSearchPayload(search, { program }), await loadReportAssets(pageFolder()));
  const path = join(folder, 'report.html');
  await replaceFile(path, (append) => append(page));
  return path;
}

/** A selection of the best is a table of a few rows, which the terminal and selection.csv show. */
function isDrawn(search: AnySearch): search is Search {
  return search.outcome.kind !== 'selection';
}
