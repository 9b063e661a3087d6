import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import {
  arrayScript,
  follow,
  type RunFile,
  replicationsIn,
  type SlurmOptions,
  type SweepPlan,
  shardKeys,
  submit,
} from '../../experiment/index.ts';
import { safeNames } from '../../output/output-folders.ts';
import type { Flags } from '../flags.ts';
import { shown } from '../terminal/table.ts';
import { UsageError } from '../usage-error.ts';
import { openStore } from './run-store.ts';
import { knownPath, removeShards, shardPath, takeShards } from './shard-folder.ts';
import type { Playing } from './sweep-play.ts';
import { type SweepWords, writeSweepWords } from './sweep-words.ts';

/** Tasks of an array when nobody says. */
const defaultTasks = 64;
const mostTasks = 100_000;

export interface ArrayOptions extends SlurmOptions {
  /** Most tasks of the array. */
  readonly arrayMax: number;
}

const flagNames = ['partition', 'account', 'time', 'array-max', 'cpus-per-task'];

/** @throws UsageError when a flag makes no sense */
export function readSlurmOptions(flags: Flags, engine: 'local' | 'slurm'): ArrayOptions {
  const given = flagNames.find((name) => flags.text(name) !== undefined);
  if (engine === 'local' && given !== undefined)
    throw new UsageError(`--${given} is for a Slurm cluster`, 'add --engine slurm');
  return {
    partition: word(flags, 'partition', /^[\w.,-]+$/, 'names of partitions'),
    account: word(flags, 'account', /^[\w.@+-]+$/, 'the name of an account'),
    time: word(
      flags,
      'time',
      /^\d+(?:-\d+)?(?::\d+){0,2}$/,
      "a time as Slurm writes it, such as '30' (minutes), '2:00:00' or '1-0'",
    ),
    arrayMax: whole(flags, 'array-max', mostTasks) ?? defaultTasks,
    cpusPerTask: whole(flags, 'cpus-per-task', 1024),
  };
}

function word(flags: Flags, name: string, form: RegExp, expected: string): string | undefined {
  const given = flags.text(name);
  if (given === undefined || (form.test(given) && !given.startsWith('-'))) return given;
  throw new UsageError(`--${name} takes ${expected}, got '${shown(given)}'`);
}

function whole(flags: Flags, name: string, most: number): number | undefined {
  const given = flags.text(name);
  if (given === undefined) return undefined;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`--${name} takes a whole number from 1 to ${most}, got '${shown(given)}'`);
}

/** Everything that playing on a cluster needs beside the plan. */
export interface SlurmPlaying extends Playing {
  readonly words: SweepWords;
  readonly options: ArrayOptions;
  /** Where the shards go; the nodes must see it under the same path. */
  readonly folder: string;
}

/**
 * Plays the runs of a sweep that a store lacks as an array of tasks on a Slurm cluster, and takes them into the store.
 * Gives whether all were played; false when it was interrupted, and then the tasks are cancelled.
 * @throws SlurmFault when Slurm cannot be asked; UsageError when tasks end again and again without being done
 */
export async function playOnSlurm(
  plan: SweepPlan,
  store: RunFile,
  { flags, terminal, signal, words, options, folder }: SlurmPlaying,
): Promise<boolean> {
  const parts = Math.min(options.arrayMax, replicationsIn(plan));
  prepare(folder, store, words);
  const script = join(resolve(folder), 'array.sh');
  const program = resolve(process.argv[1]!);
  writeFileSync(script, arrayScript({ node: process.execPath, program, folder: resolve(folder), parts }), {
    mode: 0o755,
  });
  const look = new Look(plan, store, folder, parts);
  const say = (text: string) => void (flags.quiet || terminal.err(`${text}\n`));
  let told = -1;
  const onLook = () => {
    if (look.finished === told) return;
    told = look.finished;
    say(`${told} of ${plan.runs} runs`);
  };
  const followed = await follow({
    open: () => look.open(),
    submit: async (tasks) => {
      const name = jobName(plan);
      const job = await submit(script, tasks, { ...options, name, folder: resolve(folder) });
      say(`submitted ${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'} as job ${job}`);
      return job;
    },
    signal,
    onLook,
    onAgain: (tasks) => say(`${tasks.length === 1 ? 'a task' : `${tasks.length} tasks`} ended early: once more`),
  });
  takeShards(folder, store, plan.request.scenario);
  if (followed.end === 'failed') throw givenUp(folder, followed.tasks);
  return followed.end === 'done';
}

/** Shards are dealt anew: what earlier ones finished is in the store, and told to the new ones. */
function prepare(folder: string, store: RunFile, words: SweepWords): void {
  removeShards(folder);
  mkdirSync(folder, { recursive: true });
  writeSweepWords(folder, words);
  if (store.size > 0) {
    store.flush();
    copyFileSync(store.path, knownPath(folder));
  } else rmSync(knownPath(folder), { force: true });
}

function jobName({ request }: SweepPlan): string {
  const { name } = request.scenario;
  return `queueworks-${safeNames([name]).get(name)}`;
}

/** How far the shards are, told by the runs in their stores. */
class Look {
  /** Runs finished at the last look. */
  finished = 0;
  private readonly plan: SweepPlan;
  private readonly folder: string;
  private readonly parts: number;
  /** Runs of each shard that its own store is to hold, and the size of that store when it was last read. */
  private readonly wanted: number[];
  private readonly sizes: number[];
  private readonly found: number[];

  constructor(plan: SweepPlan, store: RunFile, folder: string, parts: number) {
    this.plan = plan;
    this.folder = folder;
    this.parts = parts;
    const shards = Array.from({ length: parts }, (_, part) => [...shardKeys(plan, { part, parts })]);
    this.wanted = shards.map((keys) => store.count(keys, false));
    this.sizes = this.wanted.map(() => -1);
    this.found = this.wanted.map(() => 0);
    this.finished = plan.runs - this.wanted.reduce((sum, count) => sum + count, 0);
  }

  /** Shards that lack runs. */
  open(): number[] {
    for (let part = 0; part < this.parts; part++) {
      if (this.found[part]! >= this.wanted[part]!) continue;
      const path = shardPath(this.folder, { part, parts: this.parts });
      const size = existsSync(path) ? statSync(path).size : -1;
      if (size <= 0 || size === this.sizes[part]) continue;
      const shard = openStore(path, this.plan.request.scenario, { mode: 'read' });
      this.finished += shard.size - this.found[part]!;
      this.found[part] = shard.size;
      this.sizes[part] = size;
      shard.close();
    }
    return this.wanted.flatMap((count, part) => (this.found[part]! < count ? [part] : []));
  }
}

/** Enough of a log to see what went wrong. */
const mostLog = 2000;

function givenUp(folder: string, tasks: readonly number[]): UsageError {
  const log = join(folder, `task-${tasks[0]}.log`);
  const said = endOf(log).trim().split('\n').slice(-5).map(shown).join('\n');
  const which = tasks.length === 1 ? `task ${tasks[0]}` : `${tasks.length} tasks`;
  return new UsageError(
    `${which} of the array ended again and again without being done${said === '' ? '' : `; the last it said:\n${said}`}`,
    `what was finished is kept: mend the cause and go on with --resume (${shown(log)})`,
  );
}

function endOf(path: string): string {
  if (!existsSync(path)) return '';
  const file = openSync(path, 'r');
  const size = statSync(path).size;
  const bytes = Buffer.alloc(Math.min(size, mostLog));
  readSync(file, bytes, 0, bytes.length, size - bytes.length);
  closeSync(file);
  return bytes.toString('utf8');
}
