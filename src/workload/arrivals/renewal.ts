import * as z from 'zod';
import { createDistribution, type DistributionSpec, distributionSchema } from '../../random/index.ts';
import { durations } from '../quantities.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { collect } from './collect.ts';

export const renewal: ArrivalKind<{ readonly interarrival: DistributionSpec }> = {
  name: 'renewal',
  summary: 'Independent gaps between submissions from any distribution: regular, or in clusters.',
  source: 'renewal process; Feller, An Introduction to Probability Theory, vol. 2, ch. XI',
  formula: 'index of dispersion of counts → cv² of the gaps',
  options: z.strictObject({
    interarrival: distributionSchema(durations)
      .describe('Time from one submission to the next; the first comes one gap after the start.')
      .meta({ examples: [{ distribution: 'gamma', mean: '10 min', cv: 2 }] }),
  }),
  endless: true,
  rate: ({ interarrival }) => 1 / createDistribution(interarrival).mean,
  scaled: ({ interarrival }, factor) => {
    const { distribution, mean, value, ...shape } = interarrival as DistributionSpec & {
      mean?: number;
      value?: number;
    };
    // What is left must say nothing of lengths of time.
    if (Object.keys(shape).some((key) => key !== 'cv' && key !== 'shape' && key !== 'phases')) return undefined;
    if (mean !== undefined) return { interarrival: { distribution, ...shape, mean: mean / factor } };
    return value === undefined ? undefined : { interarrival: { distribution, value: value / factor } };
  },
  faults: ({ interarrival }) =>
    createDistribution(interarrival).mean > 0
      ? []
      : [
          {
            code: 'out-of-range',
            path: ['interarrival'],
            expected: 'a mean above zero',
            received: 'gaps of 0 s',
            hint: 'for jobs that all come at once: { process: at, times: [0 s, …] }',
          },
        ],
  submissions: ({ interarrival }, end) => {
    const gap = createDistribution(interarrival).sampler(end.stream('arrivals'));
    let time = 0;
    return { times: collect(() => (time += Math.max(0, gap())), end) };
  },
};
