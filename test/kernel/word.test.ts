import fc from 'fast-check';
import { describe, it } from 'vitest';
import { lowestBit, ones, runInWord } from '../../src/kernel/index.ts';
import { agree } from '../reference/agree.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** The places of the bits that are set, by asking for each. */
const places = (word: number) => Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (word >>> bit) & 1);

describe('a word of 32 bits', () => {
  it('tells the lowest that is set, and how far a run of set bits goes', () => {
    const word = fc.oneof(
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.nat(31).map((bit) => 1 << bit),
      fc.nat(31).map((bit) => -1 << bit),
    );
    fc.assert(
      fc.property(word, (bits) => {
        const set = places(bits);
        if (set.length > 0) agree(lowestBit(bits), set[0]);
        for (const from of set) {
          let run = 0;
          while (set.includes(from + run)) run++;
          agree(runInWord(bits, from), run);
        }
      }),
      drawn(1000),
    );
  });

  it('is made of ones from a place upwards', () => {
    for (let from = 0; from < 32; from++) {
      for (let count = 1; from + count <= 32; count++) {
        agree(places(ones(from, count)).join(), Array.from({ length: count }, (_, k) => from + k).join());
      }
    }
  });
});
