import * as z from 'zod';
import { duration } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { collect } from './collect.ts';

export const at: ArrivalKind<{ readonly times: readonly number[] }> = {
  name: 'at',
  summary: 'Submissions at given times.',
  source: 'the times as given',
  options: z.strictObject({
    times: z
      .array(duration())
      .min(1)
      .describe("One job at each of these times after the scenario's start.")
      .meta({ examples: [['0 s', '3 d']] }),
  }),
  endless: false,
  rate: () => 0,
  submissions: ({ times }, end) => {
    const sorted = Float64Array.from(times).sort();
    let next = 0;
    return { times: collect(() => sorted[next++] ?? Number.POSITIVE_INFINITY, end) };
  },
};
