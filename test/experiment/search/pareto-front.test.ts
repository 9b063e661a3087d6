import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/experiment/estimate.ts';
import { paretoStandings } from '../../../src/experiment/search/pareto-front.ts';

const plan = (name: string, ...scores: readonly (number | readonly (number | null)[])[]) => ({
  name,
  scores: scores.map((score) => estimate(typeof score === 'number' ? [score, score, score] : score, 0.95)),
});

describe('standings among plans', () => {
  it('leave those that no other is at least as good as on every measure', () => {
    const plans = [plan('small', 10, 8), plan('middle', 20, 4), plan('large', 30, 2), plan('waste', 25, 5)];
    const standings = paretoStandings(plans, ['lower', 'lower'], 0.95);
    expect(standings.map(({ dominatedBy }) => dominatedBy)).toEqual([[], [], [], ['middle']]);
    expect(standings.every(({ overlaps }) => overlaps.length === 0)).toBe(true);
  });

  it('follow the end of each measure that is wanted', () => {
    const plans = [plan('a', 10, 8), plan('b', 10, 9)];
    expect(paretoStandings(plans, ['lower', 'higher'], 0.95).map(({ dominatedBy }) => dominatedBy)).toEqual([
      ['b'],
      [],
    ]);
  });

  it('do not let equals dominate each other', () => {
    const standings = paretoStandings([plan('a', 1, 2), plan('b', 1, 2)], ['lower', 'lower'], 0.95);
    expect(standings).toEqual([
      { dominatedBy: [], overlaps: [] },
      { dominatedBy: [], overlaps: [] },
    ]);
  });

  it('flag a domination that rests on a difference within its interval', () => {
    const plans = [plan('cheap', 10, [4, 6, 5]), plan('dear', 20, [5, 4, 7])];
    const [cheap, dear] = paretoStandings(plans, ['lower', 'lower'], 0.95);
    expect(dear).toEqual({ dominatedBy: ['cheap'], overlaps: ['cheap'] });
    expect(cheap).toEqual({ dominatedBy: [], overlaps: ['dear'] });
  });

  it('pair the replications, so that what all share does not blur a difference', () => {
    // Waits swing from 10 to 1,000 with the jobs of the replication, but the second plan always waits a tenth longer.
    const waits = [10, 300, 1_000];
    const longer = waits.map((wait) => wait + 1);
    const standings = paretoStandings([plan('a', 1, waits), plan('b', 2, longer)], ['lower', 'lower'], 0.95);
    expect(standings[1]).toEqual({ dominatedBy: ['a'], overlaps: [] });
  });

  it('are settled when each is surely better at something, whatever else is open', () => {
    const plans = [plan('a', 1, 9, [4, 6, 5]), plan('b', 2, 7, [5, 4, 7])];
    expect(paretoStandings(plans, ['lower', 'lower', 'lower'], 0.95)[0]).toEqual({ dominatedBy: [], overlaps: [] });
  });

  it('say nothing of a plan that lacks a score, and little of single runs', () => {
    const plans = [plan('a', 1, [null, null, null]), plan('b', 2, 3)];
    expect(paretoStandings(plans, ['lower', 'lower'], 0.95)).toEqual([
      { dominatedBy: [], overlaps: [] },
      { dominatedBy: [], overlaps: [] },
    ]);
    const single = [plan('a', [1], [2]), plan('b', [2], [3])];
    expect(paretoStandings(single, ['lower', 'lower'], 0.95)[1]).toEqual({ dominatedBy: ['a'], overlaps: ['a'] });
  });
});
