import { describe, expect, it } from 'vitest';
import type { Search } from '../../src/experiment/search/search-outcome.ts';
import { buildSearchPayload } from '../../src/output/payload-search-build.ts';
import { gridOf } from '../../viz/grid.ts';
import { heatOf, varies } from '../../viz/heat.ts';
import { differenceScale, differenceText, quantityText, scaleFor, shortText } from '../../viz/quantity.ts';
import { measureScale } from '../../viz/scales/measure.ts';
import { settingScale } from '../../viz/scales/setting.ts';
import { type OutcomeOf, pathText } from '../../viz/search.ts';
import { limitSentence } from '../../viz/takeaways/limit.ts';
import { paretoSentence } from '../../viz/takeaways/pareto.ts';
import { selectionSentence } from '../../viz/takeaways/selection.ts';
import { sensitivitySentence, tornadoSentence } from '../../viz/takeaways/sensitivity.ts';
import { bestOf, sweepSentence } from '../../viz/takeaways/sweep.ts';
import { verdictWords } from '../../viz/takeaways/thresholds.ts';
import { pointsTable } from '../../viz/views/points-table.ts';
import { madePareto, madeSelection, madeSensitivity, madeSize, madeSweep } from './made-searches.ts';
import { about, alone } from './page-estimates.ts';

const pageOf = (search: Search) => buildSearchPayload(search, { program: 'Queueworks 1.2.3' }).data;
const named = (name: string) => name.toUpperCase();

