import { join } from 'node:path';
import { SlurmFault, StudyError } from '../../experiment/index.ts';
import { counted } from '../../units/index.ts';
import type { Flags } from '../flags.ts';
import { inputFault } from '../input-fault.ts';
import { interruptible } from '../interrupt.ts';
import { defaultFolder, ResultFolder, shardsName } from '../result-folder.ts';
import { openIn } from '../searches/search-store.ts';
import { removeShards, takeShards } from '../searches/shard-folder.ts';
import { playOnSlurm, readSlurmOptions } from '../searches/slurm-engine.ts';
import { playHere } from '../searches/sweep-play.ts';
import { readSweep } from '../searches/sweep-request.ts';
import { tellSweep } from '../searches/sweep-tell.ts';
import { sweepWords } from '../searches/sweep-words.ts';
import { stopped } from '../stopped.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `sweep FILE`: plays variants of a scenario, keeps every run as it finishes, and tells what each point came to. */
export const work: Work = async (flags, terminal) => {
  const engine = engineOf(flags);
  const slurm = readSlurmOptions(flags, engine);
  const words = sweepWords(flags);
  const { plan, notes } = readSweep(words, terminal);
  const { scenario } = plan.request;
  const folder = new ResultFolder(flags.text('out') ?? defaultFolder(scenario), flags.force, flags.on('resume'));
  const store = await openIn(folder, scenario, flags, terminal);
  const shards = join(folder.path, shardsName);
  const interruption = interruptible();
  try {
    takeShards(shards, store, scenario);
    if (store.size > 0 && !flags.quiet)
      terminal.err(`going on: ${counted(store.size, 'run')} ${store.size === 1 ? 'is' : 'are'} finished already\n`);
    const playing = { flags, terminal, signal: interruption.signal };
    const finished =
      engine === 'local'
        ? await playHere(plan, store, playing)
        : await playOnSlurm(plan, store, { ...playing, words, options: slurm, folder: shards });
    const status = await tellSweep(plan, store, {
      flags,
      terminal,
      folder: folder.path,
      notes,
      finished,
      interruption,
    });
    if (finished) removeShards(shards);
    return status;
  } catch (error) {
    if (store.size === 0) {
      removeShards(shards);
      store.remove();
      folder.abandon();
    }
    if (error instanceof SlurmFault) throw new UsageError(error.message, error.hint);
    throw error instanceof StudyError ? inputFault(error) : stopped(error, folder.path, store.size);
  } finally {
    interruption.done();
    store.close();
    folder.close();
  }
};

function engineOf(flags: Flags): 'local' | 'slurm' {
  const engine = flags.text('engine') ?? 'local';
  if (engine === 'local' || engine === 'slurm') return engine;
  throw new UsageError(`there is no engine '${engine}'`, 'engines: local (this machine), slurm (a cluster)');
}
