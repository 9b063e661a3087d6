import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunFile, type RunKey, type RunRecord, type RunStore, studyKeys } from '../experiment/index.ts';
import { csvFiles } from '../output/csv-files.ts';
import { type OutputFolders, outputFolders } from '../output/output-folders.ts';
import type { Scenario } from '../scenario/index.ts';
import { type ResultFolder, storeName } from './result-folder.ts';
import { openStore } from './searches/run-store.ts';

/** Whether a study comes to more than one run, so that some can be finished and others not. */
export function hasSeveralRuns({ policies, replications }: Scenario): boolean {
  return replications > 1 || Object.keys(policies).length > 1;
}

/**
 * The finished runs of a study, beside its results. A run counts as finished only while its files stand there as they
 * were written.
 */
export class StudyStore implements RunStore {
  private readonly folder: ResultFolder;
  private readonly scenario: Scenario;
  private readonly folders: OutputFolders;
  private file: RunFile | undefined;

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
    this.folder.clear();
    this.file ??= openStore(join(this.folder.path, storeName), this.scenario, { kind: 'study' });
    return this.file;
  }

  find(key: RunKey): RunRecord | undefined {
    const found = this.file?.find(key);
    return found !== undefined && this.areWhole(key, found.files) ? found : undefined;
  }

  add(key: RunKey, record: RunRecord): void {
    const files = key.pilot ? {} : this.filesOf(key);
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

  /** Bytes of the files of a run, by name. */
  private filesOf({ policy, replication }: RunKey): Record<string, number> {
    const folder = this.folders.of(policy, replication);
    return Object.fromEntries(
      csvFiles.flatMap(({ name }) => {
        const size = sizeOf(join(folder, name));
        return size === undefined ? [] : [[name, size]];
      }),
    );
  }

  private areWhole({ policy, replication }: RunKey, files: RunRecord['files'] = {}): boolean {
    const folder = this.folders.of(policy, replication);
    return Object.entries(files).every(([name, size]) => sizeOf(join(folder, name)) === size);
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
