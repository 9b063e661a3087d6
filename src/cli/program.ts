import yargs from 'yargs';
import { exitCodes } from './exit-codes.ts';
import { failure } from './failure.ts';
import { readFlags } from './flags.ts';
import { commands, commonOptions, shaped } from './options.ts';
import { type Terminal, terminal } from './terminal/terminal.ts';
import { unknownWord } from './unknown-word.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';
import type { Work } from './work.ts';

const width = 80;

const shortHelp = `Queueworks ${version}: how the compute of an AI Factory is shared, simulated.

  queueworks init replay            writes replay.yaml, a scenario to start from
  queueworks compare replay.yaml    plays it, answers, and writes a report page

All commands: queueworks --help`;

const epilogue = `Exit status: 0 fine, 1 an unexpected error, 2 wrong usage or invalid input,
3 a threshold did not hold, 130 interrupted (what was finished is kept).`;

/** Where each command's work is; loaded only when it is asked for, so that help stays quick. */
const works: Readonly<Record<string, () => Promise<{ readonly work: Work }>>> = {
  run: () => import('./commands/run.ts'),
  compare: () => import('./commands/compare.ts'),
  sweep: () => import('./commands/sweep.ts'),
  best: () => import('./commands/best.ts'),
  sensitivity: () => import('./commands/sensitivity.ts'),
  capacity: () => import('./commands/capacity.ts'),
  size: () => import('./commands/size.ts'),
  pareto: () => import('./commands/pareto.ts'),
  shard: () => import('./commands/shard.ts'),
  merge: () => import('./commands/merge.ts'),
  validate: () => import('./commands/validate.ts'),
  init: () => import('./commands/init.ts'),
  describe: () => import('./commands/describe.ts'),
  list: () => import('./commands/list.ts'),
  explain: () => import('./commands/explain.ts'),
  schema: () => import('./commands/schema.ts'),
};

/** The program: words in, exit status out. Never throws, never shows a stack unless asked to. */
export async function run(words: readonly string[]): Promise<number> {
  const screen = terminal(!words.includes('--no-color'), process.stdout, process.stderr, process.env);
  if (words.length === 0) {
    screen.out(shortHelp);
    return exitCodes.ok;
  }
  try {
    return await parsed(words, screen);
  } catch (error) {
    return failure(error, screen, {
      json: words.includes('--json'),
      verbose: words.includes('--verbose') || words.includes('-v'),
    });
  }
}

async function parsed(words: readonly string[], screen: Terminal): Promise<number> {
  let status: number = exitCodes.ok;
  const parser = yargs([...words])
    .locale('en')
    .scriptName('queueworks')
    .usage('Usage: $0 <command> [flags]')
    .parserConfiguration({
      'dot-notation': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
    })
    .exitProcess(false)
    .version(version)
    .wrap(width)
    .alias('h', 'help')
    .options(commonOptions)
    .epilogue(epilogue)
    .demandCommand(1)
    .strict()
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const shape of commands) {
    parser.command(
      `${shape.name} ${shape.positional}`.trim(),
      shape.summary,
      (command) =>
        shaped(
          command.usage(`Usage: $0 ${shape.name} ${shape.positional} [flags]\n\n${shape.summary}.`),
          shape,
        ).epilogue(''),
      async (given) => {
        const { work } = await works[shape.name]!();
        status = await work(readFlags(given, shape), screen);
      },
    );
  }
  try {
    await parser.parseAsync();
  } catch (error) {
    throw usageOf(error, words);
  }
  return status;
}

/** What the parser refuses is wrong usage; what the work throws stays what it is. */
function usageOf(error: unknown, words: readonly string[]): unknown {
  if (!(error instanceof UsageError) && (error as Error | undefined)?.name !== 'YError') return error;
  return unknownWord((error as Error).message, words, commands) ?? error;
}
