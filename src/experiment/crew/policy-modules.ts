import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PolicyModuleFault } from '../../scheduler/index.ts';
import { type ModuleFault, StudyError } from '../study-fault.ts';

/** A module that has not finished loading by then waits for something that never comes. */
const loadingTime = 10_000;

/**
 * Loads the user's own policy modules, by the path the policies name them with (relative to the scenario's folder).
 * @throws StudyError when one cannot be loaded
 */
export async function loadModules(names: readonly string[], folder: string): Promise<Map<string, unknown>> {
  const loaded = new Map<string, unknown>();
  for (const name of names) {
    try {
      loaded.set(name, await within(loadingTime, import(urlOf(name, folder))));
    } catch (error) {
      throw new StudyError(loadingFault(name, folder, error));
    }
  }
  return loaded;
}

/**
 * The fault of a module, if the error is one: told by the simulator as such, or thrown from the module's own code.
 * Undefined when the error is not a module's.
 */
export function moduleFaultOf(error: unknown, names: readonly string[], folder: string): ModuleFault | undefined {
  if (error instanceof PolicyModuleFault) {
    const place = placeIn(error, error.module, folder) ?? placeOfMember(error, folder);
    return { kind: 'module', module: error.module, message: error.message, ...place, ...stackOf(error) };
  }
  if (!(error instanceof Error)) return undefined;
  for (const name of names) {
    const place = placeIn(error, name, folder);
    if (place)
      return { kind: 'module', module: name, message: `${error.name}: ${error.message}`, ...place, ...stackOf(error) };
  }
  return undefined;
}

function pathOf(name: string, folder: string): string {
  return isAbsolute(name) ? name : resolve(folder, name);
}

function urlOf(name: string, folder: string): string {
  return pathToFileURL(pathOf(name, folder)).href;
}

function loadingFault(name: string, folder: string, error: unknown): ModuleFault {
  if (!(error instanceof Error))
    return { kind: 'module', module: name, message: `threw ${String(error)} while it was loaded` };
  const { code } = error as NodeJS.ErrnoException;
  const place = error instanceof SyntaxError ? placeOfSyntax(name, folder) : placeIn(error, name, folder);
  const message =
    code === 'ERR_MODULE_NOT_FOUND' && !place ? missingModule(error, name, folder) : `${error.name}: ${error.message}`;
  return { kind: 'module', module: name, message, ...place, ...stackOf(error) };
}

function missingModule(error: Error, name: string, folder: string): string {
  const own = urlOf(name, folder) === (error as { url?: string }).url;
  return own ? 'there is no such file' : `imports something that is not there: ${error.message}`;
}

/** Where a module cannot be parsed: only Node's own check says, and only in its printed message. */
function placeOfSyntax(name: string, folder: string): { line: number } | undefined {
  const path = pathOf(name, folder);
  const { stderr } = spawnSync(process.execPath, ['--check', path], { encoding: 'utf8', timeout: loadingTime });
  const line = stderr?.startsWith(`${path}:`) ? /^:(\d+)/.exec(stderr.slice(path.length))?.[1] : undefined;
  return line === undefined ? undefined : { line: Number(line) };
}

/** Where in the module's file an error came from: the first frame of its stack that lies there. */
function placeIn(error: Error, name: string, folder: string): { line: number; column?: number } | undefined {
  const url = urlOf(name, folder);
  const stack = error.stack ?? '';
  const at = stack.indexOf(url);
  if (at < 0) return undefined;
  const found = /^(?:\?[^:\s]*)?:(\d+)(?::(\d+))?/.exec(stack.slice(at + url.length));
  if (!found) return undefined;
  return { line: Number(found[1]), ...(found[2] === undefined ? {} : { column: Number(found[2]) }) };
}

/** What a module's function returned is found wrong after it has returned; the fault is then where that function is. */
function placeOfMember(fault: PolicyModuleFault, folder: string): { line: number } | undefined {
  const member = memberNamed(fault.message);
  if (member === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(pathOf(fault.module, folder), 'utf8');
  } catch {
    return undefined;
  }
  const definition = new RegExp(`\\b${member}\\s*(?:[:=(])|\\bfunction\\s+${member}\\b`);
  const line = text.split('\n').findIndex((content) => definition.test(content.replace(/\/\/.*$|^\s*\*.*$/g, '')));
  return line < 0 ? undefined : { line: line + 1 };
}

function memberNamed(message: string): string | undefined {
  if (message.startsWith('left ')) return 'pass';
  return (
    /\b(key|create|pass|submitted|ended|nextWake)\(/.exec(message)?.[1] ??
    /'(ordering|backfill|scheduler)'/.exec(message)?.[1]
  );
}

function stackOf(error: Error): { stack?: string } {
  return error.stack === undefined ? {} : { stack: error.stack };
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Error(
            `did not finish loading within ${milliseconds / 1000} s; does it await something that never comes?`,
          ),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
