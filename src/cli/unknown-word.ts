import { nearest } from '../catalogue/index.ts';
import { type CommandShape, commonOptions } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What the parser says it does not know, said with the nearest word it does know; undefined for other complaints. */
export function unknownWord(
  message: string,
  words: readonly string[],
  commands: readonly CommandShape[],
): UsageError | undefined {
  const unknown = /^Unknown (argument|command)s?: (.*)$/s.exec(message)?.[2]?.split(', ')[0];
  const command = commands.find(({ name }) => words.includes(name));
  if (unknown === undefined) {
    if (/^Not enough non-option arguments/.test(message)) return missingArgument(command);
    const flag = /^Not enough arguments following: (.*)$/.exec(message)?.[1];
    return flag === undefined
      ? undefined
      : new UsageError(`--${flag} needs a value`, flag === 'set' ? 'write --set path=value' : undefined);
  }
  if (command === undefined) return unknownCommand(words.find((word) => !word.startsWith('-')) ?? unknown, commands);
  const flags = [...Object.keys(command.options), ...Object.keys(commonOptions), 'help', 'version'];
  const written = words.find((word) => word.replace(/^-+/, '').split('=')[0] === unknown && word.startsWith('-'));
  if (written === undefined)
    return new UsageError(`'${command.name}' does not take '${unknown}' as well`, usage(command));
  const near = nearest(unknown, flags);
  return new UsageError(
    `'${command.name}' has no flag ${written.split('=')[0]}`,
    near === undefined ? `its flags: ${flags.map((flag) => `--${flag}`).join(' ')}` : `did you mean --${near}?`,
  );
}

function unknownCommand(word: string, commands: readonly CommandShape[]): UsageError {
  if (/\.(ya?ml|json)$/i.test(word))
    return new UsageError(`'${word}' is not a command`, `to play a scenario: queueworks run ${word}`);
  if (/\.swf(\.gz)?$/i.test(word))
    return new UsageError(`'${word}' is not a command`, `to see what is in a log: queueworks describe ${word}`);
  const near = nearest(
    word,
    commands.map(({ name }) => name),
  );
  return new UsageError(
    `there is no command '${word}'`,
    near === undefined
      ? `commands: ${commands.map(({ name }) => name).join(', ')}`
      : `did you mean 'queueworks ${near}'?`,
  );
}

function missingArgument(command: CommandShape | undefined): UsageError {
  if (command === undefined) return new UsageError('no command is given', 'all commands: queueworks --help');
  const [name, describe] = Object.entries(command.about)[0] ?? ['argument', ''];
  return new UsageError(
    `'${command.name}' needs a ${name}: ${describe.charAt(0).toLowerCase()}${describe.slice(1)}`,
    usage(command),
  );
}

function usage({ name, positional }: CommandShape): string {
  return `usage: queueworks ${name} ${positional}`.trimEnd();
}
