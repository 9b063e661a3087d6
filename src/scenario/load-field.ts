import * as z from 'zod';
import { routed } from '../random/index.ts';
import { fraction } from '../units/index.ts';

/** Submissions per unit of time in parts of what the workloads say: one factor for all, or one by workload. */
export type Load = number | Readonly<Record<string, number>>;

const factor = fraction({ atLeast: 1e-6, atMost: 100 });
const byWorkload = z.record(z.string(), factor);

/** The load of a scenario as it is written: `120 %`, or `{ chat: 150 % }`. */
export const loadField = routed<Load>([factor, byWorkload], (input) =>
  typeof input === 'object' && input !== null ? byWorkload : factor,
)
  .describe(
    'How many jobs come per unit of time, in parts of what the workloads say: for all of them, or by workload. Sizes and run times stay as they are. Default: 100 %.',
  )
  .meta({ examples: ['120 %', { chat: '150 %' }] });
