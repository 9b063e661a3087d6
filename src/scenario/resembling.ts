import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nearest } from '../catalogue/index.ts';

/** "did you mean 'kth.swf.gz'?" when the folder holds a file of a similar name. */
export function resembling(file: string): string | undefined {
  try {
    const near = nearest(basename(file), readdirSync(dirname(file) || '.'));
    return near === undefined ? undefined : `did you mean '${near}'?`;
  } catch {
    return `there is no folder '${dirname(file)}'`;
  }
}
