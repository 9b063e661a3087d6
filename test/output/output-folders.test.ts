import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownNames } from '../../src/cli/result-folder.ts';
import { outputFolders, safeNames } from '../../src/output/output-folders.ts';
import { unfinishedName } from '../../src/output/replace-file.ts';
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

  it('no policy gets a folder of a name that the program uses there itself, whatever its letter case', () => {
    for (const own of ownNames) {
      for (const name of [own, own.toUpperCase(), ` ${own}. `, unfinishedName(own), unfinishedName(own).slice(1)]) {
        const folder = safeNames([name]).get(name)!;
        const taken = ownNames.flatMap((each) => [each, unfinishedName(each)]).map((each) => each.toLowerCase());
        expect(taken).not.toContain(folder.toLowerCase());
      }
    }
    expect(ownNames).toEqual(
      expect.arrayContaining(['runs.store', 'runs.parquet', 'shards', 'report.html', 'plans.csv']),
    );
  });

  it('any names get folders that every file system takes and tells apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 90 }), { maxLength: 12 }), (names) => {
        const folders = [...safeNames(names).values()];
        expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(names.length);
        for (const folder of folders) {
          expect(folder).toMatch(/^[\w](?:[\w.-]*[\w])?$/);
          expect(folder.length).toBeLessThan(80);
          expect(folder).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        }
      }),
      { numRuns: 60 },
    );
  });
});
