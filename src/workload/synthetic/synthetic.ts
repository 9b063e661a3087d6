import * as z from 'zod';
import { createDistribution, type DistributionSpec, distributionSchema } from '../../random/index.ts';
import { type ArrivalSpec, arrivalKindOf, arrivalsField } from '../arrivals/arrival-kinds.ts';
import {
  acceptedPools,
  elasticField,
  interruptibleField,
  jobsField,
  labelField,
  nameFaults,
  poolsField,
  shiftableField,
} from '../common-options.ts';
import { endFaults } from '../end-faults.ts';
import { type LimitSpec, limitField, limitKindOf } from '../limits/limit-kinds.ts';
import { acceleratorCounts, durations } from '../quantities.ts';
import { drawnUsers, type UserOptions, usersField } from '../users.ts';
import { unnamed, type WorkloadContext, type WorkloadJobs, type WorkloadKind } from '../workload-kind.ts';
import { requestsOf, spread, spreadLabel } from './requests.ts';
import { widthFaults } from './width-faults.ts';

export interface Synthetic {
  readonly arrivals: ArrivalSpec;
  readonly accelerators: DistributionSpec;
  readonly duration: DistributionSpec;
  readonly limit: LimitSpec;
  readonly users?: UserOptions | undefined;
  readonly tenant?: string | undefined;
  readonly class?: string | undefined;
  readonly pools?: readonly string[] | undefined;
  readonly jobs?: number | undefined;
}

const largestInt32 = 2 ** 31 - 1;

export const synthetic: WorkloadKind<Synthetic> = {
  name: 'synthetic',
  summary: 'A class of jobs by its distributions: when they come, how wide, how long, and what is requested.',
  source: 'Feitelson, Workload Modeling for Computer Systems Performance Evaluation, 2015',
  options: z.strictObject({
    arrivals: arrivalsField.describe('When jobs are submitted.'),
    accelerators: distributionSchema(acceleratorCounts)
      .prefault(1)
      .describe('Accelerators a job needs, all at once; draws are rounded, to at least 1.')
      .meta({ examples: [8, { choice: [1, 2, 4, 8], weights: [4, 3, 2, 1] }] }),
    duration: distributionSchema(durations)
      .describe('How long a job runs.')
      .meta({ examples: ['1 h', { distribution: 'lognormal', mean: '5 h', cv: 1.8 }] }),
    limit: limitField
      .prefault('exact')
      .describe('The wall-clock limit people request; what schedulers may know of run times.')
      .meta({ examples: ['exact', '24 h', { factor: 1.5 }, { model: 'tsafrir', maximum: '24 h' }] }),
    users: usersField.optional(),
    tenant: labelField().optional().describe("Whose jobs these are. Default: nobody's."),
    class: labelField().optional().describe("What these jobs are called in results. Default: the workload's name."),
    pools: poolsField,
    shiftable: shiftableField,
    interruptible: interruptibleField,
    elastic: elasticField,
    jobs: jobsField,
  }),
  random: ({ arrivals, accelerators, duration, limit, users }) =>
    arrivals.process !== 'at' ||
    [accelerators, duration].some(({ distribution }) => distribution !== 'constant') ||
    limitKindOf(limit).random(limit) ||
    (users !== undefined && users.count > 1),
  faults: (options, setting) => [
    ...nameFaults(options, setting),
    ...endFaults(options, setting),
    ...widthFaults(options, setting),
  ],
  scaled: (options, factor) => {
    const arrivals = arrivalKindOf(options.arrivals).scaled?.(options.arrivals, factor);
    return arrivals && { arrivals: { ...options.arrivals, ...arrivals } };
  },
  classes: (_options, name) => [name],
  jobs: draw,
};

function draw(options: Synthetic, context: WorkloadContext): WorkloadJobs {
  const { name, stream, horizon, secondsOfWeek } = context;
  const submissions = arrivalKindOf(options.arrivals).submissions(options.arrivals, {
    horizon: horizon ?? Number.POSITIVE_INFINITY,
    jobs: options.jobs ?? Number.POSITIVE_INFINITY,
    secondsOfWeek,
    stream,
  });
  const count = submissions.times.length;
  const requests = requestsOf(submissions);
  const drawAccelerators = createDistribution(options.accelerators).sampler(stream('accelerators'));
  const accelerators = new Int32Array(requests.count);
  for (let i = 0; i < requests.count; i++) {
    accelerators[i] = Math.min(largestInt32, Math.max(1, Math.round(drawAccelerators())));
  }
  const drawDuration = createDistribution(options.duration).sampler(stream('duration'));
  const durationOf = new Float64Array(requests.count);
  for (let i = 0; i < requests.count; i++) durationOf[i] = Math.max(0, drawDuration());
  const runtime = requests.runtimes(durationOf, stream('variation'));
  const { limits, notes = [] } = limitKindOf(options.limit).limits(
    options.limit,
    requests.longest(runtime),
    (purpose) => stream(purpose),
  );
  const users = drawnUsers(options.users, name, requests.count, stream('user'));
  return {
    count,
    submit: submissions.times,
    runtime,
    limit: spread(limits, requests),
    accelerators: spread(accelerators, requests),
    class: { names: [options.class ?? name] },
    tenant: { names: [options.tenant ?? unnamed] },
    user: spreadLabel(users, requests),
    pools: acceptedPools(options.pools, context),
    notes: notes.map((note) => ({ ...note, workload: name })),
  };
}
