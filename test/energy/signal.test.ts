import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantSignal, signalOf } from '../../src/energy/index.ts';

const steps = (times: number[], values: number[], period: number | null = null) =>
  signalOf({ times: Float64Array.from(times), values: Float64Array.from(values), period });

describe('a signal', () => {
  test('of one value is the same at all times', () => {
    const signal = constantSignal(3);
    expect([signal.at(-5), signal.at(1e9), signal.integral(10, 14), signal.next(0)]).toEqual([3, 3, 12, Infinity]);
  });

  test('holds each value until the next time; its first and last hold for ever', () => {
    const signal = steps([0, 10, 30], [1, -2, 5]);
    expect([-1, 0, 9.5, 10, 29, 30, 1e6].map((time) => signal.at(time))).toEqual([1, 1, 1, -2, -2, 5, 5]);
    expect(signal.integral(5, 35)).toBe(5 * 1 + 20 * -2 + 5 * 5);
    expect(signal.integral(-10, 0)).toBe(10);
    expect([-3, 0, 9, 10, 30].map((time) => signal.next(time))).toEqual([0, 10, 10, 30, Infinity]);
  });

  test('with a period begins anew', () => {
    const signal = steps([2, 4], [1, 3], 5);
    expect([2, 4, 6.9, 7, 9, -1, -3].map((time) => signal.at(time))).toEqual([1, 3, 3, 1, 3, 3, 1]);
    expect(signal.integral(2, 7)).toBe(2 * 1 + 3 * 3);
    expect(signal.integral(3, 3 + 50)).toBeCloseTo(10 * 11, 10);
    expect(signal.next(5)).toBe(7);
    expect(signal.next(7)).toBe(9);
  });

  test('is the sum of its pieces, wherever one cuts it', () => {
    const columns = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 })), {
        minLength: 1,
        maxLength: 8,
      })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: -20, max: 5 }), fc.boolean()));
    fc.assert(
      fc.property(columns, fc.integer({ min: -40, max: 60 }), fc.integer({ min: 0, max: 60 }), (made, from, length) => {
        const [rows, first, repeats] = made;
        const times: number[] = [];
        let at = first;
        for (const [gap] of rows) {
          times.push(at);
          at += gap;
        }
        const signal = steps(
          times,
          rows.map(([, value]) => value),
          repeats ? at - first : null,
        );
        let sum = 0;
        for (let t = from; t < from + length; t++) sum += signal.at(t);
        expect(signal.integral(from, from + length)).toBeCloseTo(sum, 8);
        const next = signal.next(from);
        if (next !== Infinity) expect(signal.at(from)).toBe(signal.at(next - 0.25));
      }),
    );
  });
});
