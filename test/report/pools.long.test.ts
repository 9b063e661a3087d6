import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStudy, type Study } from '../../src/experiment/index.ts';
import { parseScenario } from '../../src/scenario/index.ts';
import { poolsSentence } from '../../viz/takeaways/pools.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { accessibilityFaults, open, writeReport } from './report-page.ts';

async function study(pools: string): Promise<Study> {
  const text = `
name: pools
horizon: 3 d
warmup: 12 h
replications: 2
cluster: { pools: { ${pools} } }
workloads:
  wide: { pools: [h100], arrivals: { process: poisson, rate: 3 per h }, accelerators: 4, duration: { distribution: exponential, mean: 40 min } }
policies: { strict: { backfill: none }, easy: { backfill: easy } }
`;
  const { scenario, faults } = parseScenario(text, { file: 'pools.yaml', folder: '.' });
  if (!scenario) throw new Error(JSON.stringify(faults));
  return runStudy(scenario, { threads: 0 });
}

describe('the sentence about pools', () => {
  it('names the most and the least used, and where most is lost', () => {
    const of = (pool: string, policy: string, work: number, lost: number) => ({ pool, policy, work, lost });
    expect(poolsSentence([of('h100', 'EASY', 0.99, 0.004), of('a100', 'EASY', 0.61, 0.02)])).toBe(
      'Under EASY h100 is used most, 99 % of it, and a100 least, 61 %; most is lost in a100 under EASY, where 2 % stands idle while a job waits that accepts it.',
    );
    expect(poolsSentence([of('a', 'x', 0.5, 0), of('b', 'x', 0.2, 0)])).toContain('hardly anything stands idle');
    expect(
      poolsSentence([of('a', 'x', 0.5, 0), of('b', 'x', 0.4, 0), of('a', 'y', 0.9, 0.1), of('b', 'y', 0.2, 0)]),
    ).toMatch(/^Under y a is used most, 90 % of it, and b least, 20 %; most is lost in a under y/);
  });
});

describe.skipIf(browserPath === undefined)('the page of a machine of several pools', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('draws what each does, in light and dark, wide and narrow, and axe-core finds nothing wrong', async () => {
    const { url } = await writeReport('pools', {
      study: await study('h100: { units: 8 }, a100: { units: 8 }'),
      details: [],
    });
    for (const [width, theme] of [
      [1280, 'light'],
      [375, 'dark'],
    ] as const) {
      const { page, complaints } = await open(browser, url, { width, theme });
      await expect.poll(() => page.locator('#pools .plot rect').count()).toBe(12);
      // Nobody asks for the other pool, so all of it stands idle for want of work.
      expect(await page.locator('#pools .takeaway').textContent()).toMatch(/and a100 least, 0\s%/);
      await page.locator('#pools').getByRole('button', { name: 'Show as table' }).click();
      expect(await page.locator('#pools table tbody tr').count()).toBe(4);
      expect(await accessibilityFaults(page)).toEqual([]);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
        .toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it('of one pool has no such figure', async () => {
    const { url, payload } = await writeReport('one-pool', { study: await study('h100: { units: 8 }'), details: [] });
    expect(payload.data.policies.every(({ pools }) => pools.length === 0)).toBe(true);
    const { page } = await open(browser, url);
    expect(await page.locator('#pools').count()).toBe(0);
    await page.context().close();
  });
});
