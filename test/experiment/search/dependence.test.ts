import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/experiment/estimate.ts';
import { dependenceAnswer } from '../../../src/experiment/search/dependence.ts';
import type { Axis, Measure, PointOutcome } from '../../../src/experiment/search/search-outcome.ts';
import { parseScenario } from '../../../src/scenario/index.ts';
import { roleOf } from '../../../src/scenario/roles.ts';

const cost: Measure = { path: 'total-cost', label: 'Total cost', unit: 'EUR', better: 'lower', share: false };
const growth: Axis = { path: 'workloads.a.arrivals.growth', role: 'assumption', values: ['20 %', '60 %'] };
const nodes: Axis = { path: 'cluster.pools.gpus.nodes', role: 'choice', values: [16, 32] };

function point(settings: PointOutcome['settings'], mean: number): PointOutcome {
  const values = [mean - 1, mean, mean + 1];
  return {
    point: 0,
    settings,
    policy: 'easy',
    unstable: false,
    unbounded: [],
    estimates: { 'total-cost': estimate(values, 0.95) },
  };
}
const at = (rate: string, count: number, mean: number) => point({ [growth.path]: rate, [nodes.path]: count }, mean);
const answer = (axes: readonly Axis[], points: readonly PointOutcome[]) =>
  dependenceAnswer({ kind: 'sweep', design: 'grid', axes, points }, [cost]);

describe('a sweep over what nobody chooses', () => {
  it('tells how results depend on it, and calls none of its values best', () => {
    const points = [point({ [growth.path]: '20 %' }, 500), point({ [growth.path]: '60 %' }, 300)];
    const told = answer([growth], points);
    expect(told).toMatch(
      /^The total cost depends on what is assumed: from 300.* at .*growth = 60 % to 500.* at .*growth = 20 %\.$/,
    );
    expect(told).not.toMatch(/lowest/);
  });

  it('names the choice that is best whatever is assumed', () => {
    const points = [at('20 %', 16, 100), at('20 %', 32, 200), at('60 %', 16, 300), at('60 %', 32, 400)];
    expect(answer([growth, nodes], points)).toMatch(
      /^Whatever is assumed, the lowest total cost is with .*nodes = 16: 100.*growth = 20 %, 300.*growth = 60 %\.$/,
    );
  });

  it('names the best choice for each assumption where it changes, and the one that loses least at worst', () => {
    const points = [at('20 %', 16, 100), at('20 %', 32, 150), at('60 %', 16, 900), at('60 %', 32, 400)];
    expect(answer([growth, nodes], points)).toMatch(
      /nodes = 16 at .*20 % .*nodes = 32 at .*60 % .*the least is lost, at worst, with .*nodes = 32\.$/,
    );
  });
});

describe('a varied path', () => {
  it.each([
    ['workloads.a.arrivals.growth', 'assumption'],
    ['workloads.a.pools', 'choice'],
    ['load', 'assumption'],
    ['cluster.pools.gpus.nodes', 'choice'],
    ['policies.easy.backfill', 'choice'],
    ['economics.purchases.machine.cost', 'assumption'],
    ['economics.purchases.machine.at', 'choice'],
    ['electricity.price.country', 'choice'],
    ['electricity.price.scale', 'assumption'],
  ])('%s is taken for a %s', (path, role) => {
    expect(roleOf(path)).toBe(role);
  });

  it('may be given another role in the scenario', () => {
    const { scenario } = parseScenario(
      'horizon: 1 d\ncluster: { pools: { m: { units: 4 } } }\nworkloads: { a: { arrivals: { process: poisson, rate: 1 per h }, duration: 1 h } }\nsweep: { over: { load: [50 %, 80 %] }, choices: [load] }\n',
      { file: 'roles.yaml', folder: '.' },
    );
    expect(scenario!.sweep!.choices).toEqual(['load']);
  });
});
