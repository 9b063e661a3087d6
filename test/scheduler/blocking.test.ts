import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy } from '../job-tables.ts';
import { backfillings } from '../reference/textbook/check.ts';

const cluster = { pools: { small: { kind: 'units', units: 4 }, large: { kind: 'units', units: 16 } } } as const;

describe.each(backfillings)('a job that waits: $name', ({ spec }) => {
  it('holds back nobody in a pool that it accepts but could never fit', () => {
    const rows = [
      { submit: 0, accelerators: 16, runtime: 100, pools: [1] },
      { submit: 1, accelerators: 8, runtime: 10, pools: [0, 1] },
      { submit: 2, accelerators: 1, runtime: 10, pools: [0] },
    ];
    const { start } = simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', spec), audit: true });
    expect([...start]).toEqual([0, 100, 2]);
  });

  it('goes to the first of its pools that has room, in its order of preference', () => {
    const rows = [
      { submit: 0, accelerators: 3, runtime: 10, pools: [1, 0] },
      { submit: 1, accelerators: 3, runtime: 10, pools: [0, 1] },
      { submit: 2, accelerators: 3, runtime: 10, pools: [0, 1] },
    ];
    const { start, pool } = simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', spec), audit: true });
    expect([...start]).toEqual([0, 1, 2]);
    expect([...pool]).toEqual([1, 0, 1]);
  });
});

describe('a job wider than every pool it accepts', () => {
  it.each(backfillings)('is rejected when it is submitted, and holds back nobody: $name', ({ spec }) => {
    const rows = [
      { submit: 0, accelerators: 4, runtime: 10, pools: [0] },
      { submit: 1, accelerators: 5, runtime: 10, pools: [0] },
      { submit: 2, accelerators: 4, runtime: 10, pools: [0] },
      { submit: 3, accelerators: 17, runtime: 10, pools: [0, 1] },
    ];
    const { start, rejection } = simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', spec), audit: true });
    expect([...start]).toEqual([0, Number.NaN, 10, Number.NaN]);
    expect([...rejection]).toEqual([0, 1, 0, 1]);
  });
});
