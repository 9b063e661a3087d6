import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableOrder } from '../../src/kernel/index.ts';
import { drawn } from '../reference/arbitrary-jobs.ts';

/** The stated order by comparisons: numbers ascending, −0 as 0, NaN last, equals as they stood. */
function byComparison(keys: readonly number[]): number[] {
  const last = (key: number) => (Number.isNaN(key) ? 1 : 0);
  return keys
    .map((_, row) => row)
    .sort((a, b) => {
      const [x, y] = [keys[a]!, keys[b]!];
      return last(x) - last(y) || (x < y ? -1 : x > y ? 1 : 0) || a - b;
    });
}

const special = fc.constantFrom(0, -0, Infinity, -Infinity, Number.NaN, Number.MIN_VALUE, -Number.MIN_VALUE);
const anyKey = fc.oneof(special, fc.integer({ min: -3, max: 3 }), fc.double(), fc.double({ min: -1e9, max: 1e9 }));

describe('the stable order of float64 keys', () => {
  it('is that of a stable comparator sort, with −0 as 0 and NaN last', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 80, size: 'max' }), (keys) => {
        expect([...stableOrder(Float64Array.from(keys))]).toEqual(byComparison(keys));
      }),
      drawn(1000),
    );
  });

  it.each([
    ['none', []],
    ['−0 and 0 of equal rank', [1, 0, -0, 0, -0]],
    ['a NaN of either sign', [Number.NaN, 1, -Number.NaN, -1]],
    ['negative numbers', [-1e308, -1, -2, -Infinity, -1e-300]],
    ['NaN alone', [Number.NaN, Number.NaN]],
    ['equal keys', [7, 7, 7]],
  ])('handles %s', (_, keys) => {
    expect([...stableOrder(Float64Array.from(keys))]).toEqual(byComparison(keys));
  });

  it('sets a negative NaN last as well, whatever its bits', () => {
    const keys = new Float64Array([2, 0, 1]);
    new BigUint64Array(keys.buffer)[1] = 0xfff8000000000001n;
    expect([...stableOrder(keys)]).toEqual([2, 0, 1]);
  });

  it('does not change the keys', () => {
    const keys = Float64Array.of(3, -0, 2);
    stableOrder(keys);
    expect([...keys]).toEqual([3, -0, 2]);
  });
});
