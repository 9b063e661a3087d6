import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';

/** Rows of (submission, accelerators, run time, estimate = run time). */
const rows = (list: readonly (readonly number[])[]): Row[] =>
  list.map(([submit, accelerators, runtime, limit]) => ({
    submit: submit!,
    accelerators: accelerators!,
    runtime: runtime!,
    limit: limit ?? runtime!,
  }));

const A = rows([
  [0, 5, 10],
  [1, 4, 8],
  [2, 2, 20],
  [3, 3, 5],
  [4, 1, 30],
  [5, 8, 4],
  [6, 2, 3],
  [7, 3, 12],
]);
const B = rows([
  [0, 5, 6, 10],
  [1, 4, 8, 12],
  [2, 2, 14, 20],
  [3, 3, 5, 5],
  [4, 1, 20, 30],
  [5, 8, 4, 10],
  [6, 2, 3, 4],
  [7, 3, 12, 15],
]);
const C = rows([
  [0, 6, 7],
  [1, 4, 9],
  [2, 5, 9],
  [3, 4, 7],
  [3, 1, 5],
  [4, 2, 8],
]);
const D = rows([
  [0, 5, 5, 5],
  [0, 1, 5, 11],
  [1, 5, 3, 3],
  [1, 6, 7, 7],
  [2, 2, 4, 10],
  [3, 1, 3, 9],
  [3, 3, 2, 8],
]);

interface Expectation {
  readonly starts: string;
  readonly wait: number;
  readonly makespan: number;
  readonly slowdown?: number;
}

const depth2 = { kind: 'depth-k', k: 2 };
const uncompressed = { kind: 'conservative', compress: false };
const compressed = { kind: 'conservative', compress: true };
type Case = [title: string, ordering: string, backfill: Parameters<typeof policy>[1], expected: Expectation];

