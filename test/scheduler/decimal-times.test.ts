import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Row } from '../job-tables.ts';
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
});
