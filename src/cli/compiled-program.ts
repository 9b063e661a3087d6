import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/**
 * The built program. Beside its text lies what the engine made of it when it was built, in `program.cache/` by command: with that nothing
 * needs to be compiled again, which takes most of the time of a short command. Another engine than that of the build does not take it,
 * and compiles.
 * @param word the first of the command line; a command of which no code was kept finds most of what it needs in that of `run`
 */
export function compiledProgram(word = '--help'): typeof import('./program.ts') {
  const place = new URL('./program.script', import.meta.url);
  const filename = fileURLToPath(place);
  const kept = (name: string) => fileURLToPath(new URL(`./program.cache/${name}`, import.meta.url));
  const own = word.startsWith('-') ? 'help' : word;
  const cache = kept(/^[a-z]+$/.test(own) && existsSync(kept(own)) ? own : 'run');
  // Plain ASCII, so that it is a byte a character for the engine, too.
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  });
  const module = { exports: {} };
  const importModule = (name: string) => import(name);
  script.runInThisContext()(module.exports, createRequire(place), module, place.href, importModule);
  return module.exports as typeof import('./program.ts');
}
