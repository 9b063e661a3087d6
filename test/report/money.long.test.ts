import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageEstimate } from '../../src/output/payload.ts';
import { buildPayload } from '../../src/output/payload-build.ts';
import { energySentence } from '../../viz/takeaways/energy.ts';
import { moneySentence, usefulHourSentence } from '../../viz/takeaways/money.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { madeMoney } from './made-money.ts';
import { alone } from './page-estimates.ts';
import { accessibilityFaults, open, writeReport } from './report-page.ts';

const figures = ['useful-hour', 'money', 'energy', 'power'];
const made = madeMoney();
const { data } = buildPayload(made.study, [], { program: 'Queueworks 1.2.3' });

describe('money and electricity on the page', () => {
  it('the plan: its sum, its largest part, and what public money carries', () => {
    const { economics } = data;
    expect(moneySentence(economics!.policies[0]!, economics!)).toBe(
      'Over 5 years the plan is charged with 100.0 ± 2.0 M EUR, 60 % of it for machines; public money carries 40 %.',
    );
  });
  it('tells the public part of what is paid, too, where it is another than that of the charges', () => {
    const { economics } = data;
    const [first] = economics!.policies;
    const granted = { ...first!, plan: { ...first!.plan, 'public-share': alone(0.45) } };
    expect(moneySentence(granted, economics!)).toMatch(/public money carries 40 % of it, and 45 % of what is paid\.$/);
  });
  it('a useful hour: its cost by policy, the renting price, and where owning breaks even', () => {
    const { economics } = data;
    expect(usefulHourSentence(economics!.policies.slice(0, 1), economics!)).toBe(
      'A useful accelerator-hour costs 2.47 ± 0.05 EUR (73 % of the installed hours are useful). Renting one costs 2.5 EUR, as much, within the interval. Owning breaks even where 72 % of the installed hours are useful.',
    );
    expect(usefulHourSentence(economics!.policies, { ...economics!, rent: 4 })).toMatch(
      /^A useful accelerator-hour costs from 2\.47 .* under FCFS .* to 3\.41 .* under .*Renting one costs 4 EUR, which is more\./,
    );
  });
  it('energy by hour: a day’s sum over replications, when most, and when a kilowatt-hour is cleanest', () => {
    const [first] = data.policies;
    // 24 · 1000 kWh a day, times 1, 1.02 and 1.04 in the three replications.
    expect(first!.energy!.hours.energy.reduce((sum, [mean]) => sum + mean!, 0)).toBeCloseTo(24_480, 0);
    // By hand: ± t(0.975; 2) · 0.02 · 1000 / √3 at an hour of 1000 kWh.
    expect(first!.energy!.hours.energy[8]![0]).toBeCloseTo(1020, 3);
    // On the scale of what is not below zero.
    const half = (4.302653 * 20) / Math.sqrt(3);
    expect(first!.energy!.hours.energy[8]![1]).toBeCloseTo(1020 * Math.exp(-half / 1020), 2);
    expect(first!.energy!.hours.energy[8]![2]).toBeCloseTo(1020 * Math.exp(half / 1020), 2);
    // 1.02 · (24,000 · 0.3 − 0.15 · use at 12:00 + 0.1 · use at 19:00) = 1.02 · (7200 − 188.97 + 107.76) = 7261 kg.
    expect(energySentence('FCFS', first!.energy!.hours)).toBe(
      'Under FCFS a day takes 24.5 MWh, most from 14:00, 86 % more than from 02:00; it emits 7.26 t of CO2e, least per kWh from 12:00 (150 g) and most from 19:00 (400 g).',
    );
  });
  it('energy by hour: of a window that is no whole number of days, by as many of each hour as lie in it', () => {
    const hours = { energy: Array.from({ length: 24 }, (_, h): PageEstimate => (h < 20 ? alone(5) : alone(null))) };
    expect(energySentence('FCFS', { ...hours, cost: null, emissions: null })).toBe(
      'Under FCFS the 20 hours of a day that were measured take 100 kWh, about the same in every hour.',
    );
  });
  it('a machine that does not state its power, and a scenario without money, have none', () => {
    const bare = buildPayload({ ...made.study, economics: undefined } as never, [], { program: 'Queueworks 1.2.3' });
    expect(bare.data.economics).toBeNull();
  });
});

describe.skipIf(browserPath === undefined)('money and electricity in a browser', () => {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ url } = await writeReport('money', made));
  });
  afterAll(() => browser?.close());

  it.each([
    [360, 'light'],
    [768, 'dark'],
    [1440, 'light'],
  ] as const)('at %i px in %s every figure is drawn, and axe-core finds nothing wrong', async (width, theme) => {
    const { page, complaints } = await open(browser, url, { width, theme });
    for (const id of figures) {
      expect(await page.locator(`#${id} .plot > svg *`).count(), id).toBeGreaterThan(20);
      await page.locator(`#${id}`).getByRole('button', { name: 'Show as table' }).click();
      expect(await page.locator(`#${id} .table-box tbody tr`).count(), id).toBeGreaterThan(2);
    }
    const [content, viewport] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(viewport!);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the arrows read them out', async () => {
    const { page } = await open(browser, url);
    const read = async (id: string) => {
      await page.locator(`#${id} .plot`).focus();
      await page.keyboard.press('ArrowRight');
      return page.locator('#live').textContent();
    };
    expect(await read('useful-hour')).toMatch(/^FCFS\. A useful hour: 2\.47.*EUR; An installed hour: 1\.8 EUR/);
    expect(await read('money')).toMatch(/^Year 1\. machines: 6 M EUR; .*in all: .*of which public: 4 M EUR\./);
    expect(await read('energy')).toMatch(/^00:00 to 01:00\. FCFS, energy/);
    await page.context().close();
  });
});
