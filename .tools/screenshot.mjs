// Makes docs/report.png, the picture of the page in the README, from a real run of the flagship scenario.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'queueworks-picture-'));
const program = join(root, 'dist', 'queueworks.js');
const scenario = join(root, 'scenarios', 'flagship.yaml');
spawnSync(process.execPath, [program, 'compare', scenario, '--out', folder, '--quiet'], {
  cwd: root,
  stdio: 'inherit',
});

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM_PATH to one');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1180, height: 1240 }, colorScheme: 'light' });
await page.goto(pathToFileURL(join(folder, 'report.html')).href);
await page.waitForTimeout(2000);
await page.screenshot({ path: join(root, 'docs', 'report.png') });
await browser.close();
rmSync(folder, { recursive: true, force: true });
console.log('wrote docs/report.png');
