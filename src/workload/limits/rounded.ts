import * as z from 'zod';
import { createDistribution } from '../../random/index.ts';
import { duration, fraction, number } from '../../units/index.ts';
import type { LimitKind } from './limit-kind.ts';

interface Rounded {
  readonly values: readonly number[];
  readonly askMaximum: number;
  readonly accuracy: { readonly alpha: number; readonly beta: number };
  readonly tooShort: number;
}

/** The smallest value that is at least the time, or the largest there is. Values ascend. */
export function roundedUp(time: number, values: readonly number[]): number {
  return values.find((value) => value >= time) ?? values.at(-1)!;
}

/** The largest value below the time, if there is one. Values ascend. */
function shortOf(time: number, values: readonly number[]): number | undefined {
  return values.findLast((value) => value < time);
}

export const rounded: LimitKind<Rounded> = {
  name: 'rounded',
  summary:
    "People ask for far more than they use, rounded up to the queue's usual values; some simply for the maximum.",
  source:
    'an assumption in the shape of measured accuracies (Mu’alem and Feitelson, TPDS 12(6), 2001; Tsafrir et al., JSSPP 2005)',
  formula: 'limit = run time / accuracy, rounded up; accuracy ~ Beta(α, β)',
  options: z.strictObject({
    values: z
      .array(duration({ above: 0 }))
      .min(1)
      .prefault(['30 min', '1 h', '2 h', '4 h', '8 h', '12 h', '24 h'])
      .describe('The usual values; the largest is the maximum, and longer jobs ask for it too.'),
    askMaximum: fraction()
      .prefault('25 %')
      .describe('The part of the people who ask for the maximum whatever they run.'),
    accuracy: z
      .strictObject({ alpha: number({ atLeast: 0.01, atMost: 1_000 }), beta: number({ atLeast: 0.01, atMost: 1_000 }) })
      .prefault({ alpha: 0.8, beta: 1.8 })
      .describe('Run time / request of the others, before rounding: a beta distribution; its mean is α/(α + β).'),
    tooShort: fraction()
      .prefault('0 %')
      .describe('The part of the people who ask for the next value below the run time, and so will meet their limit.'),
  }),
  random: () => true,
  limits: ({ values, askMaximum, accuracy, tooShort }, runtimes, stream) => {
    const ascending = values.toSorted((a, b) => a - b);
    const maximum = ascending.at(-1)!;
    const habit = stream('limit habit');
    const alpha = gammaDraws(accuracy.alpha, stream('limit accuracy alpha'));
    const beta = gammaDraws(accuracy.beta, stream('limit accuracy beta'));
    return {
      limits: runtimes.map((runtime) => {
        const person = habit();
        const used = alpha();
        const part = used / (used + beta());
        const short = person < tooShort ? shortOf(runtime, ascending) : undefined;
        if (short !== undefined) return short;
        return person >= 1 - askMaximum ? maximum : roundedUp(runtime / part, ascending);
      }),
    };
  },
};

/** Two gammas make a beta: X/(X + Y). */
function gammaDraws(shape: number, source: () => number): () => number {
  return createDistribution({ distribution: 'gamma', shape, scale: 1 }).sampler(source);
}
