import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFile, Shard } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { openStore } from './run-store.ts';
import { sweepFileName } from './sweep-words.ts';

/** Runs that were finished before shards were dealt out, so that none of them is played again. */
const knownName = 'known.store';
const ofShard = /^shard-\d+-of-\d+\.store$/;
/** Left behind by a task that was killed. */
const ofLock = /^shard-\d+-of-\d+\.store\.lock$/;
/** What else an array of tasks leaves there. */
const ofArray = /^(array\.sh|task-\d+\.log)$/;

/** Where a shard keeps its runs. */
export function shardPath(folder: string, { part, parts }: Shard): string {
  return join(folder, `shard-${part + 1}-of-${parts}.store`);
}

export function knownPath(folder: string): string {
  return join(folder, knownName);
}

/** The stores of shards in a folder. */
export function shardsIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => ofShard.test(name) || name === knownName)
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Takes the runs of all shards in a folder into a store.
 * @throws UsageError when one is of something else
 */
export function takeShards(folder: string, store: RunFile, scenario: Scenario): void {
  for (const path of shardsIn(folder)) {
    const shard = openStore(path, scenario, { mode: 'read' });
    store.takeOver(shard);
    shard.close();
  }
}

/** Takes away what shards and the tasks that played them left in a folder, and the folder when nothing else is in it. */
export function removeShards(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const ours = [ofShard, ofLock, ofArray].some((form) => form.test(name));
    if (ours || name === knownName || name === sweepFileName) rmSync(join(folder, name), { force: true });
  }
  try {
    rmdirSync(folder);
  } catch {
    // Something of the user's own is in it.
  }
}
