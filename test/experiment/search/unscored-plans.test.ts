import { describe, expect, it } from 'vitest';
import { estimate, withheld } from '../../../src/experiment/estimate.ts';
import { makesOf, makesSentence } from '../../../src/experiment/search/makes.ts';
import { paretoAnswer } from '../../../src/experiment/search/pareto-answer.ts';
import { differingAssumptions } from '../../../src/experiment/search/plan-assumptions.ts';
import type { Measure, ParetoOutcome } from '../../../src/experiment/search/search-outcome.ts';

const wait: Measure = { path: 'wait', label: 'Mean wait', unit: 's', better: 'lower', share: false };
const cost: Measure = { path: 'total-cost', label: 'Total cost', unit: 'EUR', better: 'lower', share: false };

function plan(name: string, waits: readonly number[] | 'grows', costs: number): ParetoOutcome['plans'][number] {
  const grows = waits === 'grows';
  return {
    name,
    dominatedBy: [],
    overlaps: [],
    point: {
      point: 0,
      settings: {},
      policy: 'easy',
      unstable: grows,
      unbounded: grows ? ['wait'] : [],
      estimates: {
        wait: grows ? withheld([1, 2, 3]) : estimate(waits, 0.95),
        'total-cost': estimate([costs, costs, costs], 0.95),
      },
    },
  };
}

describe('a plan that cannot be scored', () => {
  it('is named in the answer with what it lacks, why, and what is known of it', () => {
    const plans = [plan('now', [60, 61, 62], 4e6), plan('small', 'grows', 2e6)];
    const answer = paretoAnswer({ kind: 'pareto', better: ['lower', 'lower'], plans }, [wait, cost], 0.95);
    expect(answer).toContain(
      "'small' could not be scored: it has no mean wait, since its queue grows without bound (total cost 2",
    );
  });

  it('is told even where no plan has every score', () => {
    const answer = paretoAnswer(
      { kind: 'pareto', better: ['lower', 'lower'], plans: [plan('small', 'grows', 2e6)] },
      [wait, cost],
      0.95,
    );
    expect(answer).toMatch(/^No plan has a value of every measure.*; 'small' could not be scored/);
  });
});

describe('several makes of accelerator', () => {
  const machine = (...makes: readonly (string | undefined)[]) =>
    ({ cluster: { pools: Object.fromEntries(makes.map((accelerator, k) => [`p${k}`, { accelerator }])) } }) as never;

  it('are said to run jobs equally long, in one machine and over plans', () => {
    const told =
      ' Jobs are taken to run equally long on h200 and b300: what a faster make would gain is not in these numbers.';
    expect(makesSentence(makesOf(machine('h200', 'b300')))).toBe(told);
    expect(makesSentence([machine('h200'), machine('b300')].flatMap(makesOf))).toBe(told);
  });

  it('are not spoken of where there is one, or none is named', () => {
    expect(makesSentence([machine('h200', 'h200'), machine(undefined)].flatMap(makesOf))).toBe('');
  });
});

describe('plans that differ in what nobody chooses', () => {
  const plans = (...settings: Record<string, string | number>[]) => settings.map((each) => ({ settings: each }));

  it('are told to, by the paths, whatever else they differ in', () => {
    expect(differingAssumptions(plans({ load: '80 %' }, { load: '90 %', 'cluster.pools.a.units': 8 }))).toBe(
      ' The plans differ in load, which nobody chooses: what scores better may be a kinder assumption and no better plan.',
    );
    expect(differingAssumptions(plans({}, { 'workloads.jobs.arrivals.growth': '60 %' }))).toContain('arrivals.growth');
  });

  it('are not where it is the same for all, or comes with the machine that is chosen', () => {
    expect(differingAssumptions(plans({ load: '80 %' }, { load: '80 %', 'cluster.pools.a.units': 8 }))).toBe('');
    const bought = { 'cluster.pools.a.units': 8, 'economics.energy.busy': '0.54 kW' };
    expect(differingAssumptions(plans({}, bought))).toBe('');
    expect(differingAssumptions(plans({}, { 'economics.energy.busy': '0.54 kW' }))).toContain('economics.energy.busy');
  });
});
