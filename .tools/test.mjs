// `npm test`: builds what is out of date, finds a browser, runs the quick tests; `--long` runs the others, those of
// `*.long.test.ts`, and `--all` both. Further arguments go to vitest; where they name tests, those are run, quick or
// not: `npm test -- test/cli`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (args) => spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });

/** When the newest file in some places was changed. */
function newest(...places) {
  let time = 0;
  const look = (path) => {
    if (!existsSync(path)) return;
    const status = statSync(path);
    if (status.isDirectory()) for (const name of readdirSync(path)) look(join(path, name));
    else time = Math.max(time, status.mtimeMs);
  };
  for (const place of places) look(join(root, place));
  return time;
}

const built = [
  'dist/queueworks.js',
  'dist/program.script',
  'dist/worker.js',
  'dist/index.js',
  'dist/page/report.js',
  'dist/types/index.d.ts',
];
const oldest = Math.min(...built.map((file) => newest(file)));
if (oldest < newest('src', 'viz', 'package.json', '.tools/build.mjs', 'tsconfig.json', 'tsconfig.build.json')) {
  console.log('building …');
  const { status } = run(['.tools/build.mjs']);
  if (status !== 0) process.exit(status ?? 1);
}

let chromium = findChromium();
if (chromium === undefined && process.env.CHROMIUM_PATH === undefined) {
  console.log('no Chromium found; trying to install it …');
  if (installChromium()) chromium = findChromium();
}
if (chromium === undefined) {
  console.log('skipped: the tests that open the report page in a browser (no Chromium; set CHROMIUM_PATH to one)');
} else process.env.CHROMIUM_PATH = chromium;
if (!existsSync(join(root, '..', 'shared', 'traces'))) {
  console.log('skipped: the tests on real logs (no folder ../shared/traces)');
}

const words = process.argv.slice(2).filter((word) => word !== '--long' && word !== '--all');
const isNamed = words.some((word) => !word.startsWith('-'));
if (process.argv.includes('--long')) process.env.QUEUEWORKS_TESTS = 'long';
else if (!process.argv.includes('--all') && !isNamed) process.env.QUEUEWORKS_TESTS = 'quick';
const { status } = run(['node_modules/vitest/vitest.mjs', 'run', ...words]);
process.exit(status ?? 1);
