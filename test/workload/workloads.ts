import type { ClusterSpec } from '../../src/cluster/spec.ts';
import { type Source, stream } from '../../src/random/index.ts';
import type { ArrivalEnd, Submissions } from '../../src/workload/arrivals/arrival-kind.ts';
import { type ArrivalSpec, arrivalKindOf, arrivalsField } from '../../src/workload/arrivals/arrival-kinds.ts';
import { type BuildInput, type BuiltJobs, buildJobTable } from '../../src/workload/build-job-table.ts';
import { type LimitSpec, limitField, limitKindOf } from '../../src/workload/limits/limit-kinds.ts';
import type { WorkloadSpec } from '../../src/workload/spec.ts';
import type { WorkloadFault, WorkloadSetting } from '../../src/workload/workload-kind.ts';
import { workloadFaults, workloadKinds } from '../../src/workload/workload-kinds.ts';

export const units = (n: number): ClusterSpec => ({ pools: { gpus: { kind: 'units', units: n } } });

/** A workload as a scenario would write it, with its schema's defaults. */
export function workload(written: Record<string, unknown>): WorkloadSpec {
  const { kind = 'synthetic', ...options } = written;
  return { kind: kind as string, ...(workloadKinds.find(kind as string)!.options.parse(options) as object) };
}

export type Written = Record<string, Record<string, unknown>>;

/** The jobs of workloads as a scenario would write them; on 100 units, without horizon, unless told otherwise. */
export function jobsOf(written: Written, input: Partial<BuildInput> = {}): BuiltJobs {
  const workloads = Object.fromEntries(Object.entries(written).map(([name, options]) => [name, workload(options)]));
  return buildJobTable({
    seed: 'test',
    replication: 0,
    horizon: null,
    cluster: units(100),
    tenants: {},
    workloads,
    ...input,
  });
}

export function faultsOf(written: Record<string, unknown>, setting: Partial<WorkloadSetting> = {}): WorkloadFault[] {
  return workloadFaults(workload(written), { name: 'w', horizon: null, cluster: units(100), tenants: [], ...setting });
}

export const streams =
  (seed: string) =>
  (purpose: string): Source =>
    stream(seed, purpose);

/** Submissions of a process as a scenario would write it. */
export function submissionsOf(written: unknown, end: Partial<ArrivalEnd> = {}): Submissions {
  const spec = arrivalsField.parse(written) as ArrivalSpec;
  const infinity = Number.POSITIVE_INFINITY;
  const whole = { horizon: infinity, jobs: infinity, secondsOfWeek: 0, stream: streams('test'), ...end };
  return arrivalKindOf(spec).submissions(spec, whole);
}

/** Limits for run times, by a model as a scenario would write it. */
export function limitsOf(written: unknown, runtimes: readonly number[] | Float64Array, seed = 'test') {
  const spec = limitField.parse(written) as LimitSpec;
  return limitKindOf(spec).limits(spec, Float64Array.from(runtimes), streams(seed));
}

/** What schemas say of an input that they refuse: path and message. */
export function issuesOf(
  schema: {
    safeParse(input: unknown): {
      success: boolean;
      error?: { issues: readonly { path: PropertyKey[]; message: string }[] };
    };
  },
  input: unknown,
): string[] {
  const result = schema.safeParse(input);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** A bound that a sample proportion of n keeps with probability 0.9999: 3.9 standard deviations. */
export function binomialBound(probability: number, n: number): number {
  return 3.9 * Math.sqrt((probability * (1 - probability)) / n) + 1e-12;
}

export const mean = (values: ArrayLike<number>) => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};

export const variance = (values: ArrayLike<number>) => {
  const middle = mean(values);
  return mean(Array.from(values, (value) => (value - middle) ** 2));
};

/** How far a sample mean of independent values may lie from the truth: 3.9 standard errors. */
export const meanBound = (values: ArrayLike<number>) => 3.9 * Math.sqrt(variance(values) / values.length);

/** Index of dispersion of counts in windows of a length, from 0 to an end. */
export function dispersionOf(times: Float64Array, window: number, end: number): number {
  const counts = new Float64Array(Math.floor(end / window));
  for (const time of times) {
    const at = Math.floor(time / window);
    if (at < counts.length) counts[at]!++;
  }
  return variance(counts) / mean(counts);
}
