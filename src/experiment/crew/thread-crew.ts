import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tinypool } from 'tinypool';
import { AuditFailure } from '../../simulation/index.ts';
import { StudyError } from '../study-fault.ts';
import type { BuiltJobs, Crew, CrewData } from './crew.ts';
import type { PlayedRun } from './play.ts';
import type { Reply, Request } from './worker.ts';

/** A crew in threads of its own. Job tables and logs lie in shared memory; only their descriptions are sent. */
export function threadCrew(data: CrewData, threads: number): Crew {
  const pool = startPool({
    filename: workerFile(),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: threads,
    isolateWorkers: false,
    idleTimeout: 60_000,
    workerData: data,
  });
  let closed: Promise<void> | undefined;
  const ask = async <T>(request: Request): Promise<T> => {
    const reply: Reply<T> = await (await pool).run(request);
    if ('done' in reply) return reply.done;
    if ('fault' in reply) throw new StudyError(reply.fault);
    throw new AuditFailure(reply.broken);
  };
  return {
    build: (task) => ask<BuiltJobs>({ build: task }),
    play: (task) => ask<PlayedRun>({ play: task }),
    close: () => (closed ??= pool.then((started) => started.destroy())),
  };
}

/** Whatever needs no threads does without the package that manages them. */
async function startPool(options: ConstructorParameters<typeof Tinypool>[0]): Promise<Tinypool> {
  const { Tinypool } = await import('tinypool');
  return new Tinypool(options);
}

/** The built worker: beside this module in a build; from the sources, in the folder the build writes to. */
function workerFile(): string {
  const places = ['./worker.js', '../../../dist/worker.js'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(`the worker was not built (looked for ${places.join(' and ')}); run npm run build`);
  return found;
}
