import { expect, test } from 'vitest';
import { expand } from '../../src/scenario/compare.ts';
import { faultMessage } from '../../src/scenario/fault.ts';
import { readYaml } from '../../src/scenario/read-yaml.ts';
import { type Mapping, partAt, plainOf } from '../../src/scenario/tree.ts';

function expanded(text: string) {
  const { tree } = readYaml({ kind: 'file', name: 'f.yaml', text });
  const { variants, faults } = expand(partAt(tree, ['compare']) as Mapping, partAt(tree, ['policy'])!);
  return {
    policies: Object.fromEntries(variants.map(({ name, policy }) => [name, plainOf(policy)])),
    faults: faults.map(faultMessage),
  };
}

test('one path gives one policy a value, named by the value', () => {
  expect(expanded('policy: { ordering: fcfs }\ncompare: { policy.backfill: [none, easy] }').policies).toEqual({
    none: { ordering: 'fcfs', backfill: 'none' },
    easy: { ordering: 'fcfs', backfill: 'easy' },
  });
});

test('several paths give every combination', () => {
  const { policies } = expanded(
    'policy: {}\ncompare: { policy.ordering: [fcfs, smallest], policy.backfill: [none, easy] }',
  );
  expect(Object.keys(policies)).toEqual(['fcfs+none', 'fcfs+easy', 'smallest+none', 'smallest+easy']);
});

test('values that are not words are named by their key', () => {
  const { policies } = expanded(
    'policy: { backfill: depth-k }\ncompare: { policy.backfill.k: [1, 4], policy.oracle: [false, true] }',
  );
  expect(Object.keys(policies)).toEqual(['k=1+oracle=false', 'k=1+oracle=true', 'k=4+oracle=false', 'k=4+oracle=true']);
  expect(policies['k=4+oracle=true']).toEqual({ backfill: { kind: 'depth-k', k: 4 }, oracle: true });
});

test('strategies with options are named by kind and options, modules by their file', () => {
  const { policies } = expanded(
    'policy: {}\ncompare: { policy.backfill: [{ kind: conservative, compress: false }, { module: ./my/own.mjs }] }',
  );
  expect(Object.keys(policies)).toEqual(['conservative,compress=false', 'own']);
});

test('a path outside the policy is a fault', () => {
  expect(expanded('policy: {}\ncompare: { horizon: [1 d, 2 d] }').faults).toEqual([
    "expected a path inside the policy, such as 'policy.backfill', got 'horizon'",
  ]);
});

test('a value that is listed twice is a fault', () => {
  expect(expanded('policy: {}\ncompare: { policy.backfill: [easy, easy] }').faults).toEqual([
    "two of the policies to compare would be named 'easy'",
  ]);
});

test('a comparison that explodes is a fault', () => {
  const ten = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]';
  const { faults } = expanded(`policy: { backfill: easy }\ncompare: { policy.a: ${ten}, policy.b: ${ten} }`);
  expect(faults).toEqual(['the comparison comes to more than 64 policies']);
});
