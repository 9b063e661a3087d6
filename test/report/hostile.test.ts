import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policy } from '../job-tables.ts';
import { browserPath, launchBrowser } from './browser.ts';
import { madeStudy } from './made-study.ts';
import { accessibilityFaults, open, writeReport } from './report-page.ts';

const nasty = [
  '</script><script>window.hacked=1</script>',
  '<img src=x onerror="window.hacked=2">',
  '"><svg onload=window.hacked=3>',
  '=HYPERLINK("http://evil.example","x")',
  'line\u2028break\u2029end {{script}} $& $1',
  "javascript:window.hacked=4 <!-- --> ]]> '",
];

const study = madeStudy({
  jobs: 400,
  replications: 2,
  name: nasty[0]!,
  policies: {
    [nasty[0]!]: policy('fcfs', 'none'),
    [nasty[1]!]: policy('fcfs', 'easy'),
    [nasty[3]!]: policy('shortest-first', 'easy'),
  },
  names: { classes: [nasty[1]!, nasty[2]!, nasty[3]!, nasty[4]!], tenants: [nasty[5]!, nasty[3]!], users: nasty },
});
const made = {
  ...study,
  study: {
    ...study.study,
    answer: `${nasty[0]} ${nasty[1]} ${nasty[4]}`,
    notes: [{ code: 'x', severity: 'warning' as const, text: nasty[1]!, policy: nasty[0]! }],
    cleaning: [
      {
        workload: nasty[0]!,
        records: 3,
        jobs: 2,
        changes: [{ code: 'x', action: 'dropped' as const, count: 1, text: nasty[2]!, examples: [7] }],
      },
    ],
    scenario: {
      ...study.study.scenario,
      question: nasty[2]!,
      description: nasty[1]!,
      seed: nasty[5]!,
      notice: [nasty[0]!],
      try: [nasty[1]!],
    },
  },
};

describe('hostile names', () => {
  it('end no script element and start none', async () => {
    const { html } = await writeReport('hostile', made);
    const clean = await writeReport('clean', madeStudy({ jobs: 400, replications: 2 }));
    const scripts = (text: string) => text.match(/<script\b/g)!.length - text.match(/id="column-/g)!.length;
    expect(scripts(html)).toBe(scripts(clean.html));
    expect(html.match(/<\/script/g)!.length).toBe(html.match(/<script\b/g)!.length);
    expect(html.includes('<img src=x')).toBe(false);
    expect(/[\u2028\u2029]/.test(html)).toBe(false);
  });

  it('are written on the page as the text they are', async () => {
    const { html } = await writeReport('hostile', made);
    const title = html.slice(html.indexOf('<body>'), html.indexOf('<noscript>'));
    expect(title).toContain('&#60;img src=x onerror=&#34;window.hacked=2&#34;&#62;');
  });
});

describe.skipIf(browserPath === undefined)('hostile names in a browser', () => {
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ url } = await writeReport('hostile', made));
  });
  afterAll(() => browser?.close());

  it('run nothing, load nothing and break nothing, wherever they are shown', async () => {
    const { page, complaints, requests } = await open(browser, url);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      document.querySelector<HTMLButtonElement>('#gantt .tools button[aria-expanded]')!.click();
    });
    await page.keyboard.press('.');
    await page.locator('.story').waitFor();
    const box = (await page.locator('#distribution .plot').boundingBox())!;
    await page.mouse.move(box.x + 200, box.y + 100);
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('main img, main script, main iframe, .masthead img').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((request) => request !== url && !request.startsWith('data:'))).toEqual([]);
    expect(await page.locator('h1').textContent()).toBe(nasty[0]);
    expect(await page.locator('.question').textContent()).toBe(nasty[2]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('from the address run nothing either', async () => {
    const hash = `#policy=${encodeURIComponent(nasty[0]!)}&class=${encodeURIComponent(nasty[1]!)}&filter=${encodeURIComponent(nasty[2]!)}&colour=${encodeURIComponent(nasty[0]!)}`;
    const { page, complaints } = await open(browser, url, { hash });
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.getByRole('searchbox').inputValue()).toBe(nasty[2]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the policy of the page lets no other script run and nothing be loaded', async () => {
    const { page } = await open(browser, url);
    const blocked = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 5';
      document.body.append(script);
      const loaded = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      return { hacked: (window as { hacked?: number }).hacked, loaded };
    });
    expect(blocked).toEqual({ hacked: undefined, loaded: false });
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toMatch(/https?:|connect-src|unsafe-eval/);
    await page.context().close();
  });
});
