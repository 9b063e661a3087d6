import * as z from 'zod';
import { fraction } from '../units/index.ts';

const text = z
  .string()
  .min(1)
  .meta({ examples: ['finetunes.wait.p95 < 4 h', 'utilisation > 70 %'] });

const names = z.union([
  z
    .string()
    .min(1)
    .transform((name) => [name]),
  z.array(z.string().min(1)).min(1),
]);

const detailed = z.strictObject({
  threshold: text.describe('The promise: a measure, how it compares, and a limit in its unit.'),
  policies: names
    .optional()
    .describe('The policies it is for, one or several. Default: all.')
    .meta({ examples: ['easy', ['easy', 'conservative']] }),
  confidence: fraction({ atLeast: 0.5, below: 1 })
    .optional()
    .describe("Confidence that it holds or fails with. Default: the scenario's.")
    .meta({ examples: ['99 %'] }),
});

/** What results are held to, as written. What the texts mean is read where the groups and policies are known (`thresholdsOf`). */
export const thresholdsField = z
  .array(z.union([text, detailed]))
  .describe(
    'What results are held to: a measure, how it compares, and a limit in its unit; or a map with that as its threshold, the policies it is for, and a confidence of its own. The exit status is 3 unless every one is shown to hold.',
  )
  .meta({ examples: [['finetunes.wait.p95 < 4 h', 'utilisation > 70 %']] });
