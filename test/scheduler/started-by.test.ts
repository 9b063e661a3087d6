import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate, startReasons } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { agree } from '../reference/agree.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings } from '../reference/textbook/check.ts';
import { scores } from '../reference/textbook/orders.ts';
import { textbook } from '../reference/textbook/textbook.ts';

describe('a job counts as backfilled when an earlier job of its queue is left waiting', () => {
  it.each(backfillings)('$name', ({ spec, rule }) => {
    const order = fc.constantFrom(...Object.keys(scores));
    fc.assert(
      fc.property(arbitraryRows({ most: 20, shortest: 1 }), order, (rows, name) => {
        const outcome = simulate({ jobs: jobTable(rows), cluster: units(8), policy: policy(name, spec) });
        const { ahead } = textbook(rows, 8, { order: name, rule: rule() });
        agree(
          Array.from(outcome.startedBy, (code) => startReasons[code]).join(),
          ahead.map((backfilled) => (backfilled ? 'backfilled' : 'in-order')).join(),
        );
      }),
      drawn(200),
    );
  });

  it.each(backfillings)('and not when that one waits for another pool: $name', ({ spec }) => {
    const rows: Row[] = [
      { submit: 0, accelerators: 4, runtime: 100, pools: [0] },
      { submit: 1, accelerators: 4, runtime: 10, pools: [0] },
      { submit: 2, accelerators: 4, runtime: 10, pools: [1] },
    ];
    const cluster = { pools: { left: { kind: 'units', units: 4 }, right: { kind: 'units', units: 4 } } } as const;
    const { start, startedBy } = simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', spec) });
    expect([...start]).toEqual([0, 100, 2]);
    expect(Array.from(startedBy, (code) => startReasons[code])).toEqual(['in-order', 'in-order', 'in-order']);
  });
  it.each(backfillings)('of those that could use its pool: $name', ({ spec }) => {
    const sizes = [6, 4];
    const [left, right] = sizes.map((count) => ({ kind: 'units' as const, units: count }));
    const lists = fc.infiniteStream(fc.constantFrom([0], [1], [0, 1], [1, 0]));
    fc.assert(
      fc.property(arbitraryRows({ most: 24, widest: 6, shortest: 1 }), lists, (drawnRows, accepts) => {
        const rows = drawnRows.map((row) => ({ ...row, pools: accepts.next().value as number[] }));
        const cluster = { pools: { left: left!, right: right! } };
        const { start, pool, startedBy } = simulate({ jobs: jobTable(rows), cluster, policy: policy('fcfs', spec) });
        rows.forEach((_row, job) => {
          if (Number.isNaN(start[job]!)) return;
          const passed = rows.some(
            ({ accelerators, pools }, earlier) =>
              earlier < job &&
              start[earlier]! > start[job]! &&
              pools.includes(pool[job]!) &&
              accelerators <= sizes[pool[job]!]!,
          );
          agree(startReasons[startedBy[job]!], passed ? 'backfilled' : 'in-order');
        });
      }),
      drawn(200),
    );
  });
});
