import { join } from 'node:path';
import {
  type RunFile,
  type RunKey,
  type RunRecord,
  type RunStore,
  studyKeys,
  type WrittenFiles,
} from '../experiment/index.ts';
import { type OutputFolders, outputFolders } from '../output/output-folders.ts';
import { contentOf } from '../output/replace-file.ts';
import type { Scenario } from '../scenario/index.ts';
import { type ResultFolder, storeName } from './result-folder.ts';
import { openStore } from './searches/run-store.ts';

/** Whether a study comes to more than one run, so that some can be finished and others not. */
export function hasSeveralRuns(scenario: Scenario): boolean {
  return runsOf(scenario) > 1;
}

/** Runs of a study, or the fewest where its precision decides. */
export function runsOf({ policies, replications }: Scenario): number {
  return replications * Object.keys(policies).length;
}

/**
 * The finished runs of a study, beside its results. A run counts as finished only while its files stand there as they
 * were written.
 */
export class StudyStore implements RunStore {
  private readonly folder: ResultFolder;
  private readonly scenario: Scenario;
  private readonly folders: OutputFolders;
  /** Runs that it was asked for whose files are not as they were written, so that they have to be played again. */
  spoiled = 0;
  private file: RunFile | undefined;
  private written: WrittenFiles = {};

  /**
   * @param folder that is locked; unless it is gone on with, the store is made when there is something to put into it
   * @throws UsageError when what stands there is the store of something else
   */
  constructor(folder: ResultFolder, scenario: Scenario) {
    this.folder = folder;
    this.scenario = scenario;
    this.folders = outputFolders(folder.path, scenario);
    if (folder.goesOn) this.open();
  }

  /** Runs it holds. */
  get size(): number {
    return this.file?.size ?? 0;
  }

  /**
   * Opens the store, or makes it, in place of what an earlier study left there: before any file of a run is written, so that what
   * is found of it later can be gone on with.
   */
  open(): RunFile {
    if (this.file === undefined) {
      this.folder.clear();
      this.file = openStore(join(this.folder.path, storeName), this.scenario, { kind: 'study' });
      this.folder.removeSummary();
    }
    return this.file;
  }

  find(key: RunKey): RunRecord | undefined {
    const found = this.file?.find(key);
    if (found === undefined) return undefined;
    if (this.areWhole(key, found.files)) return found;
    this.spoiled += 1;
    return undefined;
  }

  /** Files of a run have been written that is about to be added. */
  wrote(files: WrittenFiles): void {
    this.written = files;
  }

  add(key: RunKey, record: RunRecord): void {
    const files = key.pilot ? {} : this.written;
    this.written = {};
    this.open().add(key, { ...record, files });
  }

  /** Puts the runs of a finished study into their order and closes the store. */
  settle(replications: number): void {
    this.file?.settle(studyKeys(this.scenario, replications));
  }

  /** Closes it; what it holds stays, unless it holds nothing. */
  close(): void {
    if (this.size === 0) this.file?.remove();
    else this.file?.close();
  }

  /** By content, since a disk, an editor or a copy that broke off may leave other bytes, also as many. */
  private areWhole({ policy, replication }: RunKey, files: RunRecord['files'] = {}): boolean {
    const folder = this.folders.of(policy, replication);
    return Object.entries(files).every(([name, content]) => contentOf(join(folder, name)) === content);
  }
}
