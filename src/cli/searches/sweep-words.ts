import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Flags } from '../flags.ts';
import { shown } from '../terminal/table.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

/** What a sweep was asked for, in the words of the command line. */
export interface SweepWords {
  /** The scenario. */
  readonly file: string;
  /** The folder that relative paths in flags are relative to. */
  readonly currentFolder: string;
  readonly sets: readonly string[];
  /** Whether policies may be modules. */
  readonly modules: boolean;
  readonly over: readonly string[];
  readonly design: string | undefined;
  readonly points: string | undefined;
  readonly measures: readonly string[];
}

/** Stands beside the shards of a sweep and says what they are shards of, so that nobody has to say it again. */
export const sweepFileName = 'sweep.json';

/** @throws UsageError when no scenario is named */
export function sweepWords(flags: Flags): SweepWords {
  return {
    file: flags.text('file')!,
    currentFolder: '.',
    sets: flags.sets,
    modules: flags.modules,
    over: flags.all('over'),
    design: flags.text('design'),
    points: flags.text('points'),
    measures: flags.all('measure'),
  };
}

/** The same words, wherever they are read: paths are absolute. */
export function anywhere(words: SweepWords): SweepWords {
  return { ...words, file: resolve(words.file), currentFolder: resolve(words.currentFolder) };
}

export function writeSweepWords(folder: string, words: SweepWords): void {
  const text = `${JSON.stringify({ program: 'queueworks', version, ...anywhere(words) }, null, 2)}\n`;
  writeFileSync(join(folder, sweepFileName), text);
}

/**
 * What the shards in a folder are shards of.
 * @throws UsageError when it does not say
 */
export function readSweepWords(folder: string): SweepWords {
  const path = join(folder, sweepFileName);
  let found: Partial<SweepWords> & { program?: unknown };
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(
      `${shown(path)} cannot be read, so it is not known what to play`,
      'name the scenario: queueworks shard 1/8 FILE --out DIR',
    );
  }
  const { program, file, currentFolder, sets = [], modules = true, over = [], design, points, measures = [] } = found;
  if (program !== 'queueworks' || typeof file !== 'string' || typeof currentFolder !== 'string')
    throw new UsageError(`${shown(path)} is not a sweep`);
  return { file, currentFolder, sets, modules, over, design, points, measures };
}
