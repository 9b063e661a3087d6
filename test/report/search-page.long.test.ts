import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Search } from '../../src/experiment/search/search-outcome.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { madeHypercube, madePareto, madeSelection, madeSensitivity, madeSize, madeSweep } from './made-searches.ts';
import { accessibilityFaults, open, writeSearchReport } from './report-page.ts';

const searches: readonly (readonly [name: string, figure: string, search: Search, kicker: string])[] = [
  ['a sweep along one axis', 'sweep', madeSweep(1), 'Sweep'],
  ['a sweep over two axes', 'sweep', madeSweep(2), 'Sweep'],
  ['a sweep over three axes', 'sweep', madeSweep(3), 'Sweep'],
  ['a Latin hypercube', 'sweep', madeHypercube(), 'Sweep'],
  ['Morris’s effects', 'effects', madeSensitivity('morris'), 'Sensitivity analysis'],
  ['Sobol’s indices', 'effects', madeSensitivity('sobol'), 'Sensitivity analysis'],
  ['factors one at a time', 'tornado', madeSensitivity('morris'), 'Sensitivity analysis'],
  ['a sizing', 'limit', madeSize(), 'Sizing'],
  ['plans', 'pareto', madePareto(), 'Plans compared'],
  ['a selection of the best', 'selection', madeSelection(), 'Selection of the best'],
];

const said = (page: Awaited<ReturnType<typeof open>>['page']) => page.locator('#live').textContent();

describe('the page of a search', () => {
  it('is the same for the same search, byte for byte, and says its answer before any script has run', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map((name) => writeSearchReport(name, madeSize())));
    expect(a!.html).toBe(b!.html);
    expect(a!.html).toContain('<p class="answer">21 nodes are enough.</p>');
    expect(a!.html).toContain('5 replications a point');
  });
  it('tells money in the currency of the scenario', async () => {
    const plans = madePareto();
    const inMoney = {
      ...plans,
      measures: plans.measures.map((one) => (one.unit === 'EUR' ? { ...one, unit: 'money/h' } : one)),
    };
    const economics = { currency: 'CHF' } as NonNullable<typeof plans.scenario.economics>;
    const { payload } = await writeSearchReport('money', { ...inMoney, scenario: { ...plans.scenario, economics } });
    expect(payload.data.measures.map(({ unit }) => unit)).toEqual(['CHF/h', 's']);
  });
  it('carries estimates without their single values', async () => {
    const { payload } = await writeSearchReport('values', madePareto());
    expect(JSON.stringify(payload.data.outcome)).toContain('"total-cost":[41000000,39500000,42500000]');
    expect(JSON.stringify(payload.data)).not.toContain('halfWidth');
  });
});

