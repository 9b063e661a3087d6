import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/**
 * The built program. Beside its text lies what the engine made of it when it was built, `program.cache`: with that nothing needs to be
 * compiled again, which takes most of the time of a short command. Another engine than that of the build does not take it, and compiles.
 */
export function compiledProgram(): typeof import('./program.ts') {
  const place = new URL('./program.script', import.meta.url);
  const filename = fileURLToPath(place);
  const cache = fileURLToPath(new URL('./program.cache', import.meta.url));
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
