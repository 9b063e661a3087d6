import type { Argv, Options } from 'yargs';

import {
  bestOptions,
  capacityOptions,
  engineOptions,
  paretoOptions,
  resumeOption,
  sensitivityOptions,
  sizeOptions,
  storeOptions,
  sweepOptions,
} from './searches/search-options.ts';

/** Flags that every command has. */
export const commonOptions = {
  json: { type: 'boolean', describe: 'Print one JSON document and nothing else' },
  quiet: { type: 'boolean', alias: 'q', describe: 'No progress and no notes' },
  verbose: { type: 'boolean', alias: 'v', describe: 'All notes; where an error comes from' },
  'no-color': { type: 'boolean', describe: 'No colours (also: NO_COLOR=1)' },
} as const satisfies Record<string, Options>;

const set = {
  type: 'string',
  requiresArg: true,
  describe: 'Set a value of the scenario: --set path=value (may be repeated)',
} as const satisfies Options;

const modules = {
  'no-modules': { type: 'boolean', describe: 'Refuse policies that are modules: code that runs with your rights' },
} as const satisfies Record<string, Options>;

const force = { type: 'boolean', describe: 'Replace what an earlier run left there' } as const satisfies Options;

/** Flags of `run` and `compare`. */
const runOptions = {
  out: { type: 'string', requiresArg: true, describe: 'Folder for the results [out/<name>]' },
  set,
  ...modules,
  force,
  threads: { type: 'string', requiresArg: true, describe: 'Threads to use [one a core]' },
  audit: { type: 'boolean', describe: 'Check every invariant at every instant; slow' },
} as const satisfies Record<string, Options>;

/** Flags of `shard`. */
const shardOptions = {
  out: { ...runOptions.out, describe: 'Folder for the parts [shards]' },
  set,
  ...modules,
  threads: runOptions.threads,
  audit: runOptions.audit,
} as const satisfies Record<string, Options>;

/** What a command takes, beside the common flags. */
export interface CommandShape {
  readonly name: string;
  /** Positional arguments as usage shows them: `<file>`, `[template]`. */
  readonly positional: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Options>>;
  readonly about: Readonly<Record<string, string>>;
}

export const commands: readonly CommandShape[] = [
  {
    name: 'run',
    positional: '<file>',
    summary: 'Play a scenario and write its results and report page',
    options: { ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'compare',
    positional: '<file> [more..]',
    summary: 'The same for several policies, and what differs between them',
    options: {
      ...runOptions,
      ...resumeOption,
      on: { type: 'string', requiresArg: true, describe: 'With several scenarios: what to rank by [wait]' },
    },
    about: {
      file: 'The scenario',
      more: 'Further scenarios: ranks the policies they share on each',
    },
  },
  {
    name: 'sweep',
    positional: '<file>',
    summary: 'Play variants of a scenario and say where each measure is best',
    options: { ...sweepOptions, ...runOptions, ...storeOptions, ...engineOptions },
    about: { file: 'The scenario' },
  },
  {
    name: 'best',
    positional: '<file>',
    summary: 'Select the best of several policies, sequentially',
    options: { ...bestOptions, ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'sensitivity',
    positional: '<file>',
    summary: 'Vary factors together and say which of them matter',
    options: { ...sensitivityOptions, ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'capacity',
    positional: '<file>',
    summary: 'Find the largest load at which all thresholds hold',
    options: { ...capacityOptions, ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'size',
    positional: '<file>',
    summary: 'Find the smallest machine with which all thresholds hold',
    options: { ...sizeOptions, ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'pareto',
    positional: '<file>',
    summary: 'Score plans on several measures; say which are beaten',
    options: { ...paretoOptions, ...runOptions, ...resumeOption },
    about: { file: 'The scenario' },
  },
  {
    name: 'shard',
    positional: '<part> [file]',
    summary: 'Play one part of a sweep, such as 3/8, for `merge` to put together',
    options: { ...sweepOptions, ...shardOptions },
    about: { part: 'Which part of how many: 3/8', file: 'The scenario; without it, what the folder says' },
  },
  {
    name: 'merge',
    positional: '<folders..>',
    summary: 'Put the parts of a sweep together',
    options: { out: runOptions.out, ...modules, force, parquet: storeOptions.parquet },
    about: { folders: 'Where the parts are' },
  },
  {
    name: 'validate',
    positional: '<file>',
    summary: 'Check a scenario; tell everything that is wrong with it',
    options: { set, ...modules },
    about: { file: 'The scenario' },
  },
  {
    name: 'init',
    positional: '[template]',
    summary: 'Write a scenario to start from',
    options: { out: { type: 'string', requiresArg: true, describe: 'File to write [<template>.yaml]' }, force },
    about: { template: 'Which one; see `queueworks list templates`' },
  },
  {
    name: 'describe',
    positional: '<log>',
    summary: 'Say what is in a job log, and what would be cleaned',
    options: {
      format: { type: 'string', requiresArg: true, describe: 'Its format [swf]' },
      units: { type: 'string', requiresArg: true, describe: "Size of the machine [the log's own]" },
    },
    about: { log: 'The log, plain or .gz' },
  },
  {
    name: 'list',
    positional: '[what]',
    summary: 'List policies, distributions, formats, metrics, scenarios …',
    options: {},
    about: { what: 'Which kind; without it, all kinds' },
  },
  {
    name: 'explain',
    positional: '<name>',
    summary: 'Explain a policy, metric, distribution or format',
    options: {},
    about: { name: 'Any name that `queueworks list` shows' },
  },
  {
    name: 'schema',
    positional: '',
    summary: 'Print the JSON Schema of scenario files, for editors',
    options: {},
    about: {},
  },
];

/** Adds a command's arguments and its own flags to the parser. */
export function shaped(parser: Argv, { options, about }: CommandShape): Argv {
  for (const [name, describe] of Object.entries(about)) parser.positional(name, { type: 'string', describe });
  return parser.options(options);
}
