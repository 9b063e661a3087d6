import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, gathered, sortedOrder } from '../../src/workload/sorted-order.ts';

describe('sorting by a column', () => {
  it('orders any values as a comparison would, equal ones as they stand', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true }).filter((x) => !Object.is(x, -0)),
      fc.integer({ min: -5, max: 20 }),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (values) => {
        const keys = Float64Array.from(values);
        const expected = [...keys.keys()].sort((a, b) => (keys[a] === keys[b] ? a - b : keys[a]! < keys[b]! ? -1 : 1));
        expect([...sortedOrder(keys)]).toEqual(expected);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('sorts by several keys, the least important first', () => {
    const first = Float64Array.of(2, 1, 2, 1, 1);
    const second = Float64Array.of(5, 9, 4, 3, 3);
    expect([...sortedOrder(first, sortedOrder(second))]).toEqual([3, 4, 1, 2, 0]);
  });

  it('sorts a part of the rows', () => {
    expect([...sortedOrder(Float64Array.of(9, 3, 7, 1), Uint32Array.of(0, 2, 1))]).toEqual([1, 2, 0]);
  });

  it('gives back the order it was given when nothing has to move', () => {
    const order = ascending(3);
    expect(sortedOrder(Float64Array.of(1, 1, 2), order)).toBe(order);
  });

  it('gathers a column of any kind in an order', () => {
    expect(gathered(Int32Array.of(10, 20, 30), Uint32Array.of(2, 0))).toEqual(Int32Array.of(30, 10));
  });
});
