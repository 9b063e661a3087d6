import { describe, expect, test } from 'vitest';
import { applySet } from '../../src/scenario/apply-set.ts';
import { type Fault, faultMessage } from '../../src/scenario/fault.ts';
import { readYaml } from '../../src/scenario/read-yaml.ts';
import { readSet } from '../../src/scenario/set.ts';
import { setConflict } from '../../src/scenario/set-conflict.ts';
import { partAt, plainOf } from '../../src/scenario/tree.ts';

const tree = (text: string) => readYaml({ kind: 'file', name: 'f.yaml', text }).tree!;
const set = (text: string, flag: string) => applySet(tree(text), readSet(flag).flag!);
const afterSet = (text: string, flag: string) => plainOf(set(text, flag).tree);
const told = (fault: Fault | undefined) =>
  fault && `${fault.position.column} ${faultMessage(fault)} | ${fault.hint ?? ''}`;

describe('a value is set', () => {
  test('over one that is there', () => {
    expect(afterSet('policy: { backfill: none }', 'policy.backfill=easy')).toEqual({ policy: { backfill: 'easy' } });
  });

  test('where nothing was, making the maps on the way', () => {
    expect(afterSet('a: 1', 'b.c.d=2')).toEqual({ a: 1, b: { c: { d: 2 } } });
    expect(afterSet('tenants:', 'tenants.x.share=10 %')).toEqual({ tenants: { x: { share: '10 %' } } });
  });

  test('as YAML: numbers, lists and maps', () => {
    expect(afterSet('a: 1', 'a=[1, "2", { b: 30 min }]')).toEqual({ a: [1, '2', { b: '30 min' }] });
  });

  test('in a list by number, or at its end', () => {
    expect(afterSet('try: [a, b]', 'try.1=c')).toEqual({ try: ['a', 'c'] });
    expect(afterSet('try: [a, b]', 'try[2]=c')).toEqual({ try: ['a', 'b', 'c'] });
  });

  test('under a key that holds dots, in quotes', () => {
    expect(afterSet('w: { a.b: { c: 1 } }', 'w."a.b".c=2')).toEqual({ w: { 'a.b': { c: 2 } } });
  });

  test('as an option of a strategy that was written as a word', () => {
    expect(afterSet('policy: { backfill: easy }', 'policy.backfill.depth=2')).toEqual({
      policy: { backfill: { kind: 'easy', depth: 2 } },
    });
  });

  test('as an option of the default strategy where none is written', () => {
    expect(afterSet('a: 1', 'policy.backfill.depth=2')).toEqual({
      a: 1,
      policy: { backfill: { kind: 'easy', depth: 2 } },
    });
    expect(afterSet('policy: {}', 'policy.ordering.module=./mine.mjs')).toEqual({
      policy: { ordering: { module: './mine.mjs' } },
    });
  });

  test('with its place in the flag', () => {
    const { place, path } = partAt(set('a: { b: 1 }', 'a.b=22').tree, ['a', 'b'])!;
    expect(place.source.text.slice(place.start, place.end)).toBe('22');
    expect(place.source.name).toBe('--set a.b=22');
    expect(path).toEqual(['a', 'b']);
  });

  test('with an equals sign in it', () => {
    expect(afterSet('a: 1', 'a=x=y')).toEqual({ a: 'x=y' });
  });
});

describe('a flag is refused', () => {
  test.each([
    ['policy.backfill', "22 expected '=' and a value"],
    ['=1', '7 expected a key here'],
    ['a..b=1', '9 expected a key here'],
    ['a b=1', "8 expected '.' or '=' here"],
    ['__proto__.x=1', "7 '__proto__' cannot be a key"],
    ['a=[1', '9 this [ is opened and never closed'],
    ['a=b: c: d', '12 a second key begins on the line of the first'],
  ])('%s: column %s', (flag, message) => {
    expect(told(readSet(flag).faults[0])).toContain(message);
  });

  test('when it goes inside a value', () => {
    expect(told(set('seed: 1', 'seed.x=2').faults[0])).toBe(
      "12 'seed' is a value, not a map: nothing can be set inside it | set 'seed' itself",
    );
  });

  test('when it counts past the end of a list', () => {
    expect(told(set('try: [a]', 'try.5=b').faults[0])).toBe(
      "11 expected the number of an entry, from 0 to 1, got '5' | ",
    );
  });
});

describe('a flag that contradicts the scenario', () => {
  const conflict = (text: string, flag: string) => told(setConflict(tree(text), readSet(flag).flag!));

  test('sets a policy where there are several', () => {
    expect(conflict('policies: { a: {}, b: {} }', 'policy.backfill=easy')).toBe(
      "7 this scenario has several policies (a, b), and no 'policy' to set | use policies.a.backfill or policies.b.backfill",
    );
  });

  test('sets policies where there is one', () => {
    expect(conflict('policy: {}', 'policies.a.backfill=easy')).toContain('use policy.backfill');
  });

  test('misspells a name', () => {
    expect(conflict('workloads: { log: {} }', 'workloads.logs.file=x')).toBe(
      "17 there is no 'logs' among the workloads | did you mean 'log'?",
    );
    expect(conflict('workloads: { log: {} }', 'workloads.other.file=x')).toBeUndefined();
    expect(conflict('cluster: { pools: { gpus: { units: 1 } } }', 'cluster.pools.gpu.units=2')).toContain(
      "did you mean 'gpus'?",
    );
  });
});
