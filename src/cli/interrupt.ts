import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** What asks a program to end: Ctrl-C, a batch system or `kill`, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof signals)[number];

/** How long stopping in good order may take, ms: by the clock, of which the program worked so long; and at most by the clock, on a machine that is busy with others. */
const patience = { clock: 2000, work: 1000, most: 5000 };

export interface Interruption {
  /** Asks to stop, and to keep what is finished. */
  readonly signal: AbortSignal;
  /**
   * Does work during which this thread hears nothing, such as making a page. A signal then ends the program at once, as it ends any; what was
   * finished is on the disk.
   */
  whileBusy<T>(work: () => T): Promise<T>;
  /** Listens no more. */
  done(): void;
}

/**
 * Listens for whatever asks the program to end. The first asks it to stop and keep what is finished; should it not be done with that in a second
 * or two, whatever keeps it, it is ended. The second ends it at once.
 */
export function interruptible(): Interruption {
  const controller = new AbortController();
  const stop = (signal: Signal) => {
    unhear();
    watch(signal);
    controller.abort();
  };
  const hear = () => {
    for (const signal of signals) process.on(signal, stop);
  };
  // Then the system's own answer to them holds, which is to end the program.
  const unhear = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  hear();
  return {
    signal: controller.signal,
    async whileBusy(work) {
      // What was sent before is heard first: the system tells of it in one turn of the event loop, or in the next.
      await turn();
      await turn();
      unhear();
      try {
        return work();
      } finally {
        if (!controller.signal.aborted) hear();
      }
    },
    done: unhear,
  };
}

/** Ends the program from another thread when this one takes too long, since it may be too busy to look at a clock. */
function watch(signal: Signal): void {
  const workerData = { pid: process.pid, signal, patience };
  const watcher = new Worker(watcherText, { eval: true, workerData });
  watcher.unref();
  watcher.on('error', () => {});
}

const watcherText = `
const { writeSync } = require('node:fs');
const { workerData: { pid, signal, patience } } = require('node:worker_threads');
const since = Date.now();
const before = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  const waited = Date.now() - since;
  if (waited < patience.clock || ((user + system) / 1000 < patience.work && waited < patience.most)) return;
  try {
    writeSync(2, 'interrupted: stopping took too long; what is finished is kept, the rest may be half written under names that end in .unfinished\\n');
  } catch {}
  process.kill(pid, signal);
}, 50);
`;
