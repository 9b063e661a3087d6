import * as z from 'zod';
import { number, rate, week } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { thinned } from './thinning.ts';

interface Weekly {
  readonly mean: number;
  readonly weights: readonly number[] | readonly (readonly number[])[];
}

const weight = number({ atLeast: 0 });

export const weekly: ArrivalKind<Weekly> = {
  name: 'weekly',
  summary: 'A rate that follows a profile of the week, such as one counted from a log.',
  source: 'non-homogeneous Poisson process by thinning, Lewis and Shedler 1979',
  formula: 'rate(t) = mean · weight(t) / mean weight',
  options: z.strictObject({
    mean: rate({ above: 0 })
      .describe('Jobs submitted per unit of time, as a mean over whole weeks.')
      .meta({ examples: ['20 per hour'] }),
    weights: z
      .union([z.array(weight).min(1).max(10_080), z.array(z.array(weight).length(24)).length(7)])
      .refine((weights) => weights.flat().some((each) => each > 0), {
        error: 'expected at least one weight above zero',
      })
      .describe(
        'Relative rates from Monday 0:00 on: a list that divides the week into equal parts, or 7 lists of 24 hours.',
      )
      .meta({ examples: [[1, 1, 1, 1, 1, 0.5, 0.4]] }),
  }),
  endless: true,
  rate: ({ mean }) => mean,
  scaled: ({ mean }, factor) => ({ mean: mean * factor }),
  submissions: ({ mean, weights }, end) => {
    const parts = Float64Array.from(weights.flat());
    const level = mean / (parts.reduce((sum, each) => sum + each, 0) / parts.length);
    const length = week / parts.length;
    const highest = level * parts.reduce((most, each) => Math.max(most, each), 0);
    const at = (time: number) => level * parts[Math.floor(((time + end.secondsOfWeek) % week) / length)]!;
    return { times: thinned(at, highest, end) };
  },
};
