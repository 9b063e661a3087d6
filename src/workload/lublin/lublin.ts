import * as z from 'zod';
import { capacityOver } from '../../cluster/spec.ts';
import { fraction, number, wholeNumber } from '../../units/index.ts';
import { collect } from '../arrivals/collect.ts';
import {
  acceptedPools,
  elasticField,
  interruptibleField,
  jobsField,
  labelField,
  nameFaults,
  poolsField,
  shiftableField,
  widestPool,
} from '../common-options.ts';
import { endlessFaults } from '../end-faults.ts';
import { type LimitSpec, limitField, limitKindOf } from '../limits/limit-kinds.ts';
import { gathered, sortedOrder } from '../sorted-order.ts';
import { scaledGaps } from '../trace/scale-arrivals.ts';
import { drawnUsers, type UserOptions, usersField } from '../users.ts';
import {
  unnamed,
  type WorkloadContext,
  type WorkloadJobs,
  type WorkloadKind,
  type WorkloadSetting,
} from '../workload-kind.ts';
import { arrivalSampler, meanGap } from './arrivals.ts';
import { type LublinType, lublinParameters } from './parameters.ts';
import { meanRunTime, runTimeSampler } from './run-times.ts';
import { type SizeModel, scaledSizes, sizeProbabilities, sizeSampler } from './sizes.ts';

export interface Lublin {
  readonly type: LublinType | 'mixed';
  readonly machine?: number | undefined;
  readonly middle?: number | undefined;
  readonly arrivalFactor?: number | undefined;
  readonly targetLoad?: number | undefined;
  readonly limit: LimitSpec;
  readonly users?: UserOptions | undefined;
  readonly tenant?: string | undefined;
  readonly class?: string | undefined;
  readonly pools?: readonly string[] | undefined;
  readonly jobs?: number | undefined;
}

export const lublin: WorkloadKind<Lublin> = {
  name: 'lublin',
  summary:
    'The jobs of a classic parallel machine: many small ones in powers of two, a daily cycle, hours of run time.',
  source: 'Lublin and Feitelson, The workload on parallel supercomputers, JPDC 63(11), 2003, and the authors’ program',
  formula:
    'log2 size: two-stage uniform; ln run time: p(size) · gamma + (1 − p) · gamma; ln gap: gamma, weighted by the half-hour of the day',
  options: z.strictObject({
    type: z
      .enum(['typeless', 'batch', 'interactive', 'mixed'])
      .default('typeless')
      .describe(
        "Which jobs: all in one ('typeless'), 'batch' or 'interactive' alone, or both as two streams ('mixed').",
      ),
    machine: wholeNumber({ atLeast: 1, atMost: 10_000_000 })
      .optional()
      .describe(
        'The machine that sizes are scaled to. Default: the widest pool the jobs accept. The model was fitted to 128.',
      )
      .meta({ examples: [128] }),
    middle: number({ atLeast: 0, atMost: 20 })
      .optional()
      .describe(
        'log2 of the largest size over the medium one. Default: 2 for batch, 2.5 for the others; the authors advise 1.5 to 3.5.',
      ),
    arrivalFactor: number({ above: 0, atMost: 1e6 })
      .optional()
      .describe(
        'What gaps between submissions are multiplied with: below 1 for more load. The daily cycle stays. Default: 1.',
      ),
    targetLoad: fraction({ above: 0, atMost: 100 })
      .optional()
      .describe(
        'The offered load that gaps are chosen for, on all pools the jobs accept together; instead of arrivalFactor.',
      )
      .meta({ examples: ['85 %'] }),
    limit: limitField
      .prefault('exact')
      .describe('The wall-clock limit people request; what schedulers may know of run times.')
      .meta({ examples: [{ model: 'tsafrir', maximum: '48 h' }] }),
    users: usersField.optional(),
    tenant: labelField().optional().describe("Whose jobs these are. Default: nobody's."),
    class: labelField()
      .optional()
      .describe(
        "What these jobs are called in results. Default: the workload's name; 'batch' and 'interactive' when mixed.",
      ),
    pools: poolsField,
    shiftable: shiftableField,
    interruptible: interruptibleField,
    elastic: elasticField,
    jobs: jobsField,
  }),
  random: () => true,
  faults: (options, setting) => {
    const names = nameFaults(options, setting);
    if (names.length > 0) return names;
    if (options.arrivalFactor !== undefined && options.targetLoad !== undefined) {
      return [
        { code: 'conflict', path: ['targetLoad'], problem: 'arrivalFactor and targetLoad both set the gaps; give one' },
      ];
    }
    return endlessFaults(rateOf(options, setting), options.jobs, setting, 'the jobs of this model');
  },
  scaled: scaledGaps,
  classes: (options, name) => (options.type === 'mixed' ? typesOf(options) : [name]),
  jobs: draw,
};

