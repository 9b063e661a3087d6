import { existsSync, mkdirSync } from 'node:fs';
import { type RunFile, type Shard, StudyError, shardKeys, storeOver } from '../../experiment/index.ts';
import { counted } from '../../units/index.ts';
import { exitCodes } from '../exit-codes.ts';
import { fileProblem } from '../file-problem.ts';
import { lockPlace } from '../folder-lock.ts';
import { inputFault } from '../input-fault.ts';
import { interruptible } from '../interrupt.ts';
import { openStore } from '../searches/run-store.ts';
import { knownPath, shardPath } from '../searches/shard-folder.ts';
import { playHere } from '../searches/sweep-play.ts';
import { readSweep } from '../searches/sweep-request.ts';
import { readSweepWords, sweepWords, writeSweepWords } from '../searches/sweep-words.ts';
import { stopped } from '../stopped.ts';
import { UsageError } from '../usage-error.ts';
import type { Work } from '../work.ts';

/** `shard K/N FILE`: plays one part of a sweep, for `merge` to put together; started again, it goes on where it stopped. */
export const work: Work = async (flags, terminal) => {
  const shard = shardOf(flags.text('part')!);
  const folder = flags.text('out') ?? 'shards';
  const named = flags.text('file') !== undefined;
  const written = named ? sweepWords(flags) : readSweepWords(folder);
  const words = { ...written, modules: written.modules && flags.modules };
  const { plan } = readSweep(words, terminal);
  const { scenario } = plan.request;
  try {
    mkdirSync(folder, { recursive: true });
    if (named) writeSweepWords(folder, words);
  } catch (error) {
    throw fileProblem(error, folder, 'written');
  }
  const path = shardPath(folder, shard);
  const lock = await lockPlace(path, `${path}.lock`, flags, terminal);
  const { signal, done } = interruptible();
  let own: RunFile | undefined;
  let known: RunFile | undefined;
  try {
    own = openStore(path, scenario);
    known = existsSync(knownPath(folder)) ? openStore(knownPath(folder), scenario, { mode: 'read' }) : undefined;
    const store = storeOver(own, known === undefined ? [] : [known]);
    const finished = await playHere(plan, store, { flags, terminal, signal, shard });
    const runs = own.count(shardKeys(plan, shard), true);
    if (flags.json) terminal.out(JSON.stringify({ shard: shard.part + 1, of: shard.parts, runs, finished, folder }));
    else
      terminal.out(
        `shard ${shard.part + 1} of ${shard.parts}: ${counted(runs, 'run')} ${finished ? '' : 'so far '}in ${folder}`,
      );
    return finished ? exitCodes.ok : exitCodes.interrupted;
  } catch (error) {
    if (error instanceof StudyError) throw inputFault(error);
    throw stopped(error, folder, own?.size ?? 0, 'the same again goes on from there');
  } finally {
    done();
    own?.close();
    known?.close();
    lock.release();
  }
};

const mostParts = 1_000_000;

/** `3/8` is the third of eight. */
function shardOf(text: string): Shard {
  const match = /^(\d{1,7})\/(\d{1,7})$/.exec(text);
  const [part, parts] = [Number(match?.[1]), Number(match?.[2])];
  if (part >= 1 && part <= parts && parts <= mostParts) return { part: part - 1, parts };
  throw new UsageError(`a shard is written 3/8, the third of eight; got '${text}'`);
}
