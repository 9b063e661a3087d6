import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

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
