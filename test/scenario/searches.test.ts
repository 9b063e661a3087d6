import { describe, expect, it } from 'vitest';
import { resolvedYaml } from '../../src/scenario/resolved-yaml.ts';
import { faultsOf, scenarioOf, sound } from './reading.ts';

const searches = `select: { measure: jobs.wait.p95, worthwhile: 30 min, confidence: 99 % }
sensitivity:
  over: { load: 80 % … 120 %, cluster.pools.gpus.units: { from: 32, to: 128, scale: log }, policy.backfill: [none, easy] }
  method: sobol
  samples: 32
  measures: [utilisation]
capacity: { over: { load: 50 % … 200 % }, steps: 12 }
size: { over: { cluster.pools.gpus.units: 16 … 64 }, costs: { cluster.pools.gpus.units: 2.5 } }
plans: { today: {}, shorter: { horizon: 8 d, policy.backfill: { kind: depth-k, k: 4 } } }
pareto: { measures: [wait, { measure: utilisation, better: higher }] }
`;
const whole = `${sound}${searches}`;

describe('what a scenario is searched for', () => {
  it('comes out with every default filled in', () => {
    const { select, sensitivity, capacity, size, plans, pareto } = scenarioOf(whole);
    expect(select).toEqual({
      measure: 'jobs.wait.p95',
      worthwhile: '30 min',
      confidence: 0.99,
      first: 10,
      most: 500,
    });
    expect(sensitivity).toMatchObject({ method: 'sobol', samples: 32, trajectories: 10, levels: 4 });
    expect(sensitivity!.over['cluster.pools.gpus.units']).toMatchObject({
      from: 32,
      to: 128,
      scale: 'log',
      whole: true,
    });
    expect(capacity).toMatchObject({ steps: 12, over: { load: { from: 50, to: 200, unit: '%' } } });
    expect(size!.costs).toEqual({ 'cluster.pools.gpus.units': 2.5 });
    expect(plans!.shorter).toEqual({ horizon: '8 d', 'policy.backfill': '{"kind":"depth-k","k":4}' });
    expect(pareto!.measures).toEqual([
      { measure: 'wait', better: null },
      { measure: 'utilisation', better: 'higher' },
    ]);
  });

  it('is no part of its hash', () => {
    expect(scenarioOf(whole).hash).toBe(scenarioOf(sound).hash);
  });

  it('reads back the same from the resolved scenario', () => {
    const scenario = scenarioOf(whole);
    expect(scenarioOf(resolvedYaml(scenario))).toEqual(scenario);
  });

  it.each([
    ['capacity: { over: { load: 50 %, horizon: 8 d } }', 'capacity.over'],
    ['capacity: { over: { load: 50 % … 2 } }', 'the same unit at both ends'],
    ['size: {}', 'size.over: this key is missing'],
    ['size: { over: { cluster.pools.gpus.units: 64 … 16 } }', 'a range that goes up'],
    ['sensitivity: { levels: 3 }', 'expected an even number of levels'],
    ['sensitivity: { method: soboll }', "did you mean 'sobol'?"],
    ['pareto: { measures: [wait] }', 'pareto.measures'],
    ['plans: { wide: { cluster.pools.gpus.units: 16 … 64 } }', 'expected one value for each path, not a range'],
    ['selekt: {}', "did you mean 'select'?"],
  ])('%s is refused', (text, message) => {
    expect(faultsOf(`${sound}${text}\n`).join('\n')).toContain(message);
  });
});
