import * as z from 'zod';
import { expm1, log, log1p } from '../../random/index.ts';
import { fraction, rate, year } from '../../units/index.ts';
import type { ArrivalKind } from './arrival-kind.ts';
import { collect, exponentialGap } from './collect.ts';

interface Growing {
  /** 1/s */
  readonly rate: number;
  /** A year, such as 0.4. */
  readonly growth: number;
  /** 1/s; absent: there is none. */
  readonly limit?: number | undefined;
}

export const growing: ArrivalKind<Growing> = {
  name: 'growing',
  summary:
    'Demand that grows year by year: independent submissions at a rate that rises steadily, towards a limit where there is one.',
  source:
    'non-homogeneous Poisson process by inversion of its integral, Çinlar, Introduction to Stochastic Processes, 1975, ch. 4; with a limit: logistic growth, Verhulst 1838',
  formula: 'rate(t) = rate · (1+growth)^(t/year); with a limit K: K ÷ (1 + (K/rate − 1) · (1+growth)^(−t/year))',
  options: z.strictObject({
    rate: rate({ above: 0 })
      .describe('Jobs submitted per unit of time at the start.')
      .meta({ examples: ['40 per day'] }),
    growth: fraction({ atLeast: 0, atMost: 100 })
      .describe('How much more a year (365 days), as long as the limit is far.')
      .meta({ examples: ['40 %'] }),
    limit: rate({ above: 0 })
      .optional()
      .describe('The rate it comes near to in the end: whoever could come has come. Default: none.')
      .meta({ examples: ['200 per day'] }),
  }),
  endless: true,
  rate: (options) => options.limit ?? (options.growth === 0 ? options.rate : Number.POSITIVE_INFINITY),
  meanRate: (options, horizon) => expectedBefore(horizon, options) / horizon,
  faults: (options) =>
    options.limit !== undefined && options.limit <= options.rate
      ? [
          {
            code: 'conflict',
            path: ['limit'],
            problem: 'the limit is not above the rate at the start, so nothing can grow',
          },
        ]
      : [],
  scaled: (options, factor) => ({
    rate: options.rate * factor,
    ...(options.limit === undefined ? {} : { limit: options.limit * factor }),
  }),
  submissions: (options, end) => {
    const source = end.stream('arrivals');
    let expected = 0;
    return { times: collect(() => timeOf((expected += exponentialGap(source(), 1)), options), end) };
  },
};

/** Submissions expected before a time, s: the integral of the rate. */
export function expectedBefore(time: number, { rate, growth, limit }: Growing): number {
  if (growth === 0) return rate * time;
  const perSecond = log1p(growth) / year;
  if (limit === undefined) return (rate * expm1(perSecond * time)) / perSecond;
  return (limit * log1p((rate / limit) * expm1(perSecond * time))) / perSecond;
}

/** When so many submissions are expected to have come, s: the inverse of the integral of the rate. */
export function timeOf(expected: number, { rate, growth, limit }: Growing): number {
  if (growth === 0) return expected / rate;
  const perSecond = log1p(growth) / year;
  if (limit === undefined) return log1p((perSecond * expected) / rate) / perSecond;
  const ratio = limit / rate;
  const steps = (perSecond * expected) / limit;
  // Far beyond the turn 1 is nothing beside it, and the exponential would overflow.
  return steps > 500 ? (steps + log(ratio)) / perSecond : log1p(ratio * expm1(steps)) / perSecond;
}