describe.skipIf(browserPath === undefined)('the page of a search in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(searches)(
    'of %s is drawn in light and dark at three widths, whole and without complaint',
    async (name, id, search, kicker) => {
      const { url } = await writeSearchReport(name, search);
      for (const [width, theme] of [
        [360, 'light'],
        [768, 'dark'],
        [1440, 'light'],
      ] as const) {
        const { page, complaints, requests } = await open(browser, url, { width, theme });
        expect(await page.locator('.kicker').textContent()).toBe(kicker);
        // A busy machine may still be fitting figures to the width.
        await expect.poll(() => page.locator(`#${id} .plot > svg *`).count()).toBeGreaterThan(20);
        expect(await page.locator(`#${id} .takeaway`).textContent()).toMatch(/\d/);
        const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await expect.poll(beyond).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
        expect(requests.filter((request) => request !== url && !request.startsWith('data:'))).toEqual([]);
        await page.context().close();
      }
    },
  );

  it.each(searches)('of %s has nothing that axe-core finds wrong, its table open too', async (name, id, search) => {
    const { url } = await writeSearchReport(name, search);
    for (const theme of ['light', 'dark'] as const) {
      const { page } = await open(browser, url, { theme });
      await page.locator(`#${id}`).getByRole('button', { name: 'Show as table' }).click();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.context().close();
    }
  });

  it.each(searches)(
    'of %s is reached by Tab, read out by the arrows, and saved as SVG, PNG and CSV',
    async (name, id, search) => {
      const { url } = await writeSearchReport(name, search);
      const { page, complaints } = await open(browser, url);
      let reached = false;
      for (let i = 0; i < 40 && !reached; i++) {
        await page.keyboard.press('Tab');
        reached = await page.evaluate(
          (figure) =>
            document.activeElement?.closest('figure')?.id === figure &&
            document.activeElement.classList.contains('plot'),
          id,
        );
      }
      expect(reached).toBe(true);
      await page.keyboard.press('ArrowRight');
      const first = await said(page);
      expect(first).toMatch(/: .*\d/);
      await page.keyboard.press('End');
      await expect.poll(() => said(page)).not.toBe(first);
      const tools = page.locator(`#${id} > .tools`);
      const file = async (label: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          tools.getByRole('button', { name: label }).click(),
        ]);
        return readFileSync(await download.path());
      };
      const lines = (await file('Save the numbers as CSV')).toString().trimEnd().split('\r\n');
      expect(lines.length).toBeGreaterThan(5);
      const svg = (await file('Save as SVG picture')).toString();
      expect(svg).toContain('<svg');
      expect(svg).not.toContain('var(--');
      expect((await file('Save as PNG picture')).subarray(1, 4).toString()).toBe('PNG');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('another measure is a click away, and stands in the address', async () => {
    const { url } = await writeSearchReport('measure', madeSweep(2));
    const { page } = await open(browser, url);
    const before = await page.locator('#sweep .takeaway').textContent();
    await page.getByRole('radio', { name: 'Total cost' }).check();
    await expect.poll(() => page.locator('#sweep .takeaway').textContent()).not.toBe(before);
    expect(await page.locator('#sweep .takeaway').textContent()).toMatch(/^Total cost: best at nodes 16.*M\sEUR/);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#metric=total-cost');
    await page.context().close();
    const again = await open(browser, url, { hash: '#metric=total-cost' });
    expect(await again.page.locator('#sweep .takeaway').textContent()).toMatch(/^Total cost/);
    await again.page.context().close();
  });

  it('names of plans touch no mark, no interval and no other name, on a wide page and a narrow one', async () => {
    const { url } = await writeSearchReport('labels', madePareto());
    for (const width of [360, 1280]) {
      const { page } = await open(browser, url, { width });
      const labels = page.locator('#pareto .series-label');
      await expect.poll(() => labels.count()).toBeGreaterThanOrEqual(5);
      const touching = await page.evaluate(() => {
        const parts = [...document.querySelectorAll('#pareto :is(.series-label, .whisker, .mark)')];
        return parts.flatMap((label) => {
          if (!label.classList.contains('series-label')) return [];
          const a = label.getBoundingClientRect();
          return parts
            .filter((part) => {
              const b = part.getBoundingClientRect();
              return part !== label && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            })
            .map((part) => `${label.textContent}: ${part.getAttribute('class')} ${part.textContent}`);
        });
      });
      expect(touching).toEqual([]);
      await page.context().close();
    }
  });

  it('hostile names of paths, policies, values and plans run nothing and break nothing', async () => {
    const names = {
      path: '<img src=x onerror="window.hacked=1">',
      word: '</script><script>window.hacked=2</script>',
      policy: '"><svg onload=window.hacked=3>',
    };
    for (const [i, [search, id]] of (
      [
        [madeSweep(3, names), 'sweep'],
        [madeSensitivity('morris', names), 'tornado'],
        [madeSize(names), 'limit'],
        [madePareto(names), 'pareto'],
        [madeSelection(names), 'selection'],
      ] as const
    ).entries()) {
      const { url } = await writeSearchReport(`hostile-${i}`, search);
      const { page, complaints } = await open(browser, url);
      await page.locator(`#${id} .plot`).focus();
      await page.keyboard.press('ArrowRight');
      await page.locator(`#${id}`).getByRole('button', { name: 'Show as table' }).click();
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
