import { describe, expect, it } from 'vitest';
import { measured, overall } from './hand-made.ts';

/** Jobs as (submit, accelerators, run), and starts, mean wait, mean bounded slowdown and makespan of schedules worked by hand, on 8 units. */
const schedules = {
  A: {
    jobs: [
      [0, 5, 10],
      [1, 4, 8],
      [2, 2, 20],
      [3, 3, 5],
      [4, 1, 30],
      [5, 8, 4],
      [6, 2, 3],
      [7, 3, 12],
    ],
    rows: [
      ['first come, first served', [0, 10, 10, 18, 18, 48, 52, 52], 22.5, 2.739583, 64],
      ['EASY', [0, 10, 2, 18, 4, 34, 18, 22], 10, 1.71875, 38],
      ['shortest first', [0, 15, 23, 3, 23, 11, 8, 15], 8.75, 1.44375, 53],
      ['longest first', [0, 22, 2, 22, 4, 34, 38, 10], 13, 2.04375, 41],
      ['smallest area first', [0, 10, 42, 3, 8, 38, 8, 42], 15.375, 2.05625, 62],
      ['UNICEF', [0, 13, 38, 10, 4, 34, 10, 38], 14.875, 1.985417, 58],
    ],
  },
  B: {
    jobs: [
      [0, 5, 6],
      [1, 4, 8],
      [2, 2, 14],
      [3, 3, 5],
      [4, 1, 20],
      [5, 8, 4],
      [6, 2, 3],
      [7, 3, 12],
    ],
    rows: [
      ['first come, first served', [0, 6, 6, 14, 14, 34, 38, 38], 15.25, 2.133631, 50],
      ['EASY', [0, 6, 2, 14, 4, 29, 14, 17], 7.25, 1.454167, 33],
      ['conservative without compression', [0, 10, 2, 22, 4, 34, 6, 44], 11.75, 1.935417, 56],
      ['smallest first', [0, 16, 2, 6, 4, 24, 6, 11], 5.125, 1.366667, 28],
    ],
  },
  C: {
    jobs: [
      [0, 6, 7],
      [1, 4, 9],
      [2, 5, 9],
      [3, 4, 7],
      [3, 1, 5],
      [4, 2, 8],
    ],
    rows: [
      ['first come, first served', [0, 7, 16, 25, 25, 25], 14.166667, null, 33],
      ['depth 2', [0, 7, 16, 8, 3, 15], 6, null, 25],
    ],
  },
  D: {
    jobs: [
      [0, 5, 5],
      [0, 1, 5],
      [1, 5, 3],
      [1, 6, 7],
      [2, 2, 4],
      [3, 1, 3],
      [3, 3, 2],
    ],
    rows: [
      ['first fit', [0, 0, 5, 8, 2, 5, 15], 3.571429, null, 17],
      ['conservative with compression', [0, 0, 5, 8, 5, 9, 15], 4.571429, null, 17],
    ],
  },
} as const;

describe('the schedules worked by hand', () => {
  for (const [name, { jobs, rows }] of Object.entries(schedules)) {
    for (const [policy, starts, wait, slowdown, makespan] of rows) {
      it(`schedule ${name} under ${policy} has its printed mean wait, bounded slowdown and makespan`, () => {
        const result = measured(
          jobs.map(([submit, accelerators, run], row) => ({ submit, accelerators, run, start: starts[row]! })),
          8,
        );
        expect(overall(result).wait!.mean).toBeCloseTo(wait, 6);
        if (slowdown !== null) expect(overall(result)['bounded-slowdown']!.mean).toBeCloseTo(slowdown, 6);
        expect(result.system.makespan).toBe(makespan);
      });
    }
  }

  it('schedule A under EASY uses 241 of the 304 unit-seconds until its makespan', () => {
    const { jobs, rows } = schedules.A;
    const result = measured(
      jobs.map(([submit, accelerators, run], row) => ({ submit, accelerators, run, start: rows[1][1][row]! })),
      8,
    );
    expect(result.system.utilisation).toBeCloseTo(241 / 304, 12);
    expect(result.system['accelerator-throughput']).toBeCloseTo(241 / 38, 12);
    expect(result.system.throughput).toBeCloseTo((8 * 3600) / 38, 9);
    expect(result.system['queue-length']).toBeCloseTo(80 / 38, 12);
    expect(result.system['max-wait']).toBe(29);
  });
});
