import * as z from 'zod';

/** Paths of measures, as thresholds name them; what they mean is read where the groups are known. */
export const measuresField = () =>
  z
    .array(z.string().min(1))
    .prefault([])
    .describe('What is told of each point. Default: wait, wait.p95 and utilisation.')
    .meta({ examples: [['utilisation', 'wait.p95']] });
