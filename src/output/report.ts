import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageData, PageHead, Payload } from './payload.ts';
import type { SearchPageData } from './payload-search.ts';
import { escapeHtml, reportHeader } from './report-header.ts';

/** The parts of the page that do not depend on the study; `viz/build.mjs` makes them. */
export interface ReportAssets {
  readonly template: string;
  readonly style: string;
  readonly script: string;
}

/** Reads the built parts (`report.html`, `report.css`, `report.js`) from a folder. Fails when it was not built. */
export async function loadReportAssets(folder: string): Promise<ReportAssets> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [template, style, script] = await Promise.all([read('report.html'), read('report.css'), read('report.js')]);
  return { template, style, script };
}

/**
 * The report page: one HTML file that loads nothing. Text from the study is escaped for the place where it stands,
 * and a content security policy lets only this page's own script run.
 */
export function renderReport(payload: Payload<PageData | SearchPageData>, assets: ReportAssets): string {
  const { data, columns } = payload;
  const blocks = columns.map((bytes, index) =>
    block('text/plain', `column-${index}`, Buffer.from(bytes).toString('base64')),
  );
  const parts: Readonly<Record<string, string>> = {
    hash: createHash('sha256').update(assets.script).digest('base64'),
    title: escapeHtml(data.name),
    style: `<style>${assets.style}</style>`,
    header: reportHeader(data),
    footer: escapeHtml(footer(data)),
    data: [block('application/json', 'data', scriptJson(data)), ...blocks].join('\n'),
    script: `<script>${assets.script}</script>`,
  };
  return assets.template
    .split(/\{\{(\w+)\}\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : parts[piece]))
    .join('');
}

/** A script element that is not run: the page's script reads its text. */
function block(type: string, id: string, text: string): string {
  return `<script type="${type}" id="${id}">${text}</script>`;
}

function footer({ program, hash, seed }: PageHead): string {
  return `Made by ${program} from scenario ${hash}, seed ${seed}. The same scenario, seed and version give the same page, byte for byte. This file loads nothing from any network.`;
}

/** JSON that cannot end the script element it stands in, nor break a line of script. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
