// Makes dist/program.cache: what the engine compiled of dist/program.script while it ran the usual commands, so that they need not
// compile it anew (src/cli/compiled-program.ts). A process of its own, since the commands print.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  for (const words of [
    ['--help'],
    ['validate', scenario],
    ['describe', log],
    ['explain', 'easy'],
    ['run', scenario, '--out', join(folder, 'out')],
  ]) {
    const status = await module.exports.run(words);
    if (status !== 0) throw new Error(`queueworks ${words.join(' ')} ended with ${status}`);
  }
  writeFileSync(join(dirname(filename), 'program.cache'), script.createCachedData());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
