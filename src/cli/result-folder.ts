import { accessSync, constants, existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { WriteLock } from '../experiment/index.ts';
import { csvFiles } from '../output/csv-files.ts';
import { safeNames } from '../output/output-folders.ts';
import { unfinishedName } from '../output/replace-file.ts';
import { runsParquetName } from '../output/runs-parquet.ts';
import { searchFiles } from '../output/search-columns.ts';
import type { Scenario } from '../scenario/index.ts';
import { fileProblem } from './file-problem.ts';
import type { Flags } from './flags.ts';
import { lockPlace } from './folder-lock.ts';
import { makeFolder } from './make-folder.ts';
import { removeShards } from './searches/shard-folder.ts';
import { runFolders } from './study-there.ts';
import { shown } from './terminal/table.ts';
import type { Terminal } from './terminal/terminal.ts';
import { UsageError } from './usage-error.ts';

/** Where a search or a study keeps its runs, so that it can be gone on with. */
export const storeName = 'runs.store';

/** Stands there while somebody writes to the folder. */
const lockName = `${storeName}.lock`;

/** Where a search that is played elsewhere keeps its shards. */
export const shardsName = 'shards';

/** Whoever finds it finds the others complete. */
const summaryName = 'summary.json';

/** Files of a study that are not tables. */
const otherFiles = [summaryName, 'scenario.resolved.yaml', 'report.html', runsParquetName];

/** All files that a study or a search writes into its folder, but for its store. */
const ownFiles = [...otherFiles, ...[...csvFiles, ...searchFiles].map(({ name }) => name)];

/** Every name that the program itself may use in a folder of results. No policy's folder has one of them. */
export const ownNames: readonly string[] = [
  storeName,
  lockName,
  shardsName,
  ...otherFiles,
  ...[...csvFiles, ...searchFiles].map((file) => file.name),
];

/** Where results go unless told otherwise: `out/` and the scenario's name, made safe as a folder name. */
export function defaultFolder({ name }: Scenario): string {
  const words = name.toLowerCase().replace(/\s+/g, '-');
  return join('out', safeNames([words]).get(words)!);
}

/** The folder that results are written to. */
export class ResultFolder {
  readonly path: string;
  private readonly force: boolean;
  private readonly resume: boolean;
  private readonly made: string | undefined;
  /** Nothing stood there, so whatever does now is ours. */
  private wasEmpty: boolean;
  /** Whether finished runs are there that are to be gone on with. */
  goesOn = false;
  private cleared = false;
  private held: WriteLock | undefined;

  /**
   * Makes sure, before anything is played, that results can be written there.
   * @param resume whether what stands there is to be gone on with
   * @throws UsageError when they cannot, or when something is there already and `force` is not given
   */
  constructor(path: string, force: boolean, resume = false) {
    this.path = path;
    this.force = force;
    this.resume = resume;
    this.wasEmpty = this.look();
    try {
      this.made = makeFolder(path);
      accessSync(path, constants.W_OK);
    } catch (error) {
      throw fileProblem(error, path, 'written');
    }
  }

  /**
   * Keeps others from writing there, until `close` or `abandon`. Called before anything is read or changed there.
   * @throws UsageError when somebody else writes there, or has done so since
   */
  async lock(flags: Flags, terminal: Terminal): Promise<void> {
    this.held = await lockPlace(this.path, join(this.path, lockName), flags, terminal);
    try {
      this.wasEmpty = this.look();
      this.goesOn = this.resume && existsSync(join(this.path, storeName));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Lets others write there. */
  close(): void {
    this.held?.release();
  }

  /**
   * Removes what an earlier study left there, and nothing else, unless it is gone on with; only the first call does anything. What says where the
   * rest stands goes first and last, so that nobody takes a part for the whole, and whoever is killed in between leaves nothing that the next
   * does not find.
   */
  clear(): void {
    if (this.cleared || this.goesOn) return;
    this.cleared = true;
    const store = join(this.path, storeName);
    const runs = runFolders(this.path, store);
    this.removeSummary();
    for (const folder of runs) {
      for (const { name } of csvFiles) {
        remove(join(folder, name));
        remove(unfinishedName(join(folder, name)));
      }
      removeIfEmpty(folder);
      removeIfEmpty(dirname(folder));
    }
    removeShards(join(this.path, shardsName));
    for (const name of ownFiles) remove(join(this.path, name));
    remove(store);
  }

  /** Removes what says that all that stands there is whole, before that is changed. */
  removeSummary(): void {
    remove(join(this.path, summaryName));
  }

  /** Nothing came of it: takes the folders away that were made for it, if they are still empty. */
  abandon(): void {
    this.close();
    // Without the lock, an empty folder there may be one that somebody else is about to fill.
    if (this.wasEmpty && this.held !== undefined) removeEmptyIn(this.path);
    if (this.made === undefined) return;
    const first = resolve(this.made);
    for (let folder = resolve(this.path); folder.startsWith(first); folder = dirname(folder)) {
      if (!removeIfEmpty(folder)) return;
    }
  }

  /** Gives whether nothing stands there; throws when something does that may not be touched. */
  private look(): boolean {
    const { path, force, resume } = this;
    if (entriesOf(path).length === 0) return true;
    const inTheWay = ownFiles.find((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory());
    if (inTheWay !== undefined)
      throw new UsageError(
        `${shown(join(path, inTheWay))} is a folder, and a file of that name is to be written`,
        'choose another folder with --out, or move it away',
      );
    if (!force && resume && !existsSync(join(path, storeName)))
      throw new UsageError(`${shown(path)} holds no finished runs to go on with`, 'choose another folder with --out');
    if (!force && !resume) {
      throw new UsageError(
        `${shown(path)} is not empty`,
        'choose another folder with --out, or replace what an earlier run left there with --force',
      );
    }
    return false;
  }
}

function entriesOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory())
      throw new UsageError(`${shown(path)} is a file, not a folder`, 'choose another folder with --out');
    return readdirSync(path).filter((name) => name !== lockName);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileProblem(error, path, 'written');
  }
}

/** Removes the folders in a folder that hold no file. */
function removeEmptyIn(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(path, entry.name);
    removeEmptyIn(folder);
    removeIfEmpty(folder);
  }
}

/** @throws UsageError when what stands there is no file, or cannot be removed */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw fileProblem(error, path, 'removed');
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
