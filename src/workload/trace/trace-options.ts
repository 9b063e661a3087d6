import * as z from 'zod';
import { duration, fraction, number, positiveInteger } from '../../units/index.ts';
import { elasticField, interruptibleField, labelField, poolsField, shiftableField } from '../common-options.ts';
import { limitField } from '../limits/limit-kinds.ts';
import { type LabelField, labelFields } from './log-labels.ts';
import { traceFormats } from './trace-formats.ts';

const formats = traceFormats.names as [string, ...string[]];

/** A fixed label, or the field of the log to take labels from. */
const labelOrField = (field: LabelField) =>
  z
    .union([labelField(), z.strictObject({ field: z.enum(labelFields) })], {
      error: "expected a label, or { field: queue } for the log's own",
    })
    .default({ field });

export const traceOptions = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('The log, plain or compressed with gzip; relative to the scenario.')
    .meta({ examples: ['kth.swf.gz'] }),
  format: z.enum(formats).default('swf').describe('How the log is written.'),
  from: duration()
    .optional()
    .describe(
      'Leave out what was submitted before this time of the log, counted from its first job; it becomes time 0. Default: the first job that is kept.',
    ),
  to: duration({ above: 0 })
    .optional()
    .describe(
      'Leave out what was submitted at or after this time of the log, counted from its first job. Default: to the end.',
    ),
  first: positiveInteger()
    .optional()
    .describe('At most so many jobs, counted from the beginning.')
    .meta({ examples: [1000] }),
  offset: duration()
    .optional()
    .describe(
      "When the log's time 0 comes in the scenario. Default: second 0; of several logs the earliest, and the others as much later as their dates say.",
    ),
  arrivalFactor: number({ above: 0, atMost: 1e6 })
    .optional()
    .describe('What gaps between submissions are multiplied with: below 1 for more load. Default: 1.'),
  targetLoad: fraction({ atLeast: 1e-6, atMost: 100 })
    .optional()
    .describe(
      'The offered load that gaps are stretched or shrunk to, on all pools the jobs accept together; instead of arrivalFactor.',
    )
    .meta({ examples: ['90 %'] }),
  limit: limitField
    .optional()
    .describe("Requested limits from a model, in place of the log's. Default: the log's requested times."),
  class: labelOrField('queue').describe(
    'What jobs are called in results: a label, or a field of the log. Default: its queue.',
  ),
  tenant: labelOrField('group').describe('Whose jobs these are: a label, or a field of the log. Default: its group.'),
  pools: poolsField,
  shiftable: shiftableField,
  interruptible: interruptibleField,
  elastic: elasticField,
  keepStrays: z
    .boolean()
    .default(false)
    .describe(
      'Keep the few records whose submission is so far from all others that it cannot be right, instead of leaving them out.',
    ),
  skipUnreadable: z
    .boolean()
    .default(false)
    .describe('Leave out and count lines that cannot be read, instead of refusing the log.'),
});
