import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InAscendingOrder } from '../../src/energy/in-ascending-order.ts';
import { cheapestFirst } from '../../src/energy/increments.ts';
import { type Signal, signalOf } from '../../src/energy/index.ts';
import { eachStep, stepsOf, timeOf } from '../../src/energy/steps.ts';

/** A price by uneven steps, with or without an end, and data for a part of it. */
const series = fc
  .record({
    gaps: fc.array(
      fc.integer({ min: 2, max: 720 }).map((eighths) => eighths / 8),
      { minLength: 3, maxLength: 30 },
    ),
    repeats: fc.boolean(),
    known: fc.option(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20))),
  })
  .map(({ gaps, repeats, known }) => {
    const times = Float64Array.from(gaps, (_, i) => gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0));
    const borders = known?.map((at) => times[at % times.length]!).sort((a, b) => a - b);
    const stretches = [0, 2].flatMap((k) =>
      borders !== undefined && borders[k + 1]! > borders[k]! ? [{ from: borders[k]!, until: borders[k + 1]! }] : [],
    );
    const apart = stretches.length < 2 || stretches[1]!.from > stretches[0]!.until;
    return signalOf({
      times,
      values: Float64Array.from(gaps, (gap) => Math.round(gap) % 7),
      period: repeats ? gaps.reduce((sum, gap) => sum + gap, 0) : null,
      ...(stretches.length > 0 && apart ? { known: stretches } : {}),
    });
  });

/** The steps one after the other, as the signal itself tells them. */
function walked(signal: Signal, from: number, to: number) {
  const found: { from: number; until: number; value: number }[] = [];
  for (let at = from; at < to; ) {
    const stretch = signal.known(at);
    if (stretch === undefined || stretch.from >= to) break;
    const end = Math.min(stretch.until, to);
    for (at = Math.max(at, stretch.from); at < end; ) {
      const until = Math.min(end, signal.next(at));
      found.push({ from: at, until, value: signal.at(at) });
      at = until;
    }
  }
  return found;
}

describe('the steps of an outlook', () => {
  test('are to the bit those that it tells one after the other, wherever and how often it is asked', () => {
    const spans = fc.array(
      fc.tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 600, noNaN: true })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(series, spans, (signal, asked) => {
        for (const [from, length] of asked) {
          const steps = stepsOf(signal, from, from + length);
          const plain = walked(signal, from, from + length);
          expect(eachStep(steps)).toEqual(plain);
          expect(timeOf(steps)).toBe(plain.reduce((sum, step) => sum + (step.until - step.from), 0));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an ascending order that is found as far as it is asked for', () => {
  test('is the order of sorting', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), (values) => {
        const rest = new InAscendingOrder(
          values.length,
          (a, b) => values[a]! < values[b]! || (values[a] === values[b] && a < b),
        );
        const found: number[] = [];
        for (let first = rest.first; first !== undefined; first = rest.first) {
          found.push(first);
          rest.remove();
        }
        expect(found).toEqual(values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b));
      }),
      { numRuns: 100 },
    );
  });

  test('gives the increments of width by price, then by value, step and width', () => {
    const signal = signalOf({ times: Float64Array.of(0, 1, 2), values: Float64Array.of(2, 1, 4), period: null });
    // Progress 1 on one, 1.5 on two: prices 2, 1, 4 for the first and 4, 2, 8 for the second accelerator.
    const order = cheapestFirst(stepsOf(signal, 0, 3), { least: 1, most: 2, speed: (n) => (n === 1 ? 1 : 1.5) });
    const found = Array.from({ length: 7 }, (_, k) => order(k)).map((one) => one && [one.step, one.accelerators]);
    expect(found).toEqual([[1, 1], [1, 2], [0, 1], [0, 2], [2, 1], [2, 2], undefined]);
  });
});
