import { systemProblem } from './system-problem.ts';
import { shown } from './terminal/table.ts';

/** Work that the system stopped midway, such as by a full disk: no error of the program, and what was finished is not lost. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  /** What the system complains of. */
  override readonly cause: unknown;
  /** What is kept, where, and how to go on. */
  readonly hint: string;

  constructor(cause: unknown, hint: string) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.cause = cause;
    this.hint = hint;
  }
}

/**
 * What the system complained of while runs were played into a folder, with what is kept there; any other error stays as it is.
 * @param finished runs that are kept in the folder
 * @param again how the command goes on from them
 */
export function stopped(
  error: unknown,
  folder: string,
  finished: number,
  again = 'the same with --resume goes on from there',
): unknown {
  if (systemProblem(error) === undefined) return error;
  const { code } = error as NodeJS.ErrnoException;
  const mend = code === 'ENOSPC' || code === 'EDQUOT' ? 'make room' : 'mend the cause';
  if (finished === 0) return new Stopped(error, `no run was finished; ${mend}, or choose another folder with --out`);
  const kept = finished === 1 ? 'one finished run is' : `${finished} finished runs are`;
  return new Stopped(error, `${kept} kept in ${shown(folder)}: ${mend}, and ${again}`);
}
