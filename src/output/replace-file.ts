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
 */
export async function replaceFile(path: string, write: (append: Append) => Promise<void>): Promise<void> {
  const unfinished = unfinishedName(path);
  const file = await open(unfinished, 'w');
  try {
    await write(async (text) => void (await file.writeFile(text)));
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw withPath(error, path);
  }
}

/** A full disk does not say which file it was that did not fit. */
function withPath(error: unknown, path: string): unknown {
  const { code, path: told } = (error ?? {}) as NodeJS.ErrnoException;
  return code === undefined || told !== undefined ? error : Object.assign(error as Error, { path });
}
