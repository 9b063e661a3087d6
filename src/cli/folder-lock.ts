import { Locked, type LockHolder, WriteLock } from '../experiment/index.ts';
import { exitCodes } from './exit-codes.ts';
import { fileProblem } from './file-problem.ts';
import type { Flags } from './flags.ts';
import { shown } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Makes sure that nobody else writes to some place, such as a folder of results or the store of a shard.
 * @param path of the lock, which stands there until it is let go
 * @throws UsageError when another program writes there
 */
export async function lockPlace(place: string, path: string, { quiet }: Flags, { err }: Terminal): Promise<WriteLock> {
  const say = (text: string) => void (quiet || err(`${text}\n`));
  try {
    return await WriteLock.take(path, {
      onWatch: (holder, seconds) =>
        say(`${shown(place)} was locked by ${named(holder)}: watching for up to ${seconds} s whether it still works`),
      onTakenOver: (holder) =>
        say(`${shown(place)} was locked by ${named(holder)}, which is gone: going on without it`),
      onLost: () => {
        err(`error: another program has taken over ${shown(place)}, since this one stood still for long\n`);
        process.exit(exitCodes.unexpected);
      },
    });
  } catch (error) {
    if (!(error instanceof Locked)) throw fileProblem(error, path, 'written');
    throw new UsageError(
      `${named(error.holder)} is writing to ${shown(place)}`,
      `wait until it has ended, or choose another folder with --out; should there be no such process, remove ${shown(path)}`,
    );
  }
}

function named(holder: LockHolder | undefined): string {
  return holder === undefined ? 'a process' : `process ${holder.pid} on ${shown(holder.host)}`;
}
