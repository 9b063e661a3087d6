import { shown } from './terminal/table.ts';
import { UsageError } from './usage-error.ts';

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ELOOP: 'its links go in circles',
};

/** What the system says of a path, as a usage error in words; what it does not say of a path stays as it is. */
export function fileProblem(error: unknown, path: string, what: 'read' | 'written' | 'removed'): unknown {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  const known = code === 'ENOENT' && what === 'written' ? 'no folder can be made there' : words[code ?? ''];
  return known === undefined ? error : new UsageError(`${shown(path)} cannot be ${what}: ${known}`);
}
