import { nearest } from '../catalogue/index.ts';
import type { GroupNames, Stated } from '../metrics/index.ts';
import { type Fault, faultAt } from './fault.ts';
import { readThreshold, type Threshold } from './threshold.ts';
import { thresholdsField } from './thresholds-field.ts';
import { type Mapping, partAt, plainOf, type Tree, within } from './tree.ts';

/**
 * The thresholds of a scenario, each as far as it is right by itself. Faults that the scenario's schema finds are not
 * repeated.
 * @param policies names of the policies; undefined where one of them is at fault
 */
export function thresholdsOf(
  root: Mapping,
  known: () => readonly GroupNames[],
  policies: readonly string[] | undefined,
  stated: Stated,
): { readonly thresholds: readonly Threshold[]; readonly faults: readonly Fault[] } {
  const list = root.entries.get('thresholds')?.value;
  if (list?.kind !== 'list') return { thresholds: [], faults: [] };
  const names = known();
  const faults: Fault[] = [];
  const thresholds = list.items.flatMap((item): Threshold[] => {
    const parsed = thresholdsField.element.safeParse(plainOf(item));
    const leaf = item.kind === 'mapping' ? partAt(item, ['threshold']) : item;
    if (!parsed.success || leaf?.kind !== 'leaf') return [];
    const details = typeof parsed.data === 'string' ? {} : parsed.data;
    const { threshold, fault } = readThreshold(String(leaf.value), names, stated);
    faults.push(...policyFaults(item, policies));
    if (fault !== undefined) {
      const { start, end, problem, hint } = fault;
      faults.push(faultAt(within(leaf, start, end), 'invalid-value', leaf.path, { problem, hint }));
      return [];
    }
    const { policies: forWhom, confidence } = details as Pick<Threshold, 'policies' | 'confidence'>;
    return [
      {
        ...threshold,
        ...(confidence === undefined ? {} : { confidence }),
        ...(forWhom === undefined ? {} : { policies: forWhom }),
      },
    ];
  });
  return { thresholds, faults };
}

function policyFaults(item: Tree, policies: readonly string[] | undefined): Fault[] {
  const named = partAt(item, ['policies']);
  if (named === undefined || policies === undefined) return [];
  return (named.kind === 'list' ? named.items : [named]).flatMap((leaf) => {
    if (leaf.kind !== 'leaf' || typeof leaf.value !== 'string' || policies.includes(leaf.value)) return [];
    const near = nearest(leaf.value, policies);
    const hint = near === undefined ? `there are ${policies.join(', ')}` : `did you mean '${near}'?`;
    return [faultAt(leaf.place, 'unknown-name', leaf.path, { problem: `there is no policy '${leaf.value}'`, hint })];
  });
}
