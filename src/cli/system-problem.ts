const words: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  EROFS: 'the file system cannot be written to',
  EACCES: 'permission denied',
  EIO: 'the disk reports an error',
  EFBIG: 'the file grows larger than is allowed',
};

/** What the system complains of, in words; undefined when these are not known. */
export function systemProblem(error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return code === undefined ? undefined : words[code];
}