const schedules: Record<string, { jobs: Row[]; cases: Case[] }> = {
  A: {
    jobs: A,
    cases: [
      ['FCFS', 'fcfs', 'none', { starts: '0 10 10 18 18 48 52 52', wait: 22.5, slowdown: 2.739583, makespan: 64 }],
      ['first-fit', 'fcfs', 'first-fit', { starts: '0 10 2 18 4 34 18 22', wait: 10, slowdown: 1.71875, makespan: 38 }],
      ['EASY', 'fcfs', 'easy', { starts: '0 10 2 18 4 34 18 22', wait: 10, slowdown: 1.71875, makespan: 38 }],
      [
        'conservative',
        'fcfs',
        compressed,
        { starts: '0 10 2 18 4 34 18 22', wait: 10, slowdown: 1.71875, makespan: 38 },
      ],
      [
        'conservative without compression',
        'fcfs',
        uncompressed,
        { starts: '0 10 2 18 4 34 18 22', wait: 10, slowdown: 1.71875, makespan: 38 },
      ],
      [
        'SJF',
        'shortest-first',
        'none',
        { starts: '0 15 23 3 23 11 8 15', wait: 8.75, slowdown: 1.44375, makespan: 53 },
      ],
      ['LJF', 'longest-first', 'none', { starts: '0 22 2 22 4 34 38 10', wait: 13, slowdown: 2.04375, makespan: 41 }],
      [
        'SAF',
        'smallest-area',
        'none',
        { starts: '0 10 42 3 8 38 8 42', wait: 15.375, slowdown: 2.05625, makespan: 62 },
      ],
      [
        'smallest first',
        'smallest',
        'none',
        { starts: '0 22 2 10 4 34 10 15', wait: 8.625, slowdown: 1.633333, makespan: 38 },
      ],
      [
        'largest first',
        'largest',
        'none',
        { starts: '0 14 22 14 22 10 22 19', wait: 11.875, slowdown: 1.65, makespan: 52 },
      ],
      ['WFP3', 'wfp3', 'none', { starts: '0 17 25 14 25 10 14 19', wait: 12, slowdown: 1.61875, makespan: 55 }],
      ['UNICEF', 'unicef', 'none', { starts: '0 13 38 10 4 34 10 38', wait: 14.875, slowdown: 1.985417, makespan: 58 }],
      ['F1', 'f1', 'none', { starts: '0 10 10 18 18 48 52 52', wait: 22.5, slowdown: 2.739583, makespan: 64 }],
      [
        'SJF with EASY',
        'shortest-first',
        'easy',
        { starts: '0 15 2 10 4 34 10 22', wait: 8.625, slowdown: 1.61875, makespan: 38 },
      ],
      [
        'SAF with EASY',
        'smallest-area',
        'easy',
        { starts: '0 15 2 10 4 34 10 22', wait: 8.625, slowdown: 1.61875, makespan: 38 },
      ],
    ],
  },
  B: {
    jobs: B,
    cases: [
      ['FCFS', 'fcfs', 'none', { starts: '0 6 6 14 14 34 38 38', wait: 15.25, slowdown: 2.133631, makespan: 50 }],
      [
        'first-fit',
        'fcfs',
        'first-fit',
        { starts: '0 6 2 14 4 29 14 17', wait: 7.25, slowdown: 1.454167, makespan: 33 },
      ],
      ['EASY', 'fcfs', 'easy', { starts: '0 6 2 14 4 29 14 17', wait: 7.25, slowdown: 1.454167, makespan: 33 }],
      [
        'conservative',
        'fcfs',
        compressed,
        { starts: '0 6 2 14 4 29 14 17', wait: 7.25, slowdown: 1.454167, makespan: 33 },
      ],
      [
        'conservative without compression',
        'fcfs',
        uncompressed,
        { starts: '0 10 2 22 4 34 6 44', wait: 11.75, slowdown: 1.935417, makespan: 56 },
      ],
      [
        'SJF',
        'shortest-first',
        'none',
        { starts: '0 13 21 3 21 9 6 13', wait: 7.25, slowdown: 1.463393, makespan: 41 },
      ],
      ['LJF', 'longest-first', 'none', { starts: '0 6 2 30 4 26 30 14', wait: 10.5, slowdown: 1.785417, makespan: 35 }],
      ['SAF', 'smallest-area', 'none', { starts: '0 16 2 6 6 26 6 11', wait: 5.625, slowdown: 1.404167, makespan: 30 }],
      [
        'smallest first',
        'smallest',
        'none',
        { starts: '0 16 2 6 4 24 6 11', wait: 5.125, slowdown: 1.366667, makespan: 28 },
      ],
      [
        'largest first',
        'largest',
        'none',
        { starts: '0 10 18 10 18 6 18 15', wait: 8.375, slowdown: 1.48869, makespan: 38 },
      ],
      ['WFP3', 'wfp3', 'none', { starts: '0 6 18 5 18 14 10 18', wait: 7.625, slowdown: 1.41994, makespan: 38 }],
      ['UNICEF', 'unicef', 'none', { starts: '0 6 14 6 4 36 11 24', wait: 9.125, slowdown: 1.634226, makespan: 40 }],
      ['F1', 'f1', 'none', { starts: '0 6 6 14 14 34 38 38', wait: 15.25, slowdown: 2.133631, makespan: 50 }],
      [
        'SJF with EASY',
        'shortest-first',
        'easy',
        { starts: '0 11 2 6 4 28 6 16', wait: 5.625, slowdown: 1.40625, makespan: 32 },
      ],
      [
        'SAF with EASY',
        'smallest-area',
        'easy',
        { starts: '0 16 2 6 4 24 6 11', wait: 5.125, slowdown: 1.366667, makespan: 28 },
      ],
    ],
  },
  C: {
    jobs: C,
    cases: [
      ['FCFS', 'fcfs', 'none', { starts: '0 7 16 25 25 25', wait: 14.166667, makespan: 33 }],
      ['first-fit', 'fcfs', 'first-fit', { starts: '0 7 22 15 3 7', wait: 6.833333, makespan: 31 }],
      ['EASY', 'fcfs', 'easy', { starts: '0 7 16 25 3 7', wait: 7.5, makespan: 32 }],
      ['depth-2', 'fcfs', depth2, { starts: '0 7 16 8 3 15', wait: 6, makespan: 25 }],
      ['EASY of depth 2', 'fcfs', { kind: 'easy', depth: 2 }, { starts: '0 7 16 8 3 15', wait: 6, makespan: 25 }],
      ['conservative without compression', 'fcfs', uncompressed, { starts: '0 7 16 7 14 14', wait: 7.5, makespan: 25 }],
      ['conservative', 'fcfs', compressed, { starts: '0 7 16 7 14 14', wait: 7.5, makespan: 25 }],
    ],
  },
  D: {
    jobs: D,
    cases: [
      ['FCFS', 'fcfs', 'none', { starts: '0 0 5 8 8 12 15', wait: 5.428571, makespan: 17 }],
      ['first-fit', 'fcfs', 'first-fit', { starts: '0 0 5 8 2 5 15', wait: 3.571429, makespan: 17 }],
      ['EASY', 'fcfs', 'easy', { starts: '0 0 5 8 2 6 15', wait: 3.714286, makespan: 17 }],
      ['depth-2', 'fcfs', depth2, { starts: '0 0 5 8 6 3 15', wait: 3.857143, makespan: 17 }],
      [
        'conservative without compression',
        'fcfs',
        uncompressed,
        { starts: '0 0 5 8 11 15 15', wait: 6.285714, makespan: 18 },
      ],
      ['conservative', 'fcfs', compressed, { starts: '0 0 5 8 5 9 15', wait: 4.571429, makespan: 17 }],
    ],
  },
};

for (const [name, { jobs, cases }] of Object.entries(schedules)) {
  describe(`schedule ${name}, traced by hand on eight units`, () => {
    it.each(cases)('%s starts every job when it should', (_title, ordering, backfill, expected) => {
      const table = jobTable(jobs);
      const { start, end } = simulate({
        jobs: table,
        cluster: units(8),
        policy: policy(ordering, backfill),
        audit: true,
      });
      expect([...start].join(' ')).toBe(expected.starts);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(mean([...start].map((at, j) => at - table.submit[j]!))).toBeCloseTo(expected.wait, 6);
      expect(Math.max(...end)).toBe(expected.makespan);
      if (expected.slowdown !== undefined) {
        const bounded = [...end].map((at, j) => Math.max(1, (at - table.submit[j]!) / Math.max(table.runtime[j]!, 10)));
        expect(mean(bounded)).toBeCloseTo(expected.slowdown, 6);
      }
    });
  });
}
