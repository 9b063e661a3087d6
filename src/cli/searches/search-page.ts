import { join } from 'node:path';
import type { Search } from '../../experiment/index.ts';
import { buildSearchPayload } from '../../output/payload-search-build.ts';
import { replaceFile } from '../../output/replace-file.ts';
import { loadReportAssets, renderReport } from '../../output/report.ts';
import { pageFolder } from '../page-folder.ts';
import { program } from '../version.ts';

/** Writes the page of a search, if the scenario asks for one and it has figures; gives its path. */
export async function writeSearchPage(folder: string, search: Search): Promise<string | undefined> {
  if (!search.scenario.outputs.report) return undefined;
  const page = renderReport(buildSearchPayload(search, { program }), await loadReportAssets(pageFolder()));
  const path = join(folder, 'report.html');
  await replaceFile(path, (append) => append(page));
  return path;
}
