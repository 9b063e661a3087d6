import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestMix } from '../../../src/experiment/search/cheapest-mix.ts';
import { findEdge } from '../../../src/experiment/search/edge.ts';
import { erlangC } from '../../../src/theory/index.ts';

const places = (held: string) => (place: number) => Promise.resolve(held[place] === '#');
const find = (held: string) => findEdge(held.length, places(held));

describe('the edge from which on something holds', () => {
  it('is found in few trials where it simply begins', async () => {
    for (const edge of [0, 1, 57, 99]) {
      const { found, tried, relapses, finished } = await find('.'.repeat(edge) + '#'.repeat(100 - edge));
      expect([found, relapses, finished]).toEqual([edge, [], true]);
      expect(tried.size).toBeLessThanOrEqual(13);
      for (const near of [edge - 2, edge - 1, edge + 1, edge + 2])
        expect(tried.has(near)).toBe(near >= 0 && near < 100);
    }
  });

  it('does not exist where it does not hold at the last place', async () => {
    expect((await find('..##.')).found).toBeNull();
    expect((await find('')).found).toBeNull();
  });

  it('moves behind a relapse among its neighbours, and says which it was', async () => {
    // Bisection meets place 4; its neighbour 5 relapses, so the edge is 6, and its neighbours hold.
    expect(await find('....#.####')).toMatchObject({ found: 6, relapses: [5] });
    expect(await find('....##.#.#####')).toMatchObject({ found: 9, relapses: [6, 8] });
  });

  it('tells of an earlier place that holds by chance, and is not misled by it', async () => {
    expect(await find('......#.######')).toMatchObject({ found: 8, relapses: [7] });
  });

  it('says when trying ended early', async () => {
    let left = 3;
    const edge = await findEdge(100, (place) => Promise.resolve(left-- > 0 ? place > 50 : undefined));
    expect(edge.finished).toBe(false);
    expect(edge.tried.size).toBe(3);
  });

  it('always holds, as do all later places that were tried, and never at the one before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), async (held) => {
        const { found, tried } = await findEdge(held.length, (place) => Promise.resolve(held[place]!));
        if (found === null) {
          expect(held.at(-1)).toBe(false);
          return;
        }
        for (const [place, worked] of tried) if (place >= found) expect(worked).toBe(true);
        if (found > 0) expect(tried.get(found - 1)).toBe(false);
      }),
    );
  });
});

describe('the fewest servers of an M/M/c queue', () => {
  it.each([
    [10, [12, 14, 17]],
    [100, [106, 111, 119]],
    [1_000, [1_017, 1_034, 1_056]],
  ])('at an offered load of %d are those of the Halfin–Whitt table', async (offered, expected) => {
    for (const [at, part] of [0.5, 0.2, 0.05].entries()) {
      const smallest = offered + 1;
      const holds = (place: number) => Promise.resolve(erlangC(smallest + place, offered) <= part);
      expect(smallest + (await findEdge(2 * offered, holds)).found!).toBe(expected[at]);
    }
  });
});

describe('the cheapest mix', () => {
  const parts = [
    { from: 0, to: 20, cost: 3 },
    { from: 0, to: 40, cost: 1 },
  ];

  it('is that of trying every mix, in a fraction of the trials', async () => {
    for (const [first, second, needed] of [
      [5, 1, 50],
      [2, 1, 31],
      [3, 1, 40],
      [4, 2, 61],
    ] as const) {
      let trials = 0;
      const enough = ([a, b]: readonly number[]) => first * a! + second * b! >= needed;
      const { found } = await cheapestMix(parts, (mix) => {
        trials++;
        return Promise.resolve(enough(mix));
      });
      const cost = ([a, b]: readonly number[]) => 3 * a! + b!;
      let best = Number.POSITIVE_INFINITY;
      for (let a = 0; a <= 20; a++)
        for (let b = 0; b <= 40; b++) if (enough([a, b])) best = Math.min(best, cost([a, b]));
      expect(enough(found!)).toBe(true);
      expect(cost(found!)).toBe(best);
      expect(trials).toBeLessThan(120);
    }
  });

  it('of three parts is found, too', async () => {
    const three = [
      { from: 1, to: 4, cost: 5 },
      { from: 1, to: 6, cost: 2 },
      { from: 1, to: 30, cost: 1 },
    ];
    const enough = ([a, b, c]: readonly number[]) => 9 * a! + 3 * b! + c! >= 33;
    const { found } = await cheapestMix(three, (mix) => Promise.resolve(enough(mix)));
    // 9·3 + 3·1 + 3 costs 20; 9·2 + 3·4 + 3 costs 21; 9·1 + 3·6 + 6 costs 23.
    expect(found).toEqual([3, 1, 3]);
  });

  it('does not exist where the largest does not hold', async () => {
    expect((await cheapestMix(parts, () => Promise.resolve(false))).found).toBeNull();
  });
});
