import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Appends text to a file that is being written; waits until it is written, so nothing piles up in memory. */
export type Append = (text: string) => Promise<void>;

/** The other name that a file has until it is whole; one whose writer was killed is left under it. */
export function unfinishedName(path: string): string {
  return join(dirname(path), `.${basename(path)}.unfinished`);
}

/**
 * Writes a file whole or not at all: under another name first, then renamed. Whoever looks sees the old file or the new
 * one, never half of one, also after an interruption. When `write` fails, the old file stays.
 * @returns what `contentOf` says of the file
 */
export async function replaceFile(path: string, write: (append: Append) => Promise<void>): Promise<string> {
  const unfinished = unfinishedName(path);
  const file = await open(unfinished, 'w');
  const hash = createHash('sha256');
  try {
    await write(async (text) => {
      hash.update(text);
      await file.writeFile(text);
    });
    await file.close();
    await rename(unfinished, path);
    return hash.digest('hex');
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw withPath(error, path);
  }
}

/** What tells a file from any other: the SHA-256 of its bytes, in hex; undefined where it cannot be read. */
export function contentOf(path: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const hash = createHash('sha256');
    const part = Buffer.allocUnsafe(1 << 20);
    for (let read = readSync(file, part); read > 0; read = readSync(file, part)) hash.update(part.subarray(0, read));
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A full disk does not say which file it was that did not fit. */
function withPath(error: unknown, path: string): unknown {
  const { code, path: told } = (error ?? {}) as NodeJS.ErrnoException;
  return code === undefined || told !== undefined ? error : Object.assign(error as Error, { path });
}
