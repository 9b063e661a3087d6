import fc from 'fast-check';
import { describe, it } from 'vitest';
import { IntegerSet } from '../../src/kernel/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

function checkAgainst(set: IntegerSet, model: ReadonlySet<number>): void {
  agree(set.size, model.size);
  agree(set.smallest(), model.size === 0 ? -1 : Math.min(...model));
}

describe('the set of integers', () => {
  it.each([1, 31, 32, 33, 71, 200, 1023, 1024, 1025, 3000])('of those below %i agrees with a Set', (range) => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 100, size: 'max' }), (numbers) => {
        const set = new IntegerSet(range);
        const model = new Set<number>();
        for (const number of numbers) {
          const member = number % range;
          if (model.delete(member)) set.remove(member);
          else {
            model.add(member);
            set.add(member);
          }
          checkAgainst(set, model);
        }
        for (const member of model) {
          set.remove(member);
          model.delete(member);
          checkAgainst(set, model);
        }
      }),
      drawn(100),
    );
  });
});
