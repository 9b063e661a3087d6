// Writes the pages of docs/ that are made from the code's own registries. With `--check` it writes nothing and fails
// when a page is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputsPage } from '../src/output/pages/outputs-page.ts';
import { pitfallsPage } from '../src/output/pages/pitfalls-page.ts';
import { policiesPage } from '../src/output/pages/policies-page.ts';
import { scenarioPage } from '../src/scenario/page.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs');
const pages: Readonly<Record<string, () => string>> = {
  'outputs.md': outputsPage,
  'pitfalls.md': pitfallsPage,
  'policies.md': policiesPage,
  'scenario.md': scenarioPage,
};
const check = process.argv.includes('--check');

for (const [name, page] of Object.entries(pages)) {
  const path = join(folder, name);
  const text = page();
  if (check) {
    if (readPage(path) === text) continue;
    console.error(`docs/${name} is out of date: run npm run docs`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote docs/${name}`);
  }
}

function readPage(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
