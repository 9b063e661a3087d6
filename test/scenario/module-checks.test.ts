import { describe, expect, it } from 'vitest';
import { formatPath, parseScenario } from '../../src/scenario/index.ts';

const rest = `horizon: 1 d
cluster: { pools: { m: { units: 4 } } }
workloads: { w: { arrivals: { process: poisson, rate: 2 per h }, duration: 1 h } }
`;
const read = (policies: string, modules?: boolean, sets: readonly string[] = []) =>
  parseScenario(`${rest}${policies}\n`, {
    file: 's.yaml',
    folder: '.',
    sets,
    ...(modules === undefined ? {} : { modules }),
  });

describe('modules of a scenario', () => {
  it.each([
    ['policy: { module: ./mine.mjs }', ['policy.module']],
    ['policy: { ordering: { module: ./mine.mjs } }', ['policy.ordering.module']],
    [
      'policies: { a: { backfill: { module: ./a.mjs } }, b: {}, c: { module: /b.mjs } }',
      ['policies.a.backfill.module', 'policies.c.module'],
    ],
    ['compare: { policy.ordering: [fcfs, { module: ./mine.mjs }] }', ['compare."policy.ordering"[1].module']],
    ['compare: { policy.module: [./a.mjs, ./b.mjs] }', ['compare."policy.module"[0]', 'compare."policy.module"[1]']],
  ])('are refused with their places where they are not wanted: %s', (policies, paths) => {
    expect(read(policies).faults).toBeUndefined();
    const { faults } = read(policies, false);
    expect(faults!.map(({ path }) => formatPath(path))).toEqual(paths);
    for (const { problem, position } of faults!) {
      expect(problem).toMatch(/^the module '[^']*\.mjs' is code that would run with your rights/);
      expect(position.line).toBe(4);
    }
  });

  it('are refused where a flag sets them', () => {
    const { faults } = read('policy: {}', false, ['policy.backfill={ module: ./mine.mjs }']);
    expect(faults!.map(({ source }) => source.name)).toEqual(['--set policy.backfill={ module: ./mine.mjs }']);
  });

  it('are named in the notes, each once', () => {
    const { notes } = read(
      'policies: { a: { module: ./a.mjs }, b: { ordering: { module: ./b.mjs } }, c: { module: ./a.mjs } }',
    );
    const own = notes!.filter(({ code }) => code === 'own-code');
    expect(own).toHaveLength(1);
    expect(own[0]!.text).toMatch(/code that is not the program's, .*: \.\/a\.mjs, \.\/b\.mjs;/);
    expect(read('policy: {}', false).notes!.filter(({ code }) => code === 'own-code')).toEqual([]);
  });
});

describe('shares of tenants', () => {
  it('are said to change nothing', () => {
    const shared = rest.replace(
      'workloads:',
      'tenants: { gold: { share: 90 % }, rest: { share: 10 % }, none: {} }\nworkloads:',
    );
    const { notes } = parseScenario(shared, { file: 's.yaml', folder: '.' });
    const [note] = notes!.filter(({ code }) => code === 'shares-without-effect');
    expect(note).toMatchObject({ severity: 'warning' });
    expect(note!.text).toContain('the shares of tenants (gold 90 %, rest 10 %) change nothing');
  });
});
