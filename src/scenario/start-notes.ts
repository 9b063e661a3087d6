import type { Note } from '../catalogue/index.ts';
import { type StartKind, starts } from '../scheduler/index.ts';
import type { WorkloadSpec } from '../workload/index.ts';
import { listed } from './listed.ts';
import type { Scenario } from './scenario.ts';

/** What makes a start rule idle: nothing that may be shifted, or nothing that changes. */
export function startNotes({ policies, workloads, electricity, carbon }: Scenario): Note[] {
  const rules = Object.values(policies).flatMap(({ start }) => starts.find(start?.kind ?? '') ?? []);
  if (rules.length === 0) return [];
  const flat = rules.filter(({ signal }) => {
    const spec = signal === 'price' ? electricity?.price : carbon?.intensity;
    return spec !== undefined && spec.kind !== 'file';
  });
  const warning = (code: string, text: string): Note => ({ code, severity: 'warning', text });
  return [
    ...(Object.values(workloads).some(({ shiftable }) => shiftable !== undefined)
      ? []
      : [
          warning(
            'nothing-shiftable',
            'No workload is shiftable, so no job is held: give those that can wait shiftable: 24 h.',
          ),
        ]),
    ...idleInterruptions(rules, Object.values(workloads)).map((text) => warning('nothing-interruptible', text)),
    ...(flat.length === 0
      ? []
      : [
          warning(
            'flat-signal',
            `${listed([...new Set(flat.map(({ name }) => name))])} looks at a value that never changes, so no job is held: give a series.`,
          ),
        ]),
  ];
}

/** Rules that interrupt or resize, where no workload lets them. */
function idleInterruptions(rules: readonly StartKind[], workloads: readonly WorkloadSpec[]): string[] {
  const interrupting = rules.filter(({ interrupts }) => interrupts);
  const elastic = interrupting.filter(({ resizes }) => resizes);
  const names = (kinds: readonly StartKind[]) => listed([...new Set(kinds.map(({ name }) => name))]);
  const allow = (key: string) => workloads.some((workload) => workload[key] !== undefined);
  if (interrupting.length === 0) return [];
  if (!allow('interruptible') && !allow('elastic')) {
    return [
      `No workload is interruptible, so ${names(interrupting)} holds jobs for the lowest window and interrupts none: give those that can be interrupted what it costs, interruptible: 5 min.`,
    ];
  }
  if (elastic.length === 0 || allow('elastic')) return [];
  return [
    `No workload is elastic, so ${names(elastic)} changes no job's width: give those that can be resized elastic: { from: 1, to: 8 }.`,
  ];
}
