import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Who holds a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** What tells systems of one host name apart, where it is known: a process is looked for by its number only in its own. */
  readonly system: string;
}

export interface WriteLockOptions {
  /** Called before it is watched for a while whether a holder on another system still works. */
  readonly onWatch?: (holder: LockHolder | undefined, seconds: number) => void;
  /** Called when the lock of somebody who is gone was taken over. */
  readonly onTakenOver?: (holder: LockHolder | undefined) => void;
  /** Called when somebody else took this lock over, as may happen to a program that stood still for long. */
  readonly onLost?: () => void;
  /** A holder shows that it works once in so many ms. Default 5000: a file system that many share should hardly notice. */
  readonly beat?: number;
  /** Who was not seen to work for so many ms is gone. Default 30,000. */
  readonly patience?: number;
}

/** Somebody who is there holds the lock. */
export class Locked extends Error {
  override readonly name = 'Locked';
  readonly holder: LockHolder | undefined;

  constructor(holder: LockHolder | undefined) {
    super('somebody else holds the lock');
    this.holder = holder;
  }
}

/** Locks that this program holds, by path. */
const held = new Set<string>();

/**
 * A file that says who may write beside it. Who dies without letting go leaves it behind: on the same system that is seen at
 * once, on another one (of a cluster) by its holder no longer touching it. Clocks are not compared.
 */
export class WriteLock {
  private readonly path: string;
  private readonly text: string;
  private readonly clock: NodeJS.Timeout;

  /** @throws Locked when somebody else works there; the system's error when no file can be made */
  static async take(path: string, options: WriteLockOptions = {}): Promise<WriteLock> {
    const text = `${JSON.stringify(me())}\n`;
    for (;;) {
      if (made(path, text)) return new WriteLock(path, text, options);
      const found = readIfThere(path);
      if (found === undefined) continue;
      const holder = holderIn(found);
      if (await works(path, holder, options)) throw new Locked(holder);
      if (takenAway(path, found)) options.onTakenOver?.(holder);
    }
  }

  private constructor(path: string, text: string, { onLost, beat = 5000 }: WriteLockOptions) {
    this.path = resolve(path);
    this.text = text;
    held.add(this.path);
    process.on('exit', this.release);
    this.clock = setInterval(() => {
      if (this.touch()) return;
      this.release();
      onLost?.();
    }, beat);
    this.clock.unref();
  }

  /** Lets go; may be called twice. */
  readonly release = (): void => {
    if (!held.delete(this.path)) return;
    clearInterval(this.clock);
    process.off('exit', this.release);
    if (readIfThere(this.path) === this.text) rmSync(this.path, { force: true });
  };

  /** Shows that this program works; gives whether the lock is still its own. */
  private touch(): boolean {
    try {
      if (readIfThere(this.path) !== this.text) return false;
      const now = new Date();
      utimesSync(this.path, now, now);
    } catch {
      // The file system does not answer; it is asked again at the next beat.
    }
    return true;
  }
}

function me(): LockHolder {
  return { pid: process.pid, host: hostname(), system: systemId() };
}

/** The start of the system and the space its processes are numbered in; containers and restarted machines keep their names. */
function systemId(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}

function made(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined when it died before it could say who it is. */
function holderIn(text: string): LockHolder | undefined {
  try {
    const { pid, host, system } = JSON.parse(text) as LockHolder;
    return Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' ? { pid, host, system } : undefined;
  } catch {
    return undefined;
  }
}

async function works(
  path: string,
  holder: LockHolder | undefined,
  { onWatch, patience = 30_000 }: WriteLockOptions,
): Promise<boolean> {
  const own = me();
  if (holder !== undefined && holder.host === own.host && holder.system === own.system)
    return holder.pid === own.pid ? held.has(resolve(path)) : isAlive(holder.pid);
  onWatch?.(holder, Math.round(patience / 1000));
  const before = touchedAt(path);
  for (let waited = 0; waited < patience; waited += patience / 100) {
    await pause(patience / 100);
    const now = touchedAt(path);
    if (now !== before) return now !== undefined;
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** When it was last touched, by the clock of whoever did; undefined when it is gone. Opening it makes network file systems look anew. */
function touchedAt(path: string): number | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      return fstatSync(file).mtimeMs;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Takes the lock of somebody who is gone away. Of several who try, one succeeds: a file can be renamed once. Gives whether it
 * was this one.
 */
function takenAway(path: string, text: string): boolean {
  const grave = `${path}.${process.pid}`;
  try {
    renameSync(path, grave);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const was = readIfThere(grave);
  rmSync(grave, { force: true });
  if (was === text) return true;
  // Another was quicker, and what was taken away is its new lock: it gets it back.
  if (was !== undefined) made(path, was);
  return false;
}
