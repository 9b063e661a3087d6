import { nearest } from '../catalogue/index.ts';
import { scaledWorkload, type WorkloadSpec } from '../workload/index.ts';
import { type Fault, faultAt } from './fault.ts';
import type { Load } from './load-field.ts';
import type { Parts } from './parts.ts';
import { type Mapping, partAt } from './tree.ts';

/** The workloads at a load that `loadFaults` found nothing wrong with. */
export function atLoad(
  workloads: Readonly<Record<string, WorkloadSpec>>,
  load: Load = 1,
): Readonly<Record<string, WorkloadSpec>> {
  return Object.fromEntries(
    Object.entries(workloads).map(([name, spec]) => {
      const factor = factorOf(name, load);
      return [name, factor === 1 ? spec : (scaledWorkload(spec, factor) ?? spec)];
    }),
  );
}

function factorOf(workload: string, load: Load): number {
  return typeof load === 'number' ? load : (load[workload] ?? 1);
}

/** Workloads that a load names and that are not there, or whose submissions cannot be scaled. */
export function loadFaults(root: Mapping, { workloads, workloadNames }: Parts): Fault[] {
  const tree = root.entries.get('load')?.value;
  if (tree === undefined) return [];
  const named = tree.kind === 'mapping' ? [...tree.entries] : undefined;
  const unknown = (named ?? []).filter(([name]) => !workloadNames.includes(name));
  const fixed = [...workloads].filter(([name, spec]) => {
    const wanted = named === undefined || named.some(([own]) => own === name);
    return wanted && scaledWorkload(spec, 2) === undefined;
  });
  return [
    ...unknown.map(([name, { key }]) => {
      const near = nearest(name, workloadNames);
      const hint = near === undefined ? `there are ${workloadNames.join(', ')}` : `did you mean '${near}'?`;
      return faultAt(key, 'unknown-name', ['load', name], { problem: `there is no workload '${name}'`, hint });
    }),
    ...fixed.map(([name]) => {
      const path = named === undefined ? ['load'] : ['load', name];
      const problem = `the submissions of '${name}' cannot be scaled: they come at given times, or with gaps that have no mean of their own`;
      const hint = named === undefined ? 'name the workloads to scale, such as load: { chat: 120 % }' : undefined;
      return faultAt((partAt(root, path) ?? tree).place, 'conflict', path, { problem, hint });
    }),
  ];
}
