import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpectedEnds } from '../../src/scheduler/outlook/expected-ends.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

const change = fc.record({ add: fc.boolean(), which: fc.nat(), end: fc.integer({ min: 0, max: 9 }) });

describe('running jobs by expected end', () => {
  it.each([
    ['few', 60, 0.5],
    ['so many that whole stretches are moved', 500, 0.9],
  ])('stand in order of expected end, then of start: %s', (_, length, adding) => {
    fc.assert(
      fc.property(fc.array(change, { minLength: length, maxLength: length }), (changes) => {
        const ends = new ExpectedEnds();
        let listed: { job: number; end: number; accelerators: number }[] = [];
        changes.forEach(({ add, which, end }, job) => {
          if (add || which % 100 < adding * 100 || listed.length === 0) {
            const accelerators = 1 + (job % 5);
            ends.add(job, end, accelerators);
            listed.push({ job, end, accelerators });
          } else {
            const gone = listed[which % listed.length]!;
            ends.remove(gone.job, gone.end);
            listed = listed.filter((other) => other !== gone);
          }
        });
        const expected = listed.toSorted((a, b) => a.end - b.end);
        expect(ends.size).toBe(expected.length);
        const found = expected.map((_row, i) => ({
          job: ends.job[i],
          end: ends.end[i],
          accelerators: ends.accelerators[i],
        }));
        expect(found).toEqual(expected);
      }),
      drawn(200),
    );
  });
});
