import type { CommandShape } from './options.ts';
import { UsageError } from './usage-error.ts';

/** A command's arguments and flags, each checked to be given at most once. */
export interface Flags {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly force: boolean;
  readonly audit: boolean;
  /** Whether policies may be modules; not with `--no-modules`. */
  readonly modules: boolean;
  /** `--set` as often as it was given. */
  readonly sets: readonly string[];
  readonly threads: number | undefined;
  /** A positional argument, or a flag with a text. */
  text(name: string): string | undefined;
  /** A flag that may be repeated, as often as it was given. */
  all(name: string): readonly string[];
  /** A flag that is given or not. */
  on(name: string): boolean;
}

/** Flags that may be given more than once. */
const repeatable = new Set(['set', 'over', 'measure']);

type Given = Readonly<Record<string, unknown>>;

/** @throws UsageError when a flag is given twice, without its value, or with one that makes no sense */
export function readFlags(given: Given, shape: CommandShape): Flags {
  for (const [name, { type }] of Object.entries(shape.options)) {
    if (repeatable.has(name)) continue;
    if (type === 'string' && Array.isArray(given[name])) throw new UsageError(`--${name} is given more than once`);
    if (given[name] === '') throw new UsageError(`--${name} has no value`);
  }
  const all = (name: string) => [given[name] ?? []].flat().map(String);
  const on = (name: string) => [given[name]].flat().at(-1) === true;
  if (on('quiet') && on('verbose')) throw new UsageError('--quiet and --verbose contradict each other');
  return {
    json: on('json'),
    quiet: on('quiet'),
    verbose: on('verbose'),
    force: on('force'),
    audit: on('audit'),
    modules: !on('no-modules'),
    sets: all('set'),
    threads: threadsOf(given.threads),
    text: (name) => (given[name] === undefined ? undefined : String(given[name])),
    all,
    on,
  };
}

const mostThreads = 1024;

function threadsOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const threads = Number(given);
  if (Number.isInteger(threads) && threads >= 1 && threads <= mostThreads) return threads;
  throw new UsageError(`--threads takes a whole number from 1 to ${mostThreads}, got '${String(given)}'`);
}
