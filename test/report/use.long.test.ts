import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './browser.ts';
import { madeStudy } from './made-study.ts';
import { open, writeReport } from './report-page.ts';

const figures = ['quadrant', 'forest', 'machine', 'distribution', 'reasons', 'queue', 'allocation', 'gantt', 'sizes'];
const hashValue = (page: Page, name: string) =>
  page.evaluate((n) => new URLSearchParams(location.hash.slice(1)).get(n), name);
const said = (page: Page) => page.locator('#live').textContent();

describe.skipIf(browserPath === undefined)('using the report page', () => {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ url } = await writeReport('use', madeStudy({ jobs: 1500, replications: 2 })));
  });
  afterAll(() => browser?.close());

  it('Tab reaches every figure, in the order in which they stand, and never gets stuck', async () => {
    const { page } = await open(browser, url);
    const reached: string[] = [];
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press('Tab');
      const [tag, figure] = await page.evaluate(() => {
        const focused = document.activeElement!;
        return [
          focused.tagName,
          focused.classList.contains('plot') ? (focused.closest('figure')?.id ?? focused.id) : '',
        ];
      });
      if (figure !== '') reached.push(figure!);
      if (tag === 'BODY' && i > 10) break;
    }
    expect(reached).toEqual([
      'quadrant',
      'forest',
      'machine',
      'distribution',
      'reasons',
      'brush',
      'queue',
      'allocation',
      'gantt',
      'sizes',
    ]);
    await page.context().close();
  });

  it('arrows move the window all time views share, plus and minus zoom, 0 shows all; each is said', async () => {
    const { page } = await open(browser, url);
    const window = () => page.locator('.window-text').textContent();
    const whole = await window();
    await page.locator('#brush').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect.poll(window).not.toBe(whole);
    const zoomed = await window();
    const queue = () => page.locator('#queue .axis').last().textContent();
    const before = await queue();
    await page.locator('#queue .plot').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(window).not.toBe(zoomed);
    await expect.poll(queue).not.toBe(before);
    expect(await said(page)).toMatch(/^Showing day .* to day /);
    await page.keyboard.press('0');
    await expect.poll(window).toBe(whole);
    await page.context().close();
  });

  it('full stop and comma step through the jobs, F zooms to one, Escape clears; the story of the job is said', async () => {
    const { page } = await open(browser, url);
    const title = () => page.locator('.job-head h4').textContent();
    await page.keyboard.press('.');
    await expect.poll(title).toMatch(/^Job \d+ under /);
    const first = await title();
    await page.keyboard.press('.');
    await expect.poll(title).not.toBe(first);
    await page.keyboard.press(',');
    await expect.poll(title).toBe(first);
    expect(await said(page)).toMatch(/^Job \d+ under .*\. class: .*waited: .*waited under/);
    await expect.poll(() => page.locator('#gantt .selected-box').count()).toBeGreaterThan(0);
    const window = await page.locator('.window-text').textContent();
    await page.keyboard.press('f');
    await expect.poll(() => page.locator('.window-text').textContent()).not.toBe(window);
    await page.keyboard.press('Escape');
    await expect.poll(title).toBe('No job selected');
    await page.context().close();
  });

  it('single keys do nothing in a field, and nowhere once they are switched off', async () => {
    const { page } = await open(browser, url);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').press('.');
    expect(await page.locator('.job-head h4').textContent()).toBe('No job selected');
    await page.getByRole('searchbox').fill('');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.getByRole('checkbox').uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('.');
    await page.waitForTimeout(100);
    expect(await page.locator('.job-head h4').textContent()).toBe('No job selected');
    await page.context().close();
  });

  it('arrows read out a figure that is not about time', async () => {
    const { page } = await open(browser, url);
    await page.locator('#distribution .plot').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => said(page)).toMatch(/^89 % of jobs: at most\. FCFS: .*; EASY: /);
    await expect.poll(() => page.locator('.tooltip').isVisible()).toBe(true);
    await page.locator('#forest .plot').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => said(page)).toMatch(/^Wait, mean: all jobs\. .* less FCFS: .*; Relative: −.*; Verdict: /);
    await page.locator('#quadrant .plot').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said(page)).toMatch(/^FCFS\. In use: \d+.*%.*; Mean wait: .*; That is: /);
    await page.locator('#sizes .plot').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => said(page)).toMatch(/^2 accelerators\. FCFS: median .*p90/);
    await page.locator('#machine .plot').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => said(page)).toMatch(/^EASY\. at work: /);
    await page.context().close();
  });

  it('the pointer gets the same: a tooltip on a job, a click selects it, a drag zooms', async () => {
    const { page } = await open(browser, url);
    const plot = page.locator('#gantt .plot');
    await plot.scrollIntoViewIfNeeded();
    await expect.poll(() => page.locator('#gantt').textContent()).not.toContain('Arranging');
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.5, box.y + 34);
    await expect.poll(() => page.locator('.tooltip strong').textContent()).toMatch(/^Job \d+$/);
    await page.mouse.click(box.x + box.width * 0.5, box.y + 34);
    await expect.poll(() => page.locator('.job-head h4').textContent()).toMatch(/^Job \d+/);
    const window = await page.locator('.window-text').textContent();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 80);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 80, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.locator('.window-text').textContent()).not.toBe(window);
    await page.context().close();
  });

  it('the address holds the view, and a link restores it', async () => {
    const { page } = await open(browser, url);
    await page.getByRole('radio', { name: 'FCFS' }).check();
    await page.getByLabel('Jobs of').selectOption('evaluation');
    await page.getByRole('searchbox').fill('size>=8');
    await page.locator('#brush').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('.');
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(() => hashValue(page, 'theme')).toBe('dark');
    const kept = await page.evaluate(() => location.hash);
    const window = await page.locator('.window-text').textContent();
    const job = await page.locator('.job-head h4').textContent();
    await page.context().close();
    const again = await open(browser, url, { hash: kept });
    expect(await again.page.locator('.window-text').textContent()).toBe(window);
    expect(await again.page.locator('.job-head h4').textContent()).toBe(job);
    expect(await again.page.getByRole('radio', { name: 'FCFS' }).isChecked()).toBe(true);
    expect(await again.page.getByLabel('Jobs of').inputValue()).toBe('evaluation');
    expect(await again.page.getByRole('searchbox').inputValue()).toBe('size>=8');
    expect(await again.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(again.complaints).toEqual([]);
    await again.page.context().close();
  });

  it('links within the page scroll without touching the address', async () => {
    const { page } = await open(browser, url, { hash: '#theme=dark' });
    await page.getByRole('link', { name: 'Glossary' }).click();
    expect(await page.evaluate(() => location.hash)).toBe('#theme=dark');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('glossary');
    await page.context().close();
  });

  it('every figure shows its numbers as a table, and saves SVG, PNG and CSV that hold them', async () => {
    const { page, complaints } = await open(browser, url);
    await expect.poll(() => page.locator('#gantt').textContent()).not.toContain('Arranging');
    for (const id of figures) {
      const tools = page.locator(`#${id} > .tools`).first();
      await tools.getByRole('button', { name: 'Show as table' }).click();
      const heads = await page.locator(`#${id} .table-box thead th`).count();
      expect(heads, id).toBeGreaterThan(1);
      expect(await page.locator(`#${id} .table-box tbody tr`).count(), id).toBeGreaterThan(1);
      const file = async (name: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          tools.getByRole('button', { name }).click(),
        ]);
        return readFileSync(await download.path());
      };
      const csv = (await file('Save the numbers as CSV')).toString();
      const lines = csv.trimEnd().split('\r\n');
      expect(lines[0]!.split(',').length, id).toBeGreaterThanOrEqual(heads);
      expect(lines.length, id).toBeGreaterThan(2);
      const svg = (await file('Save as SVG picture')).toString();
      const [root, faults, texts] = await page.evaluate((text) => {
        const document = new DOMParser().parseFromString(text, 'image/svg+xml');
        return [
          document.documentElement.tagName,
          document.querySelectorAll('parsererror').length,
          document.documentElement.textContent ?? '',
        ] as const;
      }, svg);
      expect([root, faults], id).toEqual(['svg', 0]);
      expect(texts).toContain(await page.locator(`#${id} h3`).textContent());
      expect(svg).not.toContain('var(--');
      const png = await file('Save as PNG picture');
      expect(png.subarray(1, 4).toString(), id).toBe('PNG');
      expect(png.readUInt32BE(16), id).toBe(2 * Number(/width="([\d.]+)"/.exec(svg)![1]));
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('a figure is copied as a Markdown table', async () => {
    const { page } = await open(browser, url);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#distribution').getByRole('button', { name: 'Copy table as Markdown' }).click();
    await expect.poll(() => said(page)).toMatch(/on the clipboard/);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^\| Share of jobs \| FCFS/);
    expect(text).toContain('| ---: |');
    await page.context().close();
  });
});
