// Makes one file of dist/program.cache/: what the engine compiled of dist/program.script while it ran a command, so that it need not
// compile it anew (src/cli/compiled-program.ts). A process for each, since what one compiles the engine keeps for the next, and the more
// is kept the longer it takes to read.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import engine from 'node:v8';
import { Script } from 'node:vm';

// The cache holds for the flags with which it was made, and the program's own come after it was read.
engine.setFlagsFromString = () => {};

const filename = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'program.script');
const place = pathToFileURL(filename);
const script = new Script(readFileSync(filename, 'latin1'), { filename });
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(place), module, place.href, (name) => import(name));

const folder = mkdtempSync(join(tmpdir(), 'queueworks-build-'));
try {
  const log = join(folder, 'log.swf');
  const scenario = join(folder, 'scenario.yaml');
  const job = (_, k) =>
    `${k + 1} ${k * 40} -1 ${60 + ((k * 37) % 900)} ${1 + (k % 7)} -1 -1 ${1 + (k % 7)} 1200 -1 1 ${k % 5} 1 -1 1 -1 -1 -1`;
  writeFileSync(log, `; MaxProcs: 16\n${Array.from({ length: 400 }, job).join('\n')}\n`);
  writeFileSync(
    scenario,
    `name: warm\ncluster: { pools: { machine: { units: 16 } } }\nworkloads: { log: { kind: trace, format: swf, file: log.swf } }\npolicy: { ordering: fcfs, backfill: easy }\n`,
  );
  const commands = {
    help: ['--help'],
    validate: ['validate', scenario],
    describe: ['describe', log],
    explain: ['explain', 'easy'],
    run: ['run', scenario, '--out', join(folder, 'out')],
  };
  const [, , command] = process.argv;
  const status = await module.exports.run(commands[command]);
  if (status !== 0) throw new Error(`queueworks ${command} ended with ${status}`);
  const caches = join(dirname(filename), 'program.cache');
  mkdirSync(caches, { recursive: true });
  writeFileSync(join(caches, command), script.createCachedData());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
