import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder, and those above it that are missing; gives the first that was made, or undefined when it was there.
 * Node's own recursive `mkdirSync` never returns where a file system answers "no such folder" to a new one, as
 * `/proc` does.
 * @throws the system's error when it cannot be made
 */
export function makeFolder(path: string): string | undefined {
  const folder = resolve(path);
  const refusal = made(folder);
  if (refusal === undefined) return folder;
  if (refusal.code === 'EEXIST') return undefined;
  if (refusal.code !== 'ENOENT' || dirname(folder) === folder) throw refusal;
  const first = makeFolder(dirname(folder));
  // The folder above is there, and yet the system will not have one in it.
  if (first === undefined) throw refusal;
  mkdirSync(folder);
  return first;
}

function made(folder: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
