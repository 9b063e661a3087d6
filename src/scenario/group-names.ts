import { type GroupNames, sizeBinName } from '../metrics/index.ts';
import { type KnownLabels, knownLabels, type WorkloadSpec } from '../workload/index.ts';

/** The groups, and the pools, that results of a scenario will have, as far as they can be told before it is played. */
export function groupNamesOf(
  workloads: Iterable<readonly [name: string, spec: WorkloadSpec | undefined]>,
  tenants: Iterable<string>,
  pools: Iterable<string>,
): GroupNames[] {
  const specs = [...workloads];
  const labels = specs.map(([name, spec]) => (spec === undefined ? undefined : knownLabels(spec, name)));
  const of = (dimension: 'class' | 'tenant' | 'user', key: keyof KnownLabels, more: readonly string[] = []) => ({
    dimension,
    names: [...new Set([...more, ...labels.flatMap((each) => each?.[key] ?? [])])],
    open: labels.some((each) => each?.[key] === undefined),
  });
  return [
    of('class', 'classes'),
    { dimension: 'workload', names: specs.map(([name]) => name), open: false },
    of('tenant', 'tenants', [...tenants]),
    of('user', 'users'),
    { dimension: 'pool', names: [...pools], open: false },
    { dimension: 'size', names: Array.from({ length: 32 }, (_, bin) => sizeBinName(bin)), open: false },
  ];
}
