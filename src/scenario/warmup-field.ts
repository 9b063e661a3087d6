import * as z from 'zod';
import { routed } from '../random/index.ts';
import { duration } from '../units/index.ts';

const word = z.literal('auto');
const time = duration();

/** The warm-up as written: a duration, or `auto`. */
export const warmupField = routed<number | 'auto'>([word, time], (input) => (input === 'auto' ? word : time))
  .prefault('0 s')
  .describe(
    "Jobs submitted and time passing before it are not measured. 'auto' finds it by MSER-5 in pilot runs of up to five replications.",
  )
  .meta({ examples: ['2 d', 'auto'] });
