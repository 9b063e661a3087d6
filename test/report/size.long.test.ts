import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy } from '../job-tables.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { madeStudy } from './made-study.ts';
import { builtAssets, open, writeReport } from './report-page.ts';

describe('the size of the page', () => {
  it('its script stays within 285 kB, and neither it nor the style asks for anything', async () => {
    const { script, style, template } = await builtAssets();
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(285_000);
    expect(Buffer.byteLength(style)).toBeLessThanOrEqual(20_000);
    expect(style).not.toMatch(/url\(|@import/);
    expect(template).not.toMatch(/(?:src|href)="(?!data:|#)/);
    expect(script).not.toMatch(/\bimport\(|importScripts|XMLHttpRequest|\bfetch\(/);
  });

  it('thousands of jobs under three policies take well under a megabyte', async () => {
    const { bytes } = await writeReport('thousands', madeStudy({ jobs: 5000, replications: 2 }));
    expect(bytes).toBeLessThan(700_000);
  });

  it('the same study gives the same bytes', async () => {
    const [a, b] = await Promise.all(
      ['a', 'b'].map((name) => writeReport(name, madeStudy({ jobs: 300, replications: 2 }))),
    );
    expect(a!.html).toBe(b!.html);
  });
});

const million = () =>
  madeStudy({
    jobs: 1_000_000,
    replications: 1,
    cluster: { pools: { gpu: { kind: 'units', units: 1024 } } },
    policies: { easy: policy('fcfs', 'easy'), 'easy-sjf': policy('shortest-first', 'easy') },
  });

describe('a run of a million jobs', () => {
  let browser: Browser | undefined;
  let report: Awaited<ReturnType<typeof writeReport>>;
  beforeAll(async () => {
    if (browserPath !== undefined) browser = await launchBrowser();
    report = await writeReport('million', million());
  });
  afterAll(() => browser?.close());

  it('fits in 10 MB with every job of the first policy; what does not fit of the others is said', () => {
    const { bytes, payload } = report;
    expect(bytes).toBeLessThanOrEqual(10_000_000);
    const { count, schedules } = payload.data.jobs!;
    expect(count).toBe(1_000_000);
    expect(schedules[0]!.policy).toBe('EASY');
    const missing = payload.data.policies.slice(schedules.length).map(({ name }) => name);
    const notes = payload.data.notes.filter(({ code }) => code === 'page-detail-left-out').map(({ text }) => text);
    expect(missing.length).toBeGreaterThan(0);
    for (const name of missing) expect(notes.join(' ')).toContain(name);
    expect(payload.data.distributions.filter(({ group }) => group === null)).toHaveLength(4);
  });

  it.skipIf(browserPath === undefined)(
    'opens: the answer at once, then every figure, and single jobs when zoomed in',
    async () => {
      const started = performance.now();
      const { page, complaints } = await open(browser!, report.url);
      const paint = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      );
      console.info(
        `a million jobs: ${(report.bytes / 1e6).toFixed(2)} MB; answer after ${Math.round(paint)} ms, all figures after ${Math.round(performance.now() - started)} ms`,
      );
      expect(await page.locator('.answer').isVisible()).toBe(true);
      await expect
        .poll(() => page.locator('#gantt').textContent(), { timeout: 60_000 })
        .toMatch(/1,000,000 jobs, drawn as density/);
      await page.getByRole('radio', { name: 'EASY-SJF' }).check();
      await expect
        .poll(() => page.locator('#gantt .takeaway').textContent())
        .toMatch(/leaves out the single jobs under EASY-SJF/);
      await page.getByRole('radio', { name: 'EASY', exact: true }).check();
      await page.locator('#brush').focus();
      for (let i = 0; i < 9; i++) await page.keyboard.press('+');
      await expect.poll(() => page.locator('#gantt').textContent()).not.toContain('density');
      await expect
        .poll(() => page.locator('#gantt .takeaway').textContent())
        .toMatch(/^In this run [\d,]+ jobs run in this window under EASY/);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
