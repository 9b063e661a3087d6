import { existsSync, rmSync } from 'node:fs';
import type { Scenario } from '../../scenario/scenario.ts';
import { NotRecords, RecordFile, rewriteRecords } from './record-file.ts';
import { RunDigest } from './run-digest.ts';
import type { RunKey, RunRecord, RunStore } from './run-record.ts';
import { emptied } from './summarised.ts';

/** Of what the runs in a store are: points of a search, of which a summary is kept, or replications of a study, which are kept whole. */
type Kind = 'search' | 'study';

/** What a store of runs says of itself. */
interface About {
  readonly program: 'queueworks';
  readonly version: string;
  /** Hash of the scenario, or of that which its points are variants of. */
  readonly scenario: string;
  /** Absent for a search. */
  readonly kind?: 'study';
  /** Of a study: its policies, and replications at most. */
  readonly policies?: readonly string[];
  readonly replications?: number;
}

export interface RunFileOptions {
  /** Opened to read, it may be written by others meanwhile. Default: write. */
  readonly mode?: 'write' | 'read';
  /** Default: search. */
  readonly kind?: Kind;
}

/** Why a store cannot be used. */
export class RunFileFault extends Error {
  override readonly name = 'RunFileFault';
}

/** Writes are made safe against the death of the machine at most once in so many ms. */
const syncEvery = 1000;

/**
 * Finished runs in a file, for a search or a study that may be interrupted at any moment and resumed: each run is written as soon as it
 * is finished. Points can be added to a search, and measures changed, without playing anything twice.
 */
export class RunFile implements RunStore {
  readonly path: string;
  private readonly kind: Kind;
  private readonly file: RecordFile;
  private readonly digest: RunDigest;
  private unsynced = false;
  /** What the disk said when nobody was there to hear it. */
  private unsaid: unknown;
  private readonly clock: NodeJS.Timeout;

  /**
   * Opens the store of a scenario's runs, or makes it.
   * @throws RunFileFault when it is of another scenario or version, or no store at all
   */
  constructor(
    path: string,
    scenario: Scenario,
    version: string,
    { mode = 'write', kind = 'search' }: RunFileOptions = {},
  ) {
    this.path = path;
    this.kind = kind;
    this.file = opened(path, mode);
    this.digest = new RunDigest(version);
    const about: About = {
      program: 'queueworks',
      version,
      scenario: scenario.hash,
      ...(kind === 'study' ? { kind, ...extentOf(scenario) } : {}),
    };
    if (this.file.about === null && mode === 'write') this.file.begin(about);
    else if (this.file.about !== null) {
      const difference = differenceOf(this.file.about as Partial<About>, about);
      if (difference !== undefined) {
        this.file.close();
        throw new RunFileFault(`${path} holds runs of ${difference}`);
      }
    }
    this.clock = setInterval(() => this.syncQuietly(), syncEvery);
    this.clock.unref();
  }

  /** Runs it holds. */
  get size(): number {
    return this.file.size;
  }

  /** How many of some runs it holds, or lacks; runs that are the same are counted once. */
  count(keys: Iterable<RunKey>, held: boolean): number {
    const digests = new Set(Array.from(keys, (key) => this.digest.of(key)));
    return [...digests].filter((digest) => this.file.has(digest) === held).length;
  }

  /** Makes sure that all it holds is on the disk. */
  flush(): void {
    this.sync();
  }

  find(key: RunKey): RunRecord | undefined {
    const found = this.file.find(this.digest.of(key)) as RunRecord | undefined;
    if (this.kind === 'study') return found;
    return found && { ...found, result: { ...found.result, timeline: emptied(found.result.timeline) } };
  }

  /** @throws the system's error when this run, or an earlier one, could not be written */
  add(key: RunKey, record: RunRecord): void {
    this.sayUnsaid();
    const digest = this.digest.of(key);
    // Two points may come to the same scenario.
    if (this.file.has(digest)) return;
    this.file.add(digest, this.kind === 'study' ? record : withoutTimeline(record));
    // The files of a study's runs are left to the system's own pace, so their records need not be ahead of it.
    if (this.kind === 'search') this.unsynced = true;
  }

  /** Takes over the runs of another store that it lacks. */
  takeOver(other: RunFile): void {
    for (const key of other.file.keys()) if (!this.file.has(key)) this.file.copy(key, other.file);
    this.unsynced = true;
  }

  /**
   * Puts the runs into the order given and leaves out all others, so that the file is the same however often it was
   * interrupted. Closes it.
   */
  settle(keys: Iterable<RunKey>): void {
    const wanted = [...new Set(Array.from(keys, (key) => this.digest.of(key)))];
    let place = 0;
    for (const key of this.file.keys()) {
      if (key !== wanted[place]) break;
      place += 1;
    }
    if (place < wanted.length || wanted.length !== this.file.size) rewriteRecords(this.file, wanted, this.path);
    this.close();
  }

  /** Closes it; what it holds stays. May be called twice. */
  close(): void {
    clearInterval(this.clock);
    try {
      this.sync();
    } finally {
      this.file.close();
    }
  }

  /** Closes it and takes the file away. */
  remove(): void {
    this.close();
    rmSync(this.path, { force: true });
  }

  private sync(): void {
    this.sayUnsaid();
    const wanted = this.unsynced;
    // Said once: closing it afterwards has nothing to add.
    this.unsynced = false;
    if (wanted) this.file.sync();
  }

  private sayUnsaid(): void {
    const error = this.unsaid;
    this.unsaid = undefined;
    if (error !== undefined) throw error;
  }

  /** Of the clock, which nobody waits for: whoever comes next is told. */
  private syncQuietly(): void {
    try {
      this.sync();
    } catch (error) {
      this.unsaid = error;
    }
  }
}

type Extent = Required<Pick<About, 'policies' | 'replications'>>;

/** What runs the study may have whose store stands somewhere; undefined when there is none. */
export function studyInStore(path: string): Extent | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const file = new RecordFile(path, 'read');
    file.close();
    const { kind, policies = [], replications = 0 } = (file.about ?? {}) as Partial<About>;
    return kind === 'study' ? { policies, replications } : undefined;
  } catch (error) {
    if (error instanceof NotRecords) return undefined;
    throw error;
  }
}

function extentOf({ policies, replications, precision }: Scenario): Extent {
  return { policies: Object.keys(policies), replications: precision?.atMost ?? replications };
}

function withoutTimeline({ result, ...rest }: RunRecord) {
  const { from, step } = result.timeline;
  return { result: { ...result, timeline: { from, step } }, ...rest };
}

function opened(path: string, mode: 'write' | 'read'): RecordFile {
  try {
    return new RecordFile(path, mode);
  } catch (error) {
    if (error instanceof NotRecords) throw new RunFileFault(`${path} is not a store of runs`);
    throw error;
  }
}

function differenceOf(found: Partial<About>, wanted: About): string | undefined {
  const { program, version, scenario, kind } = found;
  if (program !== wanted.program || typeof scenario !== 'string') return 'something else than a scenario';
  if (version !== wanted.version) return `version ${version}, and this is version ${wanted.version}`;
  if (scenario !== wanted.scenario)
    return `another scenario (${scenario.slice(0, 12)}, and this is ${wanted.scenario.slice(0, 12)})`;
  if (kind === wanted.kind) return undefined;
  return kind === 'study' ? '`run` or `compare`, and this is a search' : 'a search, and this is none';
}
