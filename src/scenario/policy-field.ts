import * as z from 'zod';
import { keysOf, routed } from '../random/index.ts';
import { backfills, orderings, type PassSpec, starts, type WalltimeSpec } from '../scheduler/index.ts';
import { duration, shown } from '../units/index.ts';
import { kindField, modulePath } from './kind-field.ts';
import { defaultBackfill, defaultOrdering } from './policy-defaults.ts';
import { powerCapField } from './power-cap-field.ts';

const passWords = z.enum(['per-instant', 'per-event', 'pyss']).transform((kind): PassSpec => ({ kind }));
const passPeriod = z
  .strictObject({
    every: duration({ above: 0 })
      .describe('Time between two full passes over the queue.')
      .meta({ examples: ['30 s'] }),
    main: duration()
      .optional()
      .describe(
        'The head of the queue is also tried after an event, at most this often; only in full passes when absent.',
      )
      .meta({ examples: ['1 s'] }),
  })
  .transform(({ every, main }): PassSpec => ({ kind: 'periodic', every, main: main ?? null }));

/** When the scheduler is asked: `per-instant`, `per-event`, `pyss`, or `{ every: 30 s, main: 1 s }`. */
export const passField = routed<PassSpec>([passWords, passPeriod], (input) =>
  keysOf(input) !== undefined
    ? passPeriod
    : typeof input === 'string'
      ? passWords
      : {
          message: `expected 'per-instant', 'per-event', 'pyss' or a map such as { every: 30 s }, received ${shown(input)}`,
        },
).describe(
  'When the scheduler is asked: once per instant, when everything at it has happened; after every single event; as in the simulator pyss, whose schedules of the archive’s logs are published; or periodically, as Slurm does.',
);

const walltimeWords = z.enum(['kill', 'extend']).transform((rule): WalltimeSpec => ({ rule }));
const walltimeGrace = z
  .strictObject({
    grace: duration()
      .describe('How long a job may run past its limit before it is killed.')
      .meta({ examples: ['60 s'] }),
  })
  .transform(({ grace }): WalltimeSpec => ({ rule: 'grace', grace }));

/** What happens to a job that reaches its limit: `kill`, `extend`, or `{ grace: 60 s }`. */
export const walltimeField = routed<WalltimeSpec>([walltimeWords, walltimeGrace], (input) =>
  keysOf(input) !== undefined
    ? walltimeGrace
    : typeof input === 'string'
      ? walltimeWords
      : { message: `expected 'kill', 'extend' or a map such as { grace: 60 s }, received ${shown(input)}` },
).describe(
  'What happens to a job that reaches its limit: it is killed, may run on, or is killed after a time of grace.',
);

export const oracleField = z
  .boolean()
  .describe(
    'Whether the policy is told true run times instead of requested limits. Nobody has such a scheduler; it is a bound.',
  );

export const orderingField = kindField(orderings, { word: true, module: true }).describe(
  'The order in which waiting jobs are considered.',
);

export const backfillField = kindField(backfills, { word: true, module: true }).describe(
  'Which jobs may start ahead of earlier ones that do not fit yet.',
);

export const startField = kindField(starts, { word: true }).describe(
  'Which jobs are held before they join the queue: those of workloads that are shiftable, until electricity is cheap or clean. Default: none.',
);

/** The rules by which jobs wait. What is absent is filled in when the scenario is resolved. */
export const policyField = z.strictObject({
  ordering: orderingField
    .optional()
    .describe(`The order in which waiting jobs are considered. Default: '${defaultOrdering}'.`),
  backfill: backfillField
    .optional()
    .describe(`Which jobs may start ahead of earlier ones that do not fit yet. Default: '${defaultBackfill}'.`),
  start: startField.optional(),
  powerCap: powerCapField.optional(),
  pass: passField.optional(),
  walltime: walltimeField.optional(),
  oracle: oracleField.optional(),
  module: modulePath()
    .optional()
    .describe('A module of your own that exports an ordering, a backfill or a whole scheduler, relative to this file.'),
  options: z.looseObject({}).optional().describe('Options for that module.'),
});

export type PolicyInput = z.output<typeof policyField>;
