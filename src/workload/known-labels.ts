import type { WorkloadSpec } from './spec.ts';
import { type UserOptions, userNames } from './users.ts';
import { unnamed } from './workload-kind.ts';
import { workloadKinds } from './workload-kinds.ts';

/** What the jobs of a workload are called in results, before any is made; undefined where only the jobs can tell. */
export interface KnownLabels {
  readonly classes: readonly string[] | undefined;
  readonly tenants: readonly string[] | undefined;
  readonly users: readonly string[] | undefined;
}

/** The labels that the jobs of a workload will bear, by its options. */
export function knownLabels(spec: WorkloadSpec, name: string): KnownLabels {
  const kind = workloadKinds.find(spec.kind);
  const label = (key: 'class' | 'tenant') => (typeof spec[key] === 'string' ? [spec[key]] : undefined);
  // A kind with users of its own makes its jobs up; the others find their labels in a log.
  const madeUp = kind !== undefined && 'users' in kind.options.shape;
  return {
    classes: label('class') ?? kind?.classes?.(spec as never, name),
    tenants: label('tenant') ?? (madeUp ? [unnamed] : undefined),
    users: madeUp ? userNames(spec.users as UserOptions | undefined, name) : undefined,
  };
}
