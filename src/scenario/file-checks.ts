import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Fault, faultAt } from './fault.ts';
import { namesFile } from './flag-paths.ts';
import type { Parts } from './parts.ts';
import { resembling } from './resembling.ts';
import { type Mapping, namedLeaves } from './tree.ts';

/** Faults of files that a scenario names and that are not there. */
export function fileFaults(root: Mapping, { folder }: Parts): Fault[] {
  return namedLeaves(root, namesFile).flatMap((leaf) => {
    const name = String(leaf.value);
    const file = resolve(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory() === false) return [];
    const problem =
      found === undefined ? `there is no file '${name}' in ${folder}` : `'${name}' is a folder, not a file`;
    return [
      faultAt(leaf.place, 'missing-file', leaf.path, {
        problem,
        hint: found === undefined ? resembling(file) : undefined,
      }),
    ];
  });
}
