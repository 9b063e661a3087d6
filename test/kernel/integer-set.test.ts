import fc from 'fast-check';
import { describe, it } from 'vitest';
import { IntegerSet } from '../../src/kernel/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

function checkAgainst(set: IntegerSet, model: ReadonlySet<number>, range: number): void {
  agree(set.size, model.size);
  const smallest = model.size === 0 ? -1 : Math.min(...model);
  agree(set.smallest(), smallest);
  for (const member of [smallest, Math.max(...model)]) {
    if (member < 0 || model.size === 0) continue;
    let run = 0;
    while (model.has(member + run)) run++;
    for (const limit of [1, 2, 31, 32, 33, range + 40]) agree(set.runFrom(member, limit), Math.min(run, limit));
  }
}

/** Toggles stretches: one whose numbers are all in or all out of the set goes the other way. */
const stretches = fc.array(fc.record({ first: fc.nat(), count: fc.integer({ min: 1, max: 100 }) }), {
  maxLength: 60,
  size: 'max',
});

describe('the set of integers', () => {
  it.each([1, 31, 32, 33, 64, 200, 1023, 1024, 1025, 3000])('of those below %i agrees with a Set', (range) => {
    fc.assert(
      fc.property(stretches, (steps) => {
        const set = new IntegerSet(range);
        const model = new Set<number>();
        for (const { first, count } of steps) {
          const from = first % range;
          const inside = model.has(from);
          let length = 0;
          while (length < count && from + length < range && model.has(from + length) === inside) length++;
          for (let member = from; member < from + length; member++) inside ? model.delete(member) : model.add(member);
          if (inside) set.removeRange(from, length);
          else set.addRange(from, length);
          checkAgainst(set, model, range);
        }
      }),
      drawn(60),
    );
  });

  it('takes members one by one as well', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70), { maxLength: 100, size: 'max' }), (members) => {
        const set = new IntegerSet(71);
        const model = new Set<number>();
        for (const member of members) {
          if (model.delete(member)) set.remove(member);
          else {
            model.add(member);
            set.add(member);
          }
          checkAgainst(set, model, 71);
        }
      }),
      drawn(200),
    );
  });

  it('leaves itself as it was by a stretch of no numbers', () => {
    const set = new IntegerSet(10);
    set.addRange(3, 0);
    set.removeRange(3, 0);
    checkAgainst(set, new Set(), 10);
  });
});
