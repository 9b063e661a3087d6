import { join } from 'node:path';
import type { Search } from '../../experiment/index.ts';
import { buildSearchPayload } from '../../output/payload-search-build.ts';
import { replaceFile } from '../../output/replace-file.ts';
import { loadReportAssets, renderReport } from '../../output/report.ts';
import type { Interruption } from '../interrupt.ts';
import { pageFolder } from '../page-folder.ts';
import { program } from '../version.ts';

/** Writes the page of a search, if the scenario asks for one and it has figures; gives its path. */
export async function writeSearchPage(
  folder: string,
  search: Search,
  interruption: Interruption,
): Promise<string | undefined> {
  if (!search.scenario.outputs.report) return undefined;
  const assets = await loadReportAssets(pageFolder());
  const page = await interruption.whileBusy(() => renderReport(buildSearchPayload(search, { program }), assets));
  const path = join(folder, 'report.html');
  await replaceFile(path, (append) => append(page));
  return path;
}
