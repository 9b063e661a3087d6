import { isDeepStrictEqual } from 'node:util';
import { interruptible } from '../interrupt.ts';
import { defaultFolder, ResultFolder } from '../result-folder.ts';
import { openIn } from '../searches/search-store.ts';
import { shardsIn, takeShards } from '../searches/shard-folder.ts';
import { readSweep } from '../searches/sweep-request.ts';
import { tellSweep } from '../searches/sweep-tell.ts';
import { readSweepWords } from '../searches/sweep-words.ts';
import { shown } from '../terminal/table.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `merge DIR…`: puts the shards of a sweep together; the files are those of `sweep` on one machine. */
export const work: Work = async (flags, terminal) => {
  const folders = flags.all('folders');
  const words = folders.map(readSweepWords);
  const other = words.findIndex((each) => !isDeepStrictEqual(each, words[0]));
  if (other >= 0)
    throw new UsageError(`${shown(folders[0]!)} and ${shown(folders[other]!)} hold shards of different sweeps`);
  for (const folder of folders)
    if (shardsIn(folder).length === 0) throw new UsageError(`${shown(folder)} holds no shards`);
  const { plan, notes } = readSweep({ ...words[0]!, modules: words[0]!.modules && flags.modules }, terminal);
  const folder = new ResultFolder(flags.text('out') ?? defaultFolder(plan.request.scenario), flags.force);
  const store = await openIn(folder, plan.request.scenario, flags, terminal);
  const interruption = interruptible();
  try {
    for (const each of folders) takeShards(each, store, plan.request.scenario);
    const missing = store.count(plan.keys(), false);
    if (missing > 0) {
      throw new UsageError(
        `${missing} of ${plan.runs} runs are in none of the shards`,
        'play the shards that are missing, or once more those that were interrupted: `queueworks shard` goes on where it stopped',
      );
    }
    return await tellSweep(plan, store, { flags, terminal, folder: folder.path, notes, finished: true, interruption });
  } catch (error) {
    if (error instanceof UsageError) {
      store.remove();
      folder.abandon();
    }
    throw error;
  } finally {
    interruption.done();
    store.close();
    folder.close();
  }
};
