import { describe, expect, it } from 'vitest';
import { outputFolders, safeNames } from '../../src/output/output-folders.ts';
import { scenarioOf } from './hand-made-study.ts';

describe('folders of results', () => {
  it('one run of one policy goes into the root', () => {
    const folders = outputFolders('out/x', scenarioOf('policy: { ordering: fcfs, backfill: none }'));
    expect(folders.single).toBe(true);
    expect(folders.of('fcfs+none', 0)).toBe('out/x');
  });

  it('several replications or policies get a folder each, replications from 1', () => {
    const several = outputFolders(
      'out/x',
      scenarioOf('policies: { a: { ordering: fcfs }, b: { ordering: largest } }\nreplications: 2'),
    );
    expect(several.of('a', 0)).toBe('out/x/a/1');
    expect(several.of('b', 1)).toBe('out/x/b/2');
    expect(outputFolders('out/x', scenarioOf('policies: { a: { ordering: fcfs } }\nreplications: 2')).of('a', 1)).toBe(
      'out/x/a/2',
    );
    expect(outputFolders('out/x', scenarioOf('policies: { a: {}, b: {} }')).of('b', 0)).toBe('out/x/b/1');
  });

  it('names unsafe in a path are made safe', () => {
    const safe = (name: string) => safeNames([name]).get(name);
    expect(safe('EASY + shortest first')).toBe('EASY-shortest-first');
    expect(safe('../../etc/passwd')).toBe('etc-passwd');
    expect(safe('a\\b:c*d?"<>|')).toBe('a-b-c-d');
    expect(safe('größte zuerst')).toBe('gro-te-zuerst');
    for (const name of ['', '.', '..', '///', '日本']) expect(safe(name)).toBe('policy');
    expect(safe('con')).toBe('policy-con');
    expect(safe('summary.json')).toBe('policy-summary.json');
    expect(safe('x'.repeat(300))).toHaveLength(60);
  });

  it('names that would share a folder are told apart, also where letter case does not count', () => {
    const names = ['a b', 'a-b', 'A/B', 'a-b-2'];
    expect([...safeNames(names).values()]).toEqual(['a-b', 'a-b-2', 'A-B-3', 'a-b-2-2']);
  });
});