function typesOf({ type }: Lublin): LublinType[] {
  return type === 'mixed' ? ['batch', 'interactive'] : [type];
}

function sizesOf(options: Lublin, setting: WorkloadSetting, type: LublinType): SizeModel {
  const machine = options.machine ?? Math.max(1, widestPool(options.pools, setting));
  return scaledSizes(lublinParameters[type], machine, options.middle);
}

/** Submissions per second. */
function rateOf(options: Lublin, setting: WorkloadSetting): number {
  const gaps = typesOf(options).map((type) => meanGap(lublinParameters[type]));
  return gaps.reduce((sum, gap) => sum + 1 / gap, 0) / arrivalFactorOf(options, setting);
}

/** The load that the model offers with its own gaps, exactly: accelerators busy on average, if all could start at once. */
export function expectedBusy(type: LublinType, sizes: SizeModel): number {
  const parameters = lublinParameters[type];
  const work = sizeProbabilities(sizes).reduce(
    (sum, probability, n) => (probability > 0 ? sum + probability * n * meanRunTime(parameters, n) : sum),
    0,
  );
  return work / meanGap(parameters);
}

function arrivalFactorOf(options: Lublin, setting: WorkloadSetting): number {
  if (options.targetLoad === undefined) return options.arrivalFactor ?? 1;
  const pools = acceptedPools(options.pools, setting).map((name) => setting.cluster.pools[name]!);
  const capacity = pools.reduce((sum, pool) => sum + capacityOver(pool, setting.horizon), 0);
  const busy = typesOf(options).reduce((sum, type) => sum + expectedBusy(type, sizesOf(options, setting, type)), 0);
  return busy / capacity / options.targetLoad;
}

function draw(options: Lublin, context: WorkloadContext): WorkloadJobs {
  const { name, stream, horizon, secondsOfWeek } = context;
  const types = typesOf(options);
  const factor = arrivalFactorOf(options, context);
  const end = {
    horizon: horizon ?? Number.POSITIVE_INFINITY,
    jobs: options.jobs ?? Number.POSITIVE_INFINITY,
    secondsOfWeek,
    stream,
  };
  const submissions = types.map((type) => {
    const source = stream(`${type} arrivals`);
    return collect(arrivalSampler(lublinParameters[type], factor, source, secondsOfWeek), end);
  });
  const jobs = interleaved(submissions, end.jobs);
  const size = types.map((type) => sizeSampler(sizesOf(options, context, type), stream(`${type} size`)));
  const runTime = types.map((type) => {
    return runTimeSampler(lublinParameters[type], (part) => stream(`${type} run time ${part}`));
  });
  const count = jobs.submit.length;
  const accelerators = new Int32Array(count);
  const runtime = new Float64Array(count);
  for (let job = 0; job < count; job++) {
    const type = jobs.type[job]!;
    accelerators[job] = size[type]!();
    runtime[job] = runTime[type]!(accelerators[job]!);
  }
  const { limits, notes = [] } = limitKindOf(options.limit).limits(options.limit, runtime, stream);
  const classes = options.class === undefined && types.length > 1 ? types : [options.class ?? name];
  return {
    count,
    submit: jobs.submit,
    runtime,
    limit: limits,
    accelerators,
    class: classes.length > 1 ? { names: classes, index: jobs.type } : { names: classes },
    tenant: { names: [options.tenant ?? unnamed] },
    user: drawnUsers(options.users, name, count, stream('user')),
    pools: acceptedPools(options.pools, context),
    notes: notes.map((note) => ({ ...note, workload: name })),
  };
}

/** The submissions of several types as one, and which type each is of. */
function interleaved(types: readonly Float64Array[], most: number): { submit: Float64Array; type: Uint32Array } {
  if (types.length === 1) return { submit: types[0]!, type: new Uint32Array(types[0]!.length) };
  const total = types.reduce((sum, times) => sum + times.length, 0);
  const submit = new Float64Array(total);
  const type = new Uint32Array(total);
  let start = 0;
  for (const [k, times] of types.entries()) {
    submit.set(times, start);
    type.fill(k, start, start + times.length);
    start += times.length;
  }
  const order = sortedOrder(submit).subarray(0, Math.min(total, most));
  return { submit: gathered(submit, order), type: gathered(type, order) };
}
