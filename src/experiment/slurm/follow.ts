import { setTimeout as wait } from 'node:timers/promises';
import { activeTasks, cancel } from './slurm.ts';

/** An array of tasks, to be done until each is. */
export interface Following {
  /** Tasks, from 0, that are not done. */
  open(): readonly number[];
  /** Gives the number of the job. */
  readonly submit: (tasks: readonly number[]) => Promise<string>;
  readonly signal: AbortSignal;
  /** Called after every look. */
  readonly onLook: () => void;
  /** Called when tasks ended without being done, and are submitted once more. */
  readonly onAgain: (tasks: readonly number[]) => void;
}

/** A task that ended so often without being done is given up. */
const mostAttempts = 5;
/** A controller that does not answer so often in a row will not answer; once or twice it may be busy or restarted. */
const mostFailures = 10;
/** Looks that are spent on waiting for tasks to end that are done. */
const mostLast = 60;
/** Time between looks, ms: short at first, for small sweeps, then long, for the sake of the controller. */
const shortest = 500;
const longest = 10_000;

/** What came of it: all done, stopped by the signal, or tasks that could not be done. */
export type Followed =
  | { readonly end: 'done' | 'stopped' }
  | { readonly end: 'failed'; readonly tasks: readonly number[] };

/**
 * Submits tasks and follows them until all are done. What is done is told by its results alone, so no accounting is
 * needed; a task that is neither done nor waiting nor running was killed, or lost its node, and is submitted again.
 * @throws SlurmFault when Slurm cannot be asked
 */
export async function follow({ open, submit: send, signal, onLook, onAgain }: Following): Promise<Followed> {
  const array = new FollowedArray(send);
  let pause = shortest;
  /** Tasks that looked lost at the last look; results may be seen a moment later than the end of the task. */
  let suspects: ReadonlySet<number> = new Set();
  try {
    let left = open();
    if (left.length > 0) await array.start(left);
    while (left.length > 0 && !signal.aborted) {
      await sleep(pause, signal);
      if (signal.aborted) break;
      pause = Math.min(longest, pause * 1.2);
      const active = await unlessAborted(array.active(), signal);
      if (active === undefined) continue;
      left = open();
      onLook();
      const lost = left.filter((task) => !active.has(task));
      const sure = lost.filter((task) => suspects.has(task));
      suspects = new Set(lost);
      const again = sure.filter((task) => array.attemptsOf(task) < mostAttempts);
      if (again.length > 0) {
        onAgain(again);
        await array.start(again);
        suspects = new Set();
        pause = shortest;
      } else if (active.size === 0 && sure.length > 0) return { end: 'failed', tasks: sure };
    }
    // The last tasks are done a moment before they end; until then they still write to their logs.
    for (let looks = 0; looks < mostLast && !signal.aborted; looks++) {
      const active = await unlessAborted(array.active(), signal);
      if (active?.size === 0) break;
      await sleep(shortest, signal);
    }
  } catch (error) {
    await array.cancel();
    throw error;
  }
  if (!signal.aborted) return { end: 'done' };
  await array.cancel();
  return { end: 'stopped' };
}

/** The jobs that the tasks of one array were submitted as. */
class FollowedArray {
  private jobs: string[] = [];
  private failures = 0;
  private readonly attempts = new Map<number, number>();
  private readonly send: Following['submit'];

  constructor(send: Following['submit']) {
    this.send = send;
  }

  async start(tasks: readonly number[]): Promise<void> {
    for (const task of tasks) this.attempts.set(task, this.attemptsOf(task) + 1);
    this.jobs.push(await this.send(tasks));
  }

  attemptsOf(task: number): number {
    return this.attempts.get(task) ?? 0;
  }

  /** Tasks that wait or run; undefined when the controller did not answer, which it may do now and then. */
  async active(): Promise<ReadonlySet<number> | undefined> {
    try {
      const found = await Promise.all(this.jobs.map(async (job) => ({ job, tasks: await activeTasks(job) })));
      this.jobs = found.filter(({ tasks }) => tasks.length > 0).map(({ job }) => job);
      this.failures = 0;
      return new Set(found.flatMap(({ tasks }) => tasks));
    } catch (error) {
      this.failures += 1;
      if (this.failures > mostFailures) throw error;
      return undefined;
    }
  }

  async cancel(): Promise<void> {
    await cancel(this.jobs);
  }
}

/** What is waited for, or undefined as soon as the signal comes: Slurm may take a minute to say that it does not answer. */
async function unlessAborted<T>(waited: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let heard: () => void = () => {};
  const aborted = new Promise<undefined>((done) => {
    heard = () => done(undefined);
    if (signal.aborted) heard();
    signal.addEventListener('abort', heard, { once: true });
  });
  waited.catch(() => {}); // told by the race, unless the signal was first
  return Promise.race([waited, aborted]).finally(() => signal.removeEventListener('abort', heard));
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => {});
}
