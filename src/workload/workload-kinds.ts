import { registry } from '../catalogue/index.ts';
import { lublin } from './lublin/lublin.ts';
import type { WorkloadSpec } from './spec.ts';
import { synthetic } from './synthetic/synthetic.ts';
import { trace } from './trace/trace.ts';
import type { WorkloadFault, WorkloadKind, WorkloadSetting } from './workload-kind.ts';

/** The kinds of workloads; `synthetic` is meant where a scenario names none. */
export const workloadKinds = registry<WorkloadKind>('workload', [synthetic, lublin, trace]);

/**
 * The kind of a workload; its options are the workload itself.
 * @throws Error when no kind has that name
 */
export function workloadKindOf(spec: WorkloadSpec): WorkloadKind<WorkloadSpec> {
  const kind = workloadKinds.find(spec.kind);
  if (kind === undefined) throw new Error(`no workload kind is named '${spec.kind}'`);
  return kind as unknown as WorkloadKind<WorkloadSpec>;
}

/** What is wrong with a workload in its scenario that its schema cannot see; paths from the workload on. */
export function workloadFaults(spec: WorkloadSpec, setting: WorkloadSetting): WorkloadFault[] {
  return workloadKindOf(spec).faults(spec, setting);
}

/** The workload with so many times as many submissions per unit of time; undefined where that cannot be told. */
export function scaledWorkload(spec: WorkloadSpec, factor: number): WorkloadSpec | undefined {
  const changed = workloadKindOf(spec).scaled?.(spec, factor);
  return changed && { ...spec, ...changed };
}

/** Whether replications of a workload differ. */
export function isRandomWorkload(spec: WorkloadSpec): boolean {
  return workloadKindOf(spec).random(spec);
}
