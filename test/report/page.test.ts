import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payloadVersion } from '../../src/output/payload.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { madeStudy } from './made-study.ts';
import { accessibilityFaults, open, writeReport } from './report-page.ts';

const figures = [
  'thresholds',
  'quadrant',
  'forest',
  'machine',
  'distribution',
  'reasons',
  'queue',
  'allocation',
  'gantt',
  'sizes',
];

describe.skipIf(browserPath === undefined)('the report page, opened from disk without a network', () => {
  let browser: Browser;
  let url: string;
  let answer: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    const made = madeStudy({
      jobs: 3000,
      replications: 3,
      thresholds: ['wait.p95 < 40 h', 'utilisation > 5 %', 'max-wait < 1 s'],
    });
    answer = made.study.answer;
    ({ url } = await writeReport('page', made));
  });
  afterAll(() => browser?.close());

  for (const theme of ['light', 'dark'] as const) {
    for (const width of [360, 768, 1440]) {
      it(`in ${theme} at ${width} px it draws every figure, complains of nothing, asks for nothing and does not scroll sideways`, async () => {
        const { page, complaints, requests } = await open(browser, url, { width, theme });
        await expect.poll(() => page.locator('#gantt .axis text').count()).toBeGreaterThan(5);
        expect(complaints).toEqual([]);
        expect(requests.filter((request) => request !== url && !request.startsWith('data:'))).toEqual([]);
        for (const id of figures) {
          const marks = await page.locator(`#${id} .plot > svg *`).count();
          expect(marks, `marks of ${id}`).toBeGreaterThan(10);
        }
        const [content, viewport] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(content).toBeLessThanOrEqual(viewport!);
        await page.context().close();
      });
    }
    it(`in ${theme} axe-core finds nothing wrong, with folds and tables open too`, async () => {
      const { page } = await open(browser, url, { theme });
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        for (const id of ['quadrant', 'forest', 'machine', 'distribution', 'sizes'])
          document.querySelector<HTMLButtonElement>(`#${id} .tools button[aria-expanded]`)!.click();
      });
      await page.getByRole('button', { name: 'Next job' }).click();
      await page.locator('.story').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keys' }).click();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.context().close();
    });
  }

  it('shows what came of every threshold under every policy', async () => {
    const { page } = await open(browser, url, {});
    const chips = page.locator('.chips li');
    expect(await chips.filter({ hasText: 'utilisation > 5 %' }).textContent()).toBe(
      '✓ utilisation > 5 %: holds under 3 of 3 policies',
    );
    expect(await chips.filter({ hasText: 'max-wait < 1 s' }).textContent()).toBe(
      '✗ max-wait < 1 s: holds under 0 of 3 policies',
    );
    await page.locator('#thresholds').getByRole('button', { name: 'Show as table' }).click();
    const rows = page.locator('#thresholds tbody tr');
    expect(await rows.count()).toBe(9);
    expect(await rows.filter({ hasText: 'utilisation > 5 %' }).first().textContent()).toContain('holds at 95 %');
    expect(await rows.filter({ hasText: 'max-wait < 1 s' }).first().textContent()).toContain('fails at 95 %');
    await page.context().close();
  });

  it('says the answer before any script has run', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(url);
    expect(answer).toMatch(/mean wait/);
    expect(await page.locator('.answer').textContent()).toBe(answer);
    expect(await page.locator('h1').textContent()).toBe('Shared factory, winter quarter');
    expect(await page.locator('noscript').count()).toBe(1);
    await context.close();
  });

  it('each figure has a title, a sentence computed from the data, and units on its axes', async () => {
    const { page } = await open(browser, url);
    for (const id of figures) {
      expect(await page.locator(`#${id} h3`).textContent()).toMatch(/\w{4}/);
      expect(await page.locator(`#${id} .takeaway`).textContent()).toMatch(
        /\d|over a boundary, so nothing is concluded/,
      );
    }
    expect(await page.locator('#distribution .axis-title').allTextContents()).toContain('wait (logarithmic)');
    expect(await page.locator('#sizes .axis-title').allTextContents()).toContain('accelerators');
    expect(await page.locator('#queue .axis-title').allTextContents()).toContain('jobs');
    await page.context().close();
  });

  it('the switch overrides the system theme, and the canvas follows', async () => {
    const { page } = await open(browser, url, { theme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const pixels = () => page.evaluate(() => document.querySelector('canvas')!.toDataURL());
    expect(await background()).toBe('rgb(255, 255, 255)');
    const before = await pixels();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(background).toBe('rgb(21, 23, 28)');
    await expect.poll(pixels).not.toBe(before);
    await page.context().close();
  });

  it('prints in light colours, with every fold open and no controls', async () => {
    const { page } = await open(browser, url, { theme: 'dark' });
    const closed = () => page.locator('details:not([open])').count();
    expect(await closed()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect.poll(closed).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.tools:visible').count()).toBe(0);
    for (const id of figures) expect(await page.locator(`#${id} .plot > svg`).isVisible(), id).toBe(true);
    expect(
      await page.evaluate(() => [...document.querySelectorAll('.glossary dt')].every((term) => term.checkVisibility())),
    ).toBe(true);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await expect.poll(closed).toBeGreaterThan(0);
    await page.context().close();
  });

  it('refuses data of another version in words', async () => {
    const { html } = await writeReport('version', madeStudy({ jobs: 50, replications: 1 }));
    const { writeFileSync } = await import('node:fs');
    const { fileURLToPath } = await import('node:url');
    const file = fileURLToPath(url).replace('page.html', 'old-version.html');
    writeFileSync(file, html.replace(`{"version":${payloadVersion},`, '{"version":99,'));
    const page = await browser.newPage();
    await page.goto(`file://${file}`);
    expect(await page.getByRole('alert').textContent()).toContain(
      `data of version 99; its script reads version ${payloadVersion}`,
    );
    await page.close();
  });
});