describe('sentences about searches', () => {
  it('a sweep: where the measure is best, what cannot be told from it, and where there is no value', () => {
    const { outcome, measures } = pageOf(madeSweep(1));
    const { points } = outcome as OutcomeOf<'sweep'>;
    expect(sweepSentence(points, measures[0]!, named)).toBe(
      '95 % wait, finetunes: best at nodes 48 under EASY, 22 ± 4 s. The other end: nodes 20 under FCFS, 2.0 ± 0.4 h. At 2 points of 14 the queue grows without bound.',
    );
    // Costs do not depend on the policy: the other policy's equal point is named as not to be told from the best.
    expect(sweepSentence(points, measures[1]!, named)).toMatch(
      /^Total cost: best at nodes 16 under FCFS, 22\.4 M EUR; nodes 16 under EASY cannot be told from it\./,
    );
  });
  it('a measure with no better end has a range, not a best', () => {
    const { outcome, measures } = pageOf(madeSweep(1));
    const { points } = outcome as OutcomeOf<'sweep'>;
    expect(bestOf(points, measures[2]!)).toBeNull();
    expect(sweepSentence(points, measures[2]!, named)).toMatch(
      /^Utilisation: from 33\.3 ± 1\.0 %.* \(nodes 48 under FCFS\) to 100/,
    );
  });
  it('a sensitivity analysis: the strongest, its direction, the next, and what hardly matters', () => {
    const morris = pageOf(madeSensitivity('morris'));
    expect(sensitivitySentence((morris.outcome as OutcomeOf<'sensitivity'>).effects, morris.measures[0]!)).toBe(
      'cluster.pools.h100.nodes (about 8 h 20 min over its range, down) moves 95 % wait, finetunes most; then workloads.finetunes.arrivals.rate (about 6 h 7 min over its range, up). cluster.failures.mtbf hardly matters.',
    );
    const sobol = pageOf(madeSensitivity('sobol'));
    expect(sensitivitySentence((sobol.outcome as OutcomeOf<'sensitivity'>).effects, sobol.measures[0]!)).toMatch(
      /^cluster\.pools\.h100\.nodes \(48 % of the variance by itself, 60 % with the others\) moves/,
    );
  });
  it('differences of shares in points, since per cent would be taken for parts of them', () => {
    const share = { kind: 'share', unit: '1' } as const;
    expect(differenceText(about(0.123, 0.012), share)).toBe('12.3 ± 1.2 points');
    expect(differenceText(alone(-0.05), share)).toBe('−5 points');
    expect(differenceText(about(7200, 600), { kind: 'duration', unit: 's' })).toBe('2.00 ± 0.17 h');
    expect(differenceScale(share, 0.2).unit).toBe('points');
    const { outcome, measures } = pageOf(madeSensitivity('morris'));
    const [first] = (outcome as OutcomeOf<'sensitivity'>).effects;
    const morris = {
      mu: -0.08,
      muStar: 0.08,
      muStarHalfWidth: 0.01,
      muStarInterval: [0.07, 0.09] as const,
      sigma: 0.02,
    };
    const used = { ...measures[0]!, ...share, label: 'Utilisation' };
    expect(sensitivitySentence([{ ...first!, morris }], used)).toBe(
      'cluster.pools.h100.nodes (about 8 points over its range, down) moves utilisation most.',
    );
    const selection = pageOf(madeSelection());
    const chosen = selection.outcome as OutcomeOf<'selection'>;
    const close = { ...chosen, worthwhile: 0.02 };
    const candidates = close.candidates.map((one) => ({ ...one, behind: one.behind && about(0.01, 0.004) }));
    expect(selectionSentence({ ...close, candidates }, used, named)).toContain(
      '1.0 ± 0.4 points behind: less than the 2 points worth finding',
    );
  });
  it('factors one at a time: which moves the measure farthest, from where to where, and where there is no value', () => {
    const { outcome, measures } = pageOf(madeSensitivity('morris'));
    const { effects } = outcome as OutcomeOf<'sensitivity'>;
    expect(tornadoSentence(effects, about(20_000, 900), measures[0]!, () => ['20 per day', '60 per day'])).toBe(
      'Alone, workloads.finetunes.arrivals.rate moves 95 % wait, finetunes farthest: 2.64 ± 0.25 h at 20 per day, 8.47 ± 0.25 h at 60 per day; the scenario as it is has 5.56 ± 0.25 h. At an end of cluster.pools.h100.nodes there is no value: the queue grows.',
    );
  });
  it('a selection: which is best, when the others left, and whether the next one was worth telling apart', () => {
    const page = pageOf(madeSelection());
    const outcome = page.outcome as OutcomeOf<'selection'>;
    const [measure] = page.measures;
    expect(selectionSentence(outcome, measure!, named)).toBe(
      'EASY-SJF has the lowest 95 % wait, finetunes, 1.39 ± 0.21 h, chosen after 46 replications; the other 4 left after 3 to 46. EASY was next, 3.0 ± 1.5 min behind: less than the 10 min worth finding, so between these two chance may have chosen.',
    );
    const few = { ...outcome, candidates: outcome.candidates.slice(0, 3), worthwhile: 60 };
    expect(selectionSentence(few, measure!, named)).toMatch(
      /chosen after 46 replications; FCFS left after 10 and EASY left after 46\. EASY was next, .* behind: more than the 1 min worth finding\.$/,
    );
    const open = outcome.candidates.map((one) =>
      one.fate === 'chosen' || one.policy === 'easy' ? { ...one, fate: 'in-play' as const } : one,
    );
    expect(selectionSentence({ ...outcome, candidates: open, chosen: null }, measure!, named)).toBe(
      '2 of 5 policies are left after 46 replications: EASY and EASY-SJF; LARGEST-FIRST left after 3, FCFS left after 10 and CONSERVATIVE left after 21.',
    );
  });
  it('a sizing: what was found under each policy, where nothing was, and what was not decided', () => {
    const size = pageOf(madeSize()).outcome as OutcomeOf<'capacity' | 'size'>;
    expect(limitSentence(size, named)).toBe(
      'Smallest cluster.pools.h100.nodes at which all thresholds hold: 24 under FCFS; 21 under EASY. 2 trials of 20 could not be decided and count as not holding.',
    );
    expect(limitSentence({ ...size, found: { fcfs: null, easy: 21 } }, named)).toMatch(
      /hold: 21 under EASY\. No value that was tried keeps all thresholds under FCFS\./,
    );
    expect(limitSentence({ ...size, kind: 'capacity' }, named)).toMatch(/^Largest /);
  });
  it('plans: how many are not beaten, the best of each end, and what could trade places', () => {
    const { outcome, measures } = pageOf(madePareto());
    expect(paretoSentence((outcome as OutcomeOf<'pareto'>).plans, measures[0]!, measures[1]!)).toBe(
      '5 of 6 plans are not beaten by another in everything: keep, upgrade now, upgrade in a year, rent the peaks and 1 more. Best total cost: keep (41.0 ± 1.5 M EUR); best 95 % wait, finetunes: one large site (3.5 ± 0.4 h). 2 of them could trade places with another as far as their intervals tell.',
    );
  });
  it('a verdict says what would decide it', () => {
    expect(verdictWords({ verdict: 'not-decided', replicationsNeeded: 40 })).toBe(
      'not decided: about 40 replications would tell',
    );
    expect(verdictWords({ verdict: 'holds', replicationsNeeded: null })).toBe('holds');
  });
});

describe('grids', () => {
  it('the two axes with most values are drawn, every setting of the others under every policy is a panel', () => {
    const grid = gridOf(pageOf(madeSweep(3)).outcome as OutcomeOf<'sweep'>);
    expect([grid.x.path, grid.y.path]).toEqual(['cluster.pools.h100.nodes', 'workloads.finetunes.load']);
    expect(grid.panels.map(({ policy, rest }) => `${policy} ${rest['network.kind']}`)).toEqual([
      'fcfs fast',
      'easy fast',
      'fcfs slow',
      'easy slow',
    ]);
    for (const { rows } of grid.panels) {
      expect(rows.map((row) => row.length)).toEqual([7, 7, 7, 7]);
      rows.forEach((row, r) => {
        row.forEach((point, c) => {
          expect(point!.settings[grid.x.path]).toBe(grid.x.values[c]);
          expect(point!.settings[grid.y.path]).toBe(grid.y.values[r]);
        });
      });
    }
  });
  it('colours go in seven equal steps, of logarithms where values span decades', () => {
    const even = heatOf([0, 7])!;
    expect([0, 0.99, 1, 6.9, 7].map(even.of)).toEqual([0, 0, 1, 6, 6]);
    const wide = heatOf([1, 10 ** 7])!;
    expect([1, 9, 11, 10 ** 7].map(wide.of)).toEqual([0, 0, 1, 6]);
    expect(wide.bounds[1]).toBeCloseTo(10, 9);
    expect(heatOf([3, 3])!.of(3)).toBe(0);
    expect(heatOf([])).toBeNull();
  });
  it('tables of all points name the plans', () => {
    const data = pageOf(madePareto());
    const points = (data.outcome as OutcomeOf<'pareto'>).plans.map(({ point }) => point);
    const { columns, rows } = pointsTable(data, points, data.measures, '');
    expect(columns.slice(0, 3).map(({ title }) => title)).toEqual(['Point', 'Plan', 'Policy']);
    expect(rows.map((row) => row[1])).toContain('rent the peaks');
  });
  it('colours tell differences, not the rounding of what is alike', () => {
    expect(varies([0.1 + 0.2, 0.3])).toBe(false);
    expect(varies([381, 381.2])).toBe(true);
    expect(varies([-1, 1])).toBe(true);
    expect(varies([0, 0])).toBe(false);
  });
});

