import * as z from 'zod';
import { capacityOf } from '../../cluster/spec.ts';
import { fraction, number, wholeNumber } from '../../units/index.ts';
import { collect } from '../arrivals/collect.ts';
import { acceptedPools, jobsField, labelField, nameFaults, poolsField, widestPool } from '../common-options.ts';
import { endlessFaults } from '../end-faults.ts';
import { type LimitSpec, limitField, limitKindOf } from '../limits/limit-kinds.ts';
import { sortedOrder } from '../sorted-order.ts';
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
  const capacity = pools.reduce((sum, pool) => sum + capacityOf(pool), 0);
  const busy = typesOf(options).reduce((sum, type) => sum + expectedBusy(type, sizesOf(options, setting, type)), 0);
  return busy / capacity / options.targetLoad;
}

function draw(options: Lublin, context: WorkloadContext): WorkloadJobs {
  const { name, stream, horizon } = context;
  const types = typesOf(options);
  const factor = arrivalFactorOf(options, context);
  const end = {
    horizon: horizon ?? Number.POSITIVE_INFINITY,
    jobs: options.jobs ?? Number.POSITIVE_INFINITY,
    stream,
  };
  const parts = types.map((type) => {
    const parameters = lublinParameters[type];
    const submit = collect(arrivalSampler(parameters, factor, stream(`${type} arrivals`)), end);
    const size = sizeSampler(sizesOf(options, context, type), stream(`${type} size`));
    const runTime = runTimeSampler(parameters, (part) => stream(`${type} run time ${part}`));
    const accelerators = Int32Array.from(submit, size);
    return { submit, accelerators, runtime: Float64Array.from(accelerators, runTime) };
  });
  const jobs = interleaved(parts, end.jobs);
  const { limits, notes = [] } = limitKindOf(options.limit).limits(options.limit, jobs.runtime, stream);
  const classes = options.class === undefined && types.length > 1 ? types : [options.class ?? name];
  return {
    count: jobs.submit.length,
    submit: jobs.submit,
    runtime: jobs.runtime,
    limit: limits,
    accelerators: jobs.accelerators,
    class: classes.length > 1 ? { names: classes, index: jobs.part } : { names: classes },
    tenant: { names: [options.tenant ?? unnamed] },
    user: drawnUsers(options.users, name, jobs.submit.length, stream('user')),
    pools: acceptedPools(options.pools, context),
    notes: notes.map((note) => ({ ...note, workload: name })),
  };
}

interface Part {
  readonly submit: Float64Array;
  readonly accelerators: Int32Array;
  readonly runtime: Float64Array;
}

/** The streams of jobs as one, by submission, and which stream each job is from. */
function interleaved(parts: readonly Part[], most: number): Part & { readonly part: Uint32Array } {
  const starts: number[] = [];
  let total = 0;
  for (const { submit } of parts) {
    starts.push(total);
    total += submit.length;
  }
  const all = {
    submit: new Float64Array(total),
    accelerators: new Int32Array(total),
    runtime: new Float64Array(total),
  };
  const part = new Uint32Array(total);
  parts.forEach((each, k) => {
    all.submit.set(each.submit, starts[k]);
    all.accelerators.set(each.accelerators, starts[k]);
    all.runtime.set(each.runtime, starts[k]);
    part.fill(k, starts[k], starts[k]! + each.submit.length);
  });
  const order = sortedOrder(all.submit).subarray(0, Math.min(total, most));
  return {
    submit: Float64Array.from(order, (job) => all.submit[job]!),
    accelerators: Int32Array.from(order, (job) => all.accelerators[job]!),
    runtime: Float64Array.from(order, (job) => all.runtime[job]!),
    part: Uint32Array.from(order, (job) => part[job]!),
  };
}
