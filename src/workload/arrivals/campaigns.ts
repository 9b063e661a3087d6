import * as z from 'zod';
import { createDistribution, type DistributionSpec, distributionSchema } from '../../random/index.ts';
import { fraction, rate } from '../../units/index.ts';
import { durations, positiveNumbers } from '../quantities.ts';
import { gathered, sortedOrder } from '../sorted-order.ts';
import type { ArrivalEnd, ArrivalKind, Submissions } from './arrival-kind.ts';
import { exponentialGap, mostJobs } from './collect.ts';

interface Campaigns {
  readonly rate: number;
  readonly size: DistributionSpec;
  readonly gap: DistributionSpec;
  readonly variation: number;
}

export const campaigns: ArrivalKind<Campaigns> = {
  name: 'campaigns',
  summary: 'Bursts of near-identical jobs, such as sweeps: one user, one request, many runs.',
  source:
    'Bartlett–Lewis cluster process (Lewis, J. R. Stat. Soc. B 26, 1964); burst sizes as observed in GPU clusters, Hu et al., SC 2021',
  formula: 'jobs per unit of time = rate · mean size',
  options: z.strictObject({
    rate: rate({ above: 0 })
      .describe('Campaigns begun per unit of time.')
      .meta({ examples: ['3 per day'] }),
    size: distributionSchema(positiveNumbers)
      .describe('Jobs in a campaign; draws are rounded, to at least 1.')
      .meta({ examples: [{ distribution: 'log-uniform', low: 10, high: 500 }] }),
    gap: distributionSchema(durations)
      .prefault('1 s')
      .describe('Time from one submission of a campaign to its next.')
      .meta({ examples: [{ distribution: 'exponential', mean: '5 s' }] }),
    variation: fraction({ atLeast: 0, atMost: 10 })
      .prefault('10 %')
      .describe('How much run times differ within a campaign: their coefficient of variation (lognormal).'),
  }),
  endless: true,
  rate: ({ rate, size }) => rate * createDistribution(size).mean,
  scaled: ({ rate }, factor) => ({ rate: rate * factor }),
  submissions: (options, end) => inTimeOrder(drawn(options, end), options.variation, end.jobs),
};

/** The jobs of campaign after campaign, until no later campaign can come before the end. */
function drawn({ rate, size, gap }: Campaigns, end: ArrivalEnd): { times: number[]; request: number[] } {
  const starts = end.stream('arrivals');
  const drawSize = createDistribution(size).sampler(end.stream('campaign sizes'));
  const drawGap = createDistribution(gap).sampler(end.stream('campaign gaps'));
  const times: number[] = [];
  const request: number[] = [];
  let start = 0;
  let nextCheck = end.jobs;
  for (let campaign = 0; ; campaign++) {
    start += exponentialGap(starts(), rate);
    if (start >= end.horizon) break;
    if (times.length >= nextCheck) {
      if (times.filter((time) => time <= start).length >= end.jobs) break;
      nextCheck = Math.ceil(1.25 * times.length);
    }
    const jobs = Math.max(1, Math.round(drawSize()));
    if (times.length + jobs > mostJobs) throw new Error(`more than ${mostJobs} jobs in one workload`);
    let time = start;
    for (let job = 0; job < jobs; job++) {
      if (job > 0) time += Math.max(0, drawGap());
      if (time >= end.horizon) continue;
      times.push(time);
      request.push(campaign);
    }
  }
  return { times, request };
}

function inTimeOrder(jobs: { times: number[]; request: number[] }, variation: number, most: number): Submissions {
  const times = Float64Array.from(jobs.times);
  const order = sortedOrder(times).subarray(0, Math.min(times.length, most));
  return { times: gathered(times, order), request: gathered(Uint32Array.from(jobs.request), order), variation };
}
