import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Search } from '../../src/experiment/search/search-outcome.ts';
import type { Study } from '../../src/experiment/study.ts';
import { buildPayload } from '../../src/output/payload-build.ts';
import type { PolicyDetail } from '../../src/output/payload-jobs.ts';
import { buildSearchPayload } from '../../src/output/payload-search-build.ts';
import { loadReportAssets, renderReport } from '../../src/output/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
const builder = new URL('../../viz/build.mjs', import.meta.url).href;

let assets: ReturnType<typeof loadReportAssets> | undefined;

/**
 * Builds the page's parts from the sources, so that the tests see what the sources say. Once: a second build into the
 * same folder would empty the files that a first caller is about to read.
 */
export function builtAssets(): ReturnType<typeof loadReportAssets> {
  assets ??= buildAssets();
  return assets;
}

async function buildAssets() {
  const { buildPage } = (await import(builder)) as { buildPage: (folder: string) => Promise<void> };
  await buildPage(folder);
  return loadReportAssets(folder);
}

/** Writes the report of a study to a file; returns its URL and its bytes. */
export async function writeReport(
  name: string,
  { study, details }: { study: Study; details: readonly PolicyDetail[] },
  budget?: number,
) {
  const payload = buildPayload(study, details, {
    program: 'Queueworks 1.2.3',
    ...(budget === undefined ? {} : { budget }),
  });
  const html = renderReport(payload, await builtAssets());
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return { url: pathToFileURL(file).href, bytes: Buffer.byteLength(html), html, payload };
}

/** Writes the page of a search to a file; returns its URL and its bytes. */
export async function writeSearchReport(name: string, search: Search) {
  const payload = buildSearchPayload(search, { program: 'Queueworks 1.2.3' });
  const html = renderReport(payload, await builtAssets());
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return { url: pathToFileURL(file).href, html, payload };
}

export interface Opened {
  readonly page: Page;
  /** What the browser complained of: console errors and warnings, uncaught errors. */
  readonly complaints: string[];
  /** Every address the page asked for. */
  readonly requests: string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly theme?: 'light' | 'dark';
  readonly hash?: string;
}

/** Opens a page from disk, without a network, and waits until all its figures are drawn. */
export async function open(
  browser: Browser,
  url: string,
  { width = 1440, theme = 'light', hash = '' }: OpenOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url + hash);
  await page.waitForSelector('html[data-ready]', { timeout: 60_000 });
  return { page, complaints, requests };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, one line a finding. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
