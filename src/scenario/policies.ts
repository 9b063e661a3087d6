import { baseName, expand } from './compare.ts';
import { type Fault, faultAt } from './fault.ts';
import { faultsOf } from './issue-faults.ts';
import { check } from './known-keys.ts';
import { type PolicyInput, policyField } from './policy-field.ts';
import { resolvePolicy } from './resolve.ts';
import { type Mapping, plainOf, type Tree } from './tree.ts';

/**
 * The policies of a scenario by name: those under `policies`, those that `compare` makes of the one `policy`, or that
 * one alone, named by its rules (`fcfs+easy`). Faults that the scenario's schema finds by itself are not repeated.
 */
export function policiesOf(root: Mapping): {
  readonly policies: Readonly<Record<string, PolicyInput>>;
  readonly faults: readonly Fault[];
} {
  const single = root.entries.get('policy');
  const several = root.entries.get('policies');
  const compare = root.entries.get('compare');
  if (several !== undefined) {
    const conflicts: Fault[] = [];
    if (single !== undefined) {
      const problem = "a scenario has one 'policy' or several 'policies', and this one has both";
      conflicts.push(
        faultAt(several.key, 'conflict', ['policies'], { problem, hint: 'move the policy in among the policies' }),
      );
    }
    if (compare !== undefined) {
      const problem = "'compare' varies one 'policy', and this scenario has several 'policies'";
      conflicts.push(
        faultAt(compare.key, 'conflict', ['compare'], { problem, hint: "remove 'compare', or give one 'policy'" }),
      );
    }
    return {
      policies: checked(several.value.kind === 'mapping' ? several.value : empty(several.value)),
      faults: conflicts,
    };
  }
  const policy = single?.value;
  if (compare?.value.kind === 'mapping') {
    const { variants, faults } = expand(compare.value, policy ?? { ...empty(compare.value), path: ['policy'] });
    const results = variants.map((variant) => ({ ...variant, result: check(policyField, plainOf(variant.policy)) }));
    return {
      policies: Object.fromEntries(
        results.flatMap(({ name, result }) => (result.success ? [[name, result.data]] : [])),
      ),
      faults: [...faults, ...results.flatMap(({ policy, result }) => faultsOf(result.error?.issues ?? [], policy))],
    };
  }
  const result = policyField.safeParse(policy === undefined ? {} : plainOf(policy));
  return { policies: result.success ? { [nameOf(result.data)]: result.data } : {}, faults: [] };
}

function checked(policies: Mapping): Record<string, PolicyInput> {
  const results = [...policies.entries].map(
    ([name, { value }]) => [name, policyField.safeParse(plainOf(value))] as const,
  );
  return Object.fromEntries(results.flatMap(([name, result]) => (result.success ? [[name, result.data]] : [])));
}

function nameOf(policy: PolicyInput): string {
  if (policy.module !== undefined) return baseName(policy.module);
  const { ordering, backfill } = resolvePolicy(policy);
  return [ordering, backfill]
    .map(({ kind, module }) => (kind === 'module' ? baseName(String(module)) : kind))
    .join('+');
}

function empty({ place, path }: Tree): Mapping {
  return { kind: 'mapping', entries: new Map(), place, path };
}
