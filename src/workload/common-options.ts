import * as z from 'zod';
import { nearest } from '../catalogue/index.ts';
import { capacityOf } from '../cluster/spec.ts';
import { duration, fraction, wholeNumber } from '../units/index.ts';
import { mostJobs } from './arrivals/collect.ts';
import type { WorkloadFault, WorkloadSetting } from './workload-kind.ts';

/** A label that jobs bear: whose they are, what they are. */
export const labelField = () => z.string().min(1).max(200);

/** Which pools jobs accept: a name or a list of names in order of preference. Default: all pools. */
export const poolsField = z
  .union([
    z
      .string()
      .min(1)
      .transform((name) => [name]),
    z.array(z.string().min(1)).min(1),
  ])
  .optional()
  .describe('The pools the jobs may run in, the preferred first. Default: all, in the order of the cluster.')
  .meta({ examples: ['h100', ['h100', 'a100']] });

/** Whether jobs may wait for prices or emissions. */
export const shiftableField = duration()
  .optional()
  .describe(
    'How long the start of a job may be put off for the sake of cheaper or cleaner electricity, where a policy does that. Default: not at all.',
  )
  .meta({ examples: ['24 h'] });

/** Whether jobs may be stopped and go on later. */
export const interruptibleField = duration()
  .optional()
  .describe(
    'Jobs may be interrupted and go on later, where a policy does that; this is what each interruption costs on the machine (writing a checkpoint, and reading it). Default: they run in one piece.',
  )
  .meta({ examples: ['5 min'] });

export interface ElasticOptions {
  readonly from: number;
  readonly to: number;
  readonly parallel: number;
}

/** Whether jobs may be made narrower and wider. */
export const elasticField = z
  .strictObject({
    from: wholeNumber({ atLeast: 1, atMost: 1024 }).describe(
      'The fewest accelerators a job can run on (or what it asks for, if that is less).',
    ),
    to: wholeNumber({ atLeast: 1, atMost: 1024 }).describe(
      'The most it can use (or what it asks for, if that is more; no more than its widest pool).',
    ),
    parallel: fraction({ above: 0, atMost: 1 })
      .prefault('95 %')
      .describe(
        'The share of its work that is spread over accelerators: on n it is 1 ÷ (1 − p + p/n) times as fast as on one (Amdahl).',
      ),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'expected at least as many as from' })
  .optional()
  .describe(
    'Jobs may run on fewer or more accelerators than they ask for, and change while they run, where a policy does that. A change costs what an interruption does. Default: they keep what they ask for.',
  )
  .meta({ examples: [{ from: 2, to: 16, parallel: '95 %' }] });

/** The end of an endless workload by number. */
export const jobsField = wholeNumber({ atLeast: 1, atMost: mostJobs })
  .optional()
  .describe('Stop after so many jobs. Default: go on until the horizon.')
  .meta({ examples: [10_000] });

/** The names of the pools that jobs accept. */
export function acceptedPools(pools: readonly string[] | undefined, { cluster }: WorkloadSetting): readonly string[] {
  return pools ?? Object.keys(cluster.pools);
}

/** Accelerators of the widest pool that jobs accept: a job must fit into one pool. */
export function widestPool(pools: readonly string[] | undefined, setting: WorkloadSetting): number {
  const sizes = acceptedPools(pools, setting).map((name) => setting.cluster.pools[name]);
  return sizes.reduce((widest, pool) => Math.max(widest, pool === undefined ? 0 : capacityOf(pool)), 0);
}

/** Names of pools that do not exist, or twice the same, and of tenants that the scenario does not declare. */
export function nameFaults(
  { pools, tenant }: { readonly pools?: readonly string[] | undefined; readonly tenant?: unknown },
  setting: WorkloadSetting,
): WorkloadFault[] {
  const known = Object.keys(setting.cluster.pools);
  const faults: WorkloadFault[] = (pools ?? []).flatMap((name, i) => {
    if (!known.includes(name)) return [unknownName(['pools', i], 'a pool of the cluster', name, known)];
    if (pools!.indexOf(name) === i) return [];
    return [{ code: 'conflict', path: ['pools', i], problem: `pool '${name}' is named twice` }];
  });
  if (typeof tenant === 'string' && setting.tenants.length > 0 && !setting.tenants.includes(tenant)) {
    faults.push(unknownName(['tenant'], "one of the scenario's tenants", tenant, setting.tenants));
  }
  return faults;
}

function unknownName(
  path: readonly (string | number)[],
  noun: string,
  name: string,
  known: readonly string[],
): WorkloadFault {
  const near = nearest(name, known);
  const listed = known.slice(0, 10).join(', ');
  return {
    code: 'unknown-name',
    path,
    expected: `${noun} (${listed}${known.length > 10 ? ', …' : ''})`,
    received: `'${name}'`,
    ...(near === undefined ? {} : { hint: `did you mean '${near}'?` }),
  };
}
