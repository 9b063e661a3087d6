import { describe, expect, it } from 'vitest';
import { planHours, yearEdges } from '../../src/economics/plan-hours.ts';
import { hour, year } from '../../src/units/index.ts';

const sizes = [[{ at: 0, capacity: 10 }], [{ at: 0, capacity: 30 }]];
const rest = { usefulByTenant: [], usersServed: [], waited: 0 };

describe('the hours of a plan', () => {
  it('are those that were simulated, and the rest at the mean of the window, pool by pool', () => {
    const window = { from: year / 4, to: (3 * year) / 4 };
    const useful = [
      [0.5 * 10 * (year / 2), 0],
      [0.2 * 30 * (year / 2), 0],
    ];
    const hours = planHours(sizes, window, { edges: yearEdges(2), allocated: useful, useful, ...rest });
    expect(hours.installed).toEqual([
      [87_600, 262_800],
      [87_600, 262_800],
    ]);
    hours.useful.forEach(([a, b]) => {
      expect(a).toBeCloseTo(0.5 * 87_600, 6);
      expect(b).toBeCloseTo(0.2 * 262_800, 6);
    });
    expect(hours.simulated).toBe(0.25);
  });

  it('of a plan simulated whole are what came out, year by year', () => {
    const useful = [
      [3600, 7200],
      [0, 3600],
    ];
    const hours = planHours(
      sizes,
      { from: 0, to: 2 * year },
      { edges: yearEdges(2), allocated: useful, useful, ...rest },
    );
    expect(hours.useful).toEqual([
      [3600 / hour, 0],
      [2, 1],
    ]);
    expect(hours.simulated).toBe(1);
  });
});
