import * as z from 'zod';
import { duration, fraction, instant, number, wholeNumber } from '../units/index.ts';
import { workloadKinds } from '../workload/index.ts';
import { answerField } from './answer-field.ts';
import { economicsField } from './economics-field.ts';
import { carbonField, electricityField } from './energy-fields.ts';
import { kindField } from './kind-field.ts';
import { loadField } from './load-field.ts';
import { oracleField, passField, policyField, walltimeField } from './policy-field.ts';
import { poolField } from './pool-field.ts';
import { precisionField } from './precision-field.ts';
import { searchFields } from './searches.ts';
import { sweepField } from './sweep-field.ts';
import { thresholdsField } from './thresholds-field.ts';
import { warmupField } from './warmup-field.ts';

/** Most pools a cluster may have: a pool is one byte in the columns of a run. */
export const mostPools = 255;

/** Replications when the scenario says nothing and something in it is random. */
export const defaultReplications = 5;

/** One tenant. */
export const tenantField = z
  .preprocess(
    (input) => input ?? {},
    z.strictObject({
      share: fraction()
        .optional()
        .describe('The part of the machine it is entitled to.')
        .meta({ examples: ['60 %'] }),
    }),
  )
  .describe('Somebody who has a share in the machine.');

/** Text that ends up in titles and file names: not empty, not a novel. */
const line = () => z.string().min(1).max(200);
const lines = () => z.array(z.string().min(1)).prefault([]);

const compare = z
  .record(z.string(), z.array(z.unknown()).min(1))
  .refine((paths) => Object.keys(paths).length > 0, {
    error: 'expected at least one path with values, such as policy.backfill: [none, easy]',
  })
  .describe(
    "Values to compare, by their path in the policy; every combination becomes a policy. One 'policy' must be given, not 'policies'.",
  )
  .meta({ examples: [{ 'policy.backfill': ['none', 'easy', 'conservative'] }] });

/** One workload: an entry of the workload registry with its options. */
export const workloadField = kindField(workloadKinds, { fallback: 'synthetic' }).describe(
  'Jobs of one kind, made up or from a log.',
);

/** A file that grows with the jobs: whether to write it, or to write it where it is likely to be read. */
const tableField = z.literal(['auto', true, false]).default('auto');

/** Which files a run writes. */
export const outputsField = z
  .strictObject({
    jobs: tableField.describe(
      "Write jobs.csv: one row a job. 'auto': of the first replication, and of further ones while the study has no more than five million rows.",
    ),
    segments: tableField.describe(
      "Write segments.csv: one row for each stretch of time a job ran. 'auto': as jobs.csv, but beyond five million rows only where jobs were interrupted, since elsewhere jobs.csv tells the same.",
    ),
    timeline: z.boolean().default(true).describe('Write timeline.csv: the machine and its queue over time.'),
    reasons: z
      .boolean()
      .default(true)
      .describe('Watch why jobs wait, and write reasons.csv; costs about a tenth of the time of a run.'),
    report: z.boolean().default(true).describe('Write report.html: the page to read and show.'),
    timelineSteps: wholeNumber({ atLeast: 2, atMost: 100_000 }).default(500).describe('Steps in the timeline.'),
  })
  .prefault({})
  .describe('Which files to write.');

