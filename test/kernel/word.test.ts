import fc from 'fast-check';
import { describe, it } from 'vitest';
import { bitsIn, lowestBit, lowestBits } from '../../src/kernel/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** The places of the bits that are set, by asking for each. */
const places = (word: number) => Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (word >>> bit) & 1);
const word = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.nat(31).map((bit) => 1 << bit),
  fc.nat(31).map((bit) => -1 << bit),
);

describe('a word of 32 bits', () => {
  it('tells how many are set, the lowest, and the lowest so many', () => {
    fc.assert(
      fc.property(word, fc.nat(32), (bits, some) => {
        const set = places(bits);
        agree(bitsIn(bits), set.length);
        if (set.length > 0) agree(lowestBit(bits), set[0]);
        const count = Math.min(some, set.length);
        agree(places(lowestBits(bits, count)).join(), set.slice(0, count).join());
      }),
      drawn(2000),
    );
  });

  it('may have none or all of them set', () => {
    agree(bitsIn(0), 0);
    agree(bitsIn(-1), 32);
    agree(lowestBits(-1, 32), -1);
  });
});
