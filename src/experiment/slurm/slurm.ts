import { execFile } from 'node:child_process';
import { arrayIndices, logPattern } from './array-script.ts';

/** How tasks are asked for; what is absent is left to the cluster. */
export interface SlurmOptions {
  readonly partition?: string | undefined;
  readonly account?: string | undefined;
  /** Most time a task may take, as Slurm writes it: `30`, `2:00:00`, `1-0`. */
  readonly time?: string | undefined;
  readonly cpusPerTask?: number | undefined;
}

/** Slurm is not there, or did not do what it was asked. */
export class SlurmFault extends Error {
  override readonly name = 'SlurmFault';
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * Submits tasks of an array, whose logs go into a folder.
 * @returns the number of the job
 * @throws SlurmFault
 */
export async function submit(
  script: string,
  tasks: readonly number[],
  { name, folder, ...options }: SlurmOptions & { readonly name: string; readonly folder: string },
): Promise<string> {
  const { partition, account, time, cpusPerTask = 1 } = options;
  const out = await ask('sbatch', [
    '--parsable',
    `--job-name=${name}`,
    `--array=${arrayIndices(tasks)}`,
    `--output=${logPattern(folder)}`,
    '--open-mode=append',
    '--ntasks=1',
    `--cpus-per-task=${cpusPerTask}`,
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
    ...(time === undefined ? [] : [`--time=${time}`]),
    script,
  ]);
  const job = /^(\d+)/.exec(out.trim())?.[1];
  if (job === undefined) throw new SlurmFault(`sbatch did not say which job it made: ${out.trim().slice(0, 200)}`);
  return job;
}

/** The tasks of an array that wait or run. An array that Slurm has forgotten has none. */
export async function activeTasks(job: string): Promise<number[]> {
  const out = await ask('squeue', ['--noheader', '--array', `--jobs=${job}`, '--format=%K']).catch((error) => {
    if (error instanceof SlurmFault && /invalid job id/i.test(error.message)) return '';
    throw error;
  });
  return out.split('\n').flatMap((line) => (/^\d+$/.test(line.trim()) ? [Number(line)] : []));
}

export async function cancel(jobs: readonly string[]): Promise<void> {
  if (jobs.length > 0) await ask('scancel', [...jobs]).catch(() => {});
}

/** Runs a command of Slurm, without a shell. */
function ask(command: string, words: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    execFile(command, words, { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else if (error.code === 'ENOENT')
        failed(
          new SlurmFault(
            `there is no '${command}' here: is this a machine of a Slurm cluster?`,
            '`queueworks shard` and `queueworks merge` do the same under any scheduler',
          ),
        );
      else {
        const said = stderr.trim().split('\n').slice(-3).join(' ');
        failed(new SlurmFault(`${command}: ${said === '' ? error.message.split('\n')[0] : said}`));
      }
    });
  });
}
