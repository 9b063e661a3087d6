// Builds what users run: dist/queueworks.js (command line, with its program.script and program.cache/), dist/worker.js (threads), dist/index.js (library),
// dist/page/ (the report page's parts) and, unless told `--fast`, the library's type declarations in dist/types/.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPage } from '../viz/build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  alias: { 'string-width': join(root, '.tools', 'plain-width.mjs') },
  // It starts threads from files of its own.
  external: ['tinypool'],
};

/** Everything is bundled: the command starts from a handful of files instead of some hundreds. */
async function buildPrograms() {
  await build({
    ...common,
    entryPoints: { queueworks: 'src/cli/main.ts', worker: 'src/experiment/crew/worker.ts', index: 'src/index.ts' },
    outdir: dist,
    splitting: true,
    chunkNames: 'part-[hash]',
    // Node shows the source line of an error that nobody caught: it is to be a line, not the whole program.
    lineLimit: 120,
    format: 'esm',
    charset: 'utf8',
    // Bundled CommonJS packages ask for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as queueworksRequire}from'node:module';const require=queueworksRequire(import.meta.url);",
    },
  });
}

/**
 * The commands as one script, whose code can be kept: a function of what CommonJS gives a module, of its address, and of a way to import
 * others, which a script whose code was kept has not got itself.
 */
async function buildScript() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/cli/program.ts'],
    outfile: join(dist, 'program.script'),
    format: 'cjs',
    charset: 'ascii',
    define: { 'import.meta.url': 'moduleAddress' },
    banner: { js: '(function(exports,require,module,moduleAddress,importModule){' },
    footer: { js: '})' },
    write: false,
  });
  const imports = /(?<![\w$.'"`])import\(/g;
  const script = outputFiles[0].text;
  // The package of the threads, and the user's own policies.
  const found = script.match(imports)?.length;
  if (found !== 2)
    throw new Error(`the commands import in ${found} places, not in 2: look at each, then count them here`);
  // It is read as a byte a character. `charset` leaves what regular expressions hold as it is; an escape means the same there.
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(join(dist, 'program.script'), script.replace(imports, 'importModule(').replace(/[^\0-\x7f]/g, escaped));
}

/** The engine's own copy of that script; without it everything works, only slower. */
function keepCode() {
  for (const command of ['help', 'validate', 'describe', 'explain', 'run']) {
    const { status } = spawnSync(process.execPath, [join(root, '.tools', 'code-cache.mjs'), command], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) console.warn(`dist/program.cache/${command} could not be made: commands will start more slowly`);
  }
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
// It would not fit the new script.
rmSync(join(dist, 'program.cache'), { recursive: true, force: true });
await Promise.all([buildPrograms(), buildScript(), buildPage(join(dist, 'page'))]);
keepCode();
linkCommand();
if (!process.argv.includes('--fast')) buildTypes();