/** A scenario as it is written. Its output holds SI numbers; what depends on other keys is filled in by `resolve`. */
export const scenarioSchema = z.strictObject({
  name: line()
    .optional()
    .describe("What to call it. Default: the file's name.")
    .meta({ examples: ['KTH replay'] }),
  question: z
    .string()
    .min(1)
    .optional()
    .describe('The question it answers; heads the report.')
    .meta({ examples: ['Would EASY have halved the waiting?'] }),
  description: z.string().min(1).optional().describe('What it is about, in a few sentences.'),
  notice: lines().describe('Things to notice, for learners.'),
  try: lines().describe('Things to try, for learners.'),
  seed: z
    .union([line(), z.number()])
    .transform(String)
    .prefault('1')
    .describe('Any text or number; every random stream is derived from it. The same seed gives the same results.')
    .meta({ examples: ['winter-2026', 1] }),
  begin: instant()
    .optional()
    .describe(
      'What moment second 0 is: a date and time with its zone, or a date, which begins at midnight in the zone that the scenario names, and in UTC where it names none. Days and weeks of arrivals follow its local time. Default: none; second 0 is the first job of a log that tells its date, or else midnight on some Monday.',
    )
    .meta({ examples: ['2027-01-01T00:00:00+01:00'] }),
  horizon: duration({ above: 0 })
    .optional()
    .describe(
      'When arrivals stop; jobs submitted until then run to their end. Absent when the workloads end by themselves, as logs do.',
    )
    .meta({ examples: ['28 d'] }),
  warmup: warmupField,
  cooldown: duration()
    .prefault('0 s')
    .describe('Jobs submitted and time passing in the last so much before the horizon are not measured.')
    .meta({ examples: ['1 d'] }),
  replications: wholeNumber({ atLeast: 1, atMost: 10_000 })
    .optional()
    .describe(
      `How often to play it with fresh random numbers; this is what intervals come from. Default: ${defaultReplications}, or 1 when nothing in it is random.`,
    )
    .meta({ examples: [10] }),
  shake: duration({ above: 0 })
    .optional()
    .describe(
      'Move every submission by a random time of up to this, to either side, in every replication but the first: shows how far results hang on seconds.',
    )
    .meta({ examples: ['30 s'] }),
  precision: precisionField.optional(),
  confidence: fraction({ atLeast: 0.5, below: 1 })
    .prefault('95 %')
    .describe('Confidence level of the intervals.')
    .meta({ examples: ['99 %'] }),
  cluster: z
    .strictObject({
      pools: z
        .record(z.string(), poolField)
        .refine((pools) => Object.keys(pools).length > 0, {
          error: 'expected at least one pool, such as gpus: { units: 100 }',
        })
        .refine((pools) => Object.keys(pools).length <= mostPools, { error: `expected at most ${mostPools} pools` })
        .describe('The pools of accelerators by name. A job that names none accepts all, in this order.'),
      pue: number({ atLeast: 1, atMost: 10 })
        .optional()
        .describe(
          'What the whole site draws for each watt of the machine (power usage effectiveness): cooling and conversion. Default: not stated, and energy is that of the machine itself.',
        )
        .meta({ examples: [1.1] }),
    })
    .describe('The machine.'),
  electricity: electricityField.optional(),
  carbon: carbonField.optional(),
  tenants: z.record(z.string(), tenantField).prefault({}).describe('Who shares the machine, by name.'),
  workloads: z
    .record(z.string(), workloadField)
    .refine((workloads) => Object.keys(workloads).length > 0, { error: 'expected at least one workload' })
    .describe('What asks for the machine, by name.'),
  load: loadField.optional(),
  policy: policyField
    .optional()
    .describe(
      "The rules by which jobs wait. Several of them: 'policies'. Default: first come, first served with EASY backfilling.",
    ),
  policies: z
    .record(z.string(), policyField)
    .refine((policies) => Object.keys(policies).length > 0, { error: 'expected at least one policy' })
    .optional()
    .describe('The rules by which jobs wait, several of them by name: each is played on the same jobs.'),
  compare: compare.optional(),
  pass: passField
    .optional()
    .describe("For all policies that do not say otherwise: when the scheduler is asked. Default: 'per-instant'."),
  walltime: walltimeField
    .optional()
    .describe("For all policies that do not say otherwise: what happens at a job's limit. Default: 'kill'."),
  oracle: oracleField
    .optional()
    .describe('For all policies that do not say otherwise: whether true run times are known. Default: false.'),
  answer: answerField.optional(),
  thresholds: thresholdsField.optional(),
  economics: economicsField.optional(),
  outputs: outputsField,
  sweep: sweepField.optional(),
  ...searchFields,
  folder: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The folder that paths in this file are relative to, itself relative to this file. Default: the folder of this file.',
    ),
});

export type ScenarioInput = z.output<typeof scenarioSchema>;