describe('scales', () => {
  const money = { kind: 'number', unit: 'EUR' } as const;
  const time = { kind: 'duration', unit: 's' } as const;
  it('start at zero where that leaves the differences to be seen, and at the values where it does not', () => {
    const far = measureScale({ values: [10, 40], quantity: money, range: [0, 100], ticks: 5 });
    expect([far.logarithmic, far(0)]).toEqual([false, 0]);
    const near = measureScale({ values: [90, 100], quantity: money, range: [0, 100], ticks: 5 });
    expect(near(0)).toBeLessThan(0);
    expect(measureScale({ values: [90, 100], quantity: money, range: [0, 100], ticks: 5, linear: true })(0)).toBe(0);
  });
  it('are logarithmic where values span decades, with ticks that people read', () => {
    const waits = measureScale({ values: [20, 40_000], quantity: time, range: [0, 100], ticks: 5 });
    expect(waits.logarithmic).toBe(true);
    expect(waits.ticks.map(({ text }) => text)).toEqual(['1 min', '10 min', '1 h', '6 h']);
    const costs = measureScale({ values: [1e5, 1e8], quantity: money, range: [0, 100], ticks: 5 });
    expect(costs.unit).toBe('M EUR');
    expect(costs.ticks.map(({ text }) => text)).toContain('10');
  });
  it('ends of intervals stop at the edge of the scale, below zero too where it is logarithmic', () => {
    const waits = measureScale({ values: [20, 40_000], quantity: time, range: [100, 0], ticks: 5 });
    expect([waits.end(-5), waits.end(1e9), waits.end(600) > 0 && waits.end(600) < 100]).toEqual([100, 0, true]);
  });
  it('time spans have ticks of their own units', () => {
    const days = measureScale({ values: [0, 100_000], quantity: time, range: [0, 100], ticks: 5 });
    expect(days.ticks.map(({ text }) => text)).toEqual(['0', '6 h', '12 h', '18 h', '24 h', '30 h']);
  });
  it('settings that are numbers stand where they belong, words side by side in their order', () => {
    const numbers = settingScale([8, 16, 32], [0, 100]);
    expect(numbers(16) - numbers(8)).toBeCloseTo((numbers(32) - numbers(16)) / 2, 9);
    const words = settingScale(['none', 'easy'], [0, 100]);
    expect([words('none'), words('easy'), words.continuous]).toEqual([25, 75, false]);
    expect(settingScale([1, 10, 100], [0, 100]).logarithmic).toBe(true);
  });
});

describe('numbers with units', () => {
  it.each([
    [about(80_123_456, 412_345), 'EUR', '80.1 ± 0.4 M EUR'],
    [alone(2.1e9), 'EUR', '2.1 bn EUR'],
    [alone(1.798396), 'EUR', '1.8 EUR'],
    [alone(-5_000_000), 'EUR', '−5 M EUR'],
    [alone(45_200), 'kWh', '45.2 MWh'],
    [alone(999), 'kg', '999 kg'],
    [alone(null), 'EUR', 'not estimable'],
    [about(12.34, 0.5), '1', '12.3 ± 0.5'],
  ])('%s of %s reads %s', (of, unit, text) => {
    expect(quantityText(of, { kind: 'number', unit })).toBe(text);
  });
  it('in cells time spans carry their unit, other numbers stand on the scale of the figure', () => {
    expect(shortText(6.3, { kind: 'duration', unit: 's' }, { divisor: 3600, unit: 'h' })).toBe('6.3 s');
    expect(shortText(28e6, { kind: 'number', unit: 'EUR' }, scaleFor({ kind: 'number', unit: 'EUR' }, 1e8))).toBe('28');
  });
  it('long paths keep their end', () => {
    expect(pathText('workloads.finetunes.arrivals.rate', 20)).toBe('…arrivals.rate');
    expect(pathText('cluster.pools.h100.nodes')).toBe('cluster.pools.h100.nodes');
  });
});
