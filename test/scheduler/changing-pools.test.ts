import fc from 'fast-check';
import { describe, it } from 'vitest';
import { arbitraryRows, drawn } from '../reference/arbitrary-jobs.ts';
import { backfillings, checkAgainstTextbook } from '../reference/textbook/check.ts';
import { scores } from '../reference/textbook/orders.ts';
import type { Step } from '../reference/textbook/world.ts';

const anyOrder = fc.constantFrom(...Object.keys(scores));

/** A pool that comes, grows, shrinks and goes. */
const anySteps: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 8 })), { minLength: 1, maxLength: 5 }),
  )
  .map(([first, changes]) => {
    let at = 0;
    const steps = [{ at, units: first }, ...changes.map(([gap, units]) => ({ at: (at += gap), units }))];
    return steps.filter(({ units }, i) => i === 0 || units !== steps[i - 1]!.units);
  });

describe.each(backfillings)(
  'on a pool that changes every job starts when the textbook says: $name',
  ({ spec, rule }) => {
    it('in any order of the queue', () => {
      fc.assert(
        fc.property(
          arbitraryRows({ shortest: 1, most: 16 }),
          anySteps,
          anyOrder,
          fc.boolean(),
          (rows, steps, order, oracle) => {
            checkAgainstTextbook(rows, steps, spec, { order, rule: rule(), oracle });
          },
        ),
        drawn(400),
      );
    });

    it('with a pass after every event', () => {
      fc.assert(
        fc.property(arbitraryRows({ most: 16 }), anySteps, anyOrder, (rows, steps, order) => {
          checkAgainstTextbook(rows, steps, spec, { order, rule: rule(), pass: 'per-event' });
        }),
        drawn(300),
      );
    });

    it('when jobs may outlive their limits, and the time that is left', () => {
      fc.assert(
        fc.property(arbitraryRows({ most: 16 }), anySteps, fc.constantFrom(1, 3, 7, Infinity), (rows, steps, grace) => {
          checkAgainstTextbook(rows, steps, spec, { order: 'fcfs', rule: rule(), grace });
        }),
        drawn(300),
      );
    });
  },
);
