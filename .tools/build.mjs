// Builds what users run: dist/queueworks.js (command line), dist/worker.js (threads), dist/index.js (library),
// dist/page/ (the report page's parts) and, unless told `--fast`, the library's type declarations in dist/types/.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPage } from '../viz/build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Everything is bundled: the command starts from a handful of files instead of some hundreds. */
async function buildPrograms() {
  await build({
    absWorkingDir: root,
    entryPoints: { queueworks: 'src/cli/main.ts', worker: 'src/experiment/crew/worker.ts', index: 'src/index.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    alias: { 'string-width': join(root, '.tools', 'plain-width.mjs') },
    // It starts threads from files of its own.
    external: ['tinypool'],
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as queueworksRequire}from'node:module';const require=queueworksRequire(import.meta.url);",
    },
  });
}

function buildTypes() {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Makes `npx queueworks` find the command of this checkout at once: npm links the commands of dependencies only.
 * Where links are not to be had, npx finds it too, by a detour.
 */
function linkCommand() {
  const commands = join(root, 'node_modules', '.bin');
  if (process.platform === 'win32' || !existsSync(commands)) return;
  chmodSync(join(dist, 'queueworks.js'), 0o755);
  rmSync(join(commands, 'queueworks'), { force: true });
  symlinkSync(join('..', '..', 'dist', 'queueworks.js'), join(commands, 'queueworks'));
}

/** Parts of earlier builds carry other hashes in their names. */
function removeOldParts() {
  let names = [];
  try {
    names = readdirSync(dist);
  } catch {
    return;
  }
  for (const name of names) if (/^part-.*\.js$/.test(name)) rmSync(join(dist, name), { force: true });
}

removeOldParts();
await Promise.all([buildPrograms(), buildPage(join(dist, 'page'))]);
linkCommand();
if (!process.argv.includes('--fast')) buildTypes();
