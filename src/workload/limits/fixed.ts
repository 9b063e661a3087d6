import * as z from 'zod';
import { duration } from '../../units/index.ts';
import type { LimitKind } from './limit-kind.ts';

export const fixed: LimitKind<{ readonly time: number }> = {
  name: 'fixed',
  summary: "Everybody asks for the same: a queue's default. Short form: the time alone, `limit: 24 h`.",
  source: 'a queue’s default limit, such as DefaultTime in slurm.conf',
  formula: 'limit = time',
  options: z.strictObject({
    time: duration({ above: 0 })
      .describe('What everybody asks for; jobs may run longer.')
      .meta({ examples: ['24 h'] }),
  }),
  random: () => false,
  limits: ({ time }, runtimes) => ({ limits: new Float64Array(runtimes.length).fill(time) }),
};
