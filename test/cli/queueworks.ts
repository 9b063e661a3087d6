import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** The built program, as users run it. */
const program = resolve('dist/queueworks.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with everything written to stderr so far, whenever more comes; may send one signal. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
  /** Closes stdout after so many bytes, as `head` does. */
  readonly closeAfter?: number;
}

/** Runs the program as a child process without a terminal. */
export function queueworks(
  words: readonly string[],
  { folder = '.', environment = {}, onStderr, closeAfter }: Started = {},
): Promise<Ended> {
  const { NO_COLOR: _1, FORCE_COLOR: _2, CI: _3, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 100_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  let signalled = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (closeAfter !== undefined && stdout.length >= closeAfter) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, (signal) => {
      if (!signalled) child.kill(signal);
      signalled = true;
    });
  });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}

/** A folder for the tests of one file; removed at the end. */
export function workFolder(): {
  readonly path: string;
  write(name: string, text: string | Uint8Array): string;
  read(name: string): string;
} {
  const path = mkdtempSync(join(tmpdir(), 'queueworks-cli-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
  };
}

/** All files below a folder, by their path from there. */
export function filesIn(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files.set(relative(folder, path), readFileSync(path));
  }
  return files;
}

/** Two policies on a small machine; a second of work at most. */
export const twoPolicies = `name: Two rules
question: Does backfilling help?
seed: 3
horizon: 1 d
warmup: 1 h
replications: 2
cluster: { pools: { machine: { units: 8 } } }
workloads:
  jobs: { arrivals: { process: poisson, rate: 10 per h }, accelerators: { choice: [1, 2, 6] }, duration: { distribution: exponential, mean: 10 min }, limit: { model: factor, factor: 2 } }
policies:
  fcfs: { ordering: fcfs, backfill: none }
  easy: { ordering: fcfs, backfill: easy }
`;

/** Work for several seconds, so that it can be interrupted. */
export const longStudy = `name: Long
seed: 1
horizon: 50000 s
warmup: 1000 s
replications: 60
cluster: { pools: { servers: { units: 4 } } }
workloads:
  customers: { arrivals: { process: poisson, rate: 3 per s }, accelerators: 1, duration: { distribution: exponential, mean: 1 s } }
policy: { ordering: fcfs, backfill: none }
outputs: { jobs: false, segments: false }
`;

/** What a command that goes on says of so many runs. */
export function finishedAlready(runs: number): string {
  return `going on: ${runs === 1 ? '1 run is' : `${runs} runs are`} finished already`;
}
