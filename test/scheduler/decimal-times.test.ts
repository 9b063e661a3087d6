import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/index.ts';
import { jobTable, policy, type Row, units } from '../job-tables.ts';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings, checkAgainstTextbook } from '../reference/textbook/check.ts';

/** Tenths of a second have no exact float64: sums of the same times may differ in the last bit. */
const inTenths = (rows: readonly Row[], origin: number): Row[] =>
  rows.map(({ submit, accelerators, runtime, limit }) => ({
    submit: origin + submit / 10,
    accelerators,
    runtime: runtime / 10,
    limit: limit! / 10,
  }));

describe.each(backfillings)('times in tenths of a second change no decision: $name', ({ spec, rule }) => {
  it.each([0, 100_000, 31_536_000])('%i s after the origin', (origin) => {
    fc.assert(
      fc.property(arbitraryRows({ most: 16 }), (rows) => {
        checkAgainstTextbook(inTenths(rows, origin), 8, spec, { order: 'fcfs', rule: rule() });
      }),
      drawn(300),
    );
  });

  it('with a pass after every event, and when jobs may outlive their limits', () => {
    const grace = fc.constantFrom(0, 0.1, 0.7, Infinity);
    const pass = fc.constantFrom('per-instant' as const, 'per-event' as const);
    fc.assert(
      fc.property(arbitraryRows({ most: 16 }), grace, pass, (rows, longest, when) => {
        const rules = { order: 'fcfs', rule: rule(), grace: longest, pass: when };
        checkAgainstTextbook(inTenths(rows, 100_000), 8, spec, rules);
      }),
      drawn(200),
    );
  });
});

describe('a job in its grace', () => {
  it.each(backfillings)('is expected to end when it will be killed, to the last bit: $name', ({ spec }) => {
    // (0.1 + 0.1) + 1 is a bit less than 0.1 + (0.1 + 1).
    const rows = [
      { submit: 0.1, accelerators: 1, runtime: 50, limit: 0.1 },
      { submit: 0.1, accelerators: 1, runtime: 1 },
    ];
    const rules = policy('fcfs', spec, { walltime: { rule: 'grace', grace: 1 } });
    const { start, end } = simulate({ jobs: jobTable(rows), cluster: units(1), policy: rules });
    expect([...start]).toEqual([0.1, end[0]]);
  });
});
