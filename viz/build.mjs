import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** D3 asks for its notice in all copies, and every report is one. */
function licenceOfD3() {
  const entry = createRequire(import.meta.url).resolve('d3');
  return readFile(join(dirname(entry), '..', 'LICENSE'), 'utf8');
}

/**
 * Bundles the report page's parts into a folder: `report.html` (template), `report.css`, `report.js`.
 * @param {string} outFolder
 */
export async function buildPage(outFolder) {
  await mkdir(outFolder, { recursive: true });
  await build({
    entryPoints: { report: join(here, 'main.ts') },
    outdir: outFolder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    charset: 'ascii',
    legalComments: 'none',
    banner: { js: `/* Contains parts of D3.\n${await licenceOfD3()}*/` },
    logLevel: 'warning',
  });
  await build({
    entryPoints: { report: join(here, 'style.css') },
    outdir: outFolder,
    bundle: true,
    minify: true,
    target: ['chrome110', 'firefox115', 'safari16.4'],
    logLevel: 'warning',
  });
  await copyFile(join(here, 'index.html'), join(outFolder, 'report.html'));
}
