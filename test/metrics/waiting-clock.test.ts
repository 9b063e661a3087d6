import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitingClock } from '../../src/metrics/waiting-clock.ts';
import { agree } from '../reference/agree.ts';

function clockOf(stretches: readonly (readonly [from: number, to: number])[], end: number) {
  const clock = new WaitingClock();
  for (const [from, to] of stretches) {
    clock.start(from);
    if (to < end) clock.stop(to);
  }
  clock.finish(end);
  return clock;
}

describe('a clock that goes while somebody waits', () => {
  it('tells how far it had gone at any moment', () => {
    const clock = clockOf(
      [
        [2, 4],
        [4, 5],
        [7, 7],
        [8, 10],
      ],
      10,
    );
    expect([0, 2, 3, 4, 4.5, 5, 6, 7, 8, 9, 10, 11].map((time) => clock.at(time))).toEqual([
      0, 0, 1, 2, 2.5, 3, 3, 3, 3, 4, 5, 5,
    ]);
    expect(clockOf([], 10).at(5)).toBe(0);
  });

  it('agrees with a sum over all stretches, however many there are and however they crowd', () => {
    const gaps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(5000))),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(
        gaps,
        fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { maxLength: 20 }),
        (gaps, moments) => {
          let time = 0;
          const stretches = gaps.map(([length, gap]) => {
            const from = time + gap;
            time = from + length;
            return [from, time] as const;
          });
          const clock = clockOf(stretches, time + 1);
          for (const moment of [...moments, ...stretches.flat()]) {
            const expected = stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, moment) - from), 0);
            agree(Math.abs(clock.at(moment) - expected) <= 1e-9 * Math.max(1, time), true);
          }
        },
      ),
    );
  });
});
