import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from './browser.ts';
import { madeStudy } from './made-study.ts';
import { open, writeReport } from './report-page.ts';

const made = madeStudy({ jobs: 300, replications: 3 });
const tenHours = {
  mean: 36_000,
  halfWidth: 60,
  interval: [36_000 - 60, 36_000 + 60] as const,
  values: [36_000, 36_000, 36_000],
};
/** The first policy holds its jobs for ten hours each, the others none. */
const held = {
  ...made,
  study: {
    ...made.study,
    policies: made.study.policies.map((policy, i) => ({
      ...policy,
      reasons: policy.reasons!.map((group) => ({
        ...group,
        waits: { ...group.waits, ...(i === 0 ? { Carbon: tenHours, PowerCap: { ...tenHours, mean: 3600 } } : {}) },
      })),
    })),
  },
};

describe.skipIf(browserPath === undefined)('why jobs wait, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('has every reason that any policy gives, so that the parts are the whole wait', async () => {
    const { url } = await writeReport('held', held);
    const { page, complaints } = await open(browser, url);
    const figure = page.locator('#reasons');
    const queued = (['Resources', 'Priority', 'Backfill'] as const).reduce(
      (sum, reason) => sum + made.study.policies[0]!.reasons![0]!.waits[reason]!.mean!,
      0,
    );
    const share = Math.round((100 * 36_000) / (queued + 36_000 + 3600));
    expect(await figure.textContent()).toMatch(
      new RegExp(`${share}\\s% is because jobs are held until electricity is cleaner`),
    );
    expect(await figure.locator('.legend').textContent()).toContain('the cap leaves too little power');
    await figure.getByRole('button', { name: 'Show as table' }).click();
    expect(await figure.locator('.table-box thead').textContent()).toMatch(/PowerCap.*Carbon/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('names none that no policy can have', async () => {
    const { url } = await writeReport('not-held', made);
    const { page } = await open(browser, url);
    expect(await page.locator('#reasons .legend').textContent()).not.toMatch(/power|electricity/);
    await page.context().close();
  });
});
