import * as z from 'zod';
import type { Source } from '../../random/index.ts';
import { duration, hour, wholeNumber } from '../../units/index.ts';
import type { LimitKind } from './limit-kind.ts';
import { apportioned, assigned } from './tsafrir/assign.ts';
import { distinctValues } from './tsafrir/distinct-values.ts';
import { headShares, headTimes } from './tsafrir/head.ts';
import { tailCurvature, tailShares, tailTimes } from './tsafrir/tail.ts';

interface Tsafrir {
  readonly maximum: number;
  readonly distinct: number | 'table' | 'power';
}

/**
 * The one departure from the authors' program: it gives the popular limits below the maximum their ranks by a table
 * counted in four logs; here every order of them is equally likely.
 */
export const tsafrir: LimitKind<Tsafrir> = {
  name: 'tsafrir',
  summary:
    'As people really ask: 20 popular values take 89 % of all requests, the maximum first, few are near the run time.',
  source: 'Tsafrir, Etsion and Feitelson, Modeling User Runtime Estimates, JSSPP 2005, and the authors’ program',
  formula:
    'popularity rank x: 14.0491 e^(−0.177531 x) + 0.462513 % for 2–20, 795.6 x^(−2.267) beyond (scaled to 11 %); limits of the tail: maximum · (a − 1)x/(a − x)',
  options: z.strictObject({
    maximum: duration({ atLeast: hour })
      .prefault('24 h')
      .describe('The longest limit that may be requested, the most popular one; longer jobs ask for it too.'),
    distinct: z
      .union([wholeNumber({ atLeast: 1, atMost: 100_000 }), z.enum(['table', 'power'])])
      .default('table')
      .describe(
        "How many different limits occur: a number, or by the number of jobs as in the paper's 'table' or 'power' law.",
      ),
  }),
  random: () => true,
  limits: ({ maximum, distinct }, runtimes, stream) => {
    const { times, shares } = requested(runtimes.length, maximum, distinct, stream);
    const counts = apportioned(shares, runtimes.length);
    const { limits, raised } = assigned(runtimes, times, counts, stream('limit assignment'));
    if (raised === 0) return { limits };
    const text = `${raised} requested limits were raised to cover the run times: the jobs are long for a maximum of ${maximum / hour} h; raise the maximum`;
    return { limits, notes: [{ code: 'limits-raised', severity: 'info', text, count: raised }] };
  },
};

/** The limits that occur, s, ascending, and the percentage of jobs that ask for each. */
export function requested(
  jobs: number,
  maximum: number,
  distinct: Tsafrir['distinct'],
  stream: (purpose: string) => Source,
): { times: number[]; shares: number[] } {
  const values = typeof distinct === 'number' ? distinct : distinctValues(jobs, distinct);
  const head = headTimes(maximum);
  const headBySize = headShares(head.length);
  const [mostPopular, ...others] = headBySize as [number, ...number[]];
  const tail = tailTimes(Math.max(0, values - head.length), maximum, tailCurvature(values), head);
  const shares = [
    mostPopular,
    ...shuffled(others, stream('limit popularity')),
    ...shuffled(tail.length === 0 ? [] : tailShares(tail.length), stream('limit tail')),
  ];
  const times = [...head, ...tail];
  const order = times.map((_, i) => i).sort((a, b) => times[a]! - times[b]!);
  return { times: order.map((i) => times[i]!), shares: order.map((i) => shares[i]!) };
}

/** Every order equally likely (Fisher and Yates). */
function shuffled<T>(values: readonly T[], source: Source): T[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(source() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
