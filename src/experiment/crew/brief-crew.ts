import type { Crew, CrewData } from './crew.ts';
import { inlineCrew } from './inline-crew.ts';
import { threadCrew } from './thread-crew.ts';

/** How long the calling thread may be busy with playing, ms: so long nobody misses progress, or an answer to Ctrl-C. */
const patience = 800;

/** Ends a run that takes too long for the calling thread. */
class TooLong extends Error {}

/**
 * A crew for what is likely to be over at once: it plays in the calling thread, which saves starting another that reads the program
 * anew. What takes longer after all is begun again in threads, with the same result, so that signals are heard and progress is seen.
 * @param written called now and then while a run is played in the calling thread
 */
export function briefCrew(
  data: CrewData,
  threads: number,
  written?: () => void,
  now: () => number = () => performance.now(),
): Crew {
  let until: number | undefined;
  let closed = false;
  const look = () => {
    if (now() > until!) throw new TooLong();
  };
  const here = inlineCrew(data, written, { instant: look, ended: look });
  let there: Crew | undefined;
  const either = async <T>(work: (crew: Crew) => Promise<T>): Promise<T> => {
    until ??= now() + patience;
    if (there === undefined && (now() <= until || closed)) {
      try {
        return await work(here);
      } catch (error) {
        if (!(error instanceof TooLong) || closed) throw error;
      }
    }
    there ??= threadCrew(data, threads);
    return work(there);
  };
  return {
    build: (task) => either((crew) => crew.build(task)),
    play: (task) => either((crew) => crew.play(task)),
    async close() {
      closed = true;
      await here.close();
      await there?.close();
    },
  };
}
