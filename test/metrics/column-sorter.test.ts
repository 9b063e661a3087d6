import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnSorter } from '../../src/metrics/column-sorter.ts';

function sorted(values: readonly number[]) {
  const column = new ColumnSorter(values.length).sort(
    Float64Array.from(values),
    Uint32Array.from(values, (_, row) => row),
  );
  return { values: [...column.values], cells: [...column.cells] };
}

/** What it must be: rows with a value, by value, then by row. */
function expected(values: readonly number[]) {
  const rows = values.map((_, row) => row).filter((row) => !Number.isNaN(values[row]!));
  rows.sort((a, b) => values[a]! - values[b]! || a - b);
  return { values: rows.map((row) => values[row]! + 0), cells: rows };
}

describe('sorting a column with the cells of its values', () => {
  it('agrees with a comparison sort on any numbers, and leaves NaN out', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noDefaultInfinity: true })), (values) => {
        expect(sorted(values)).toEqual(expected(values));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with it on whole seconds, with many ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 500 }), (values) => {
        expect(sorted(values)).toEqual(expected(values));
      }),
    );
  });

  it('agrees with it on numbers that differ only in their last bits', () => {
    for (const count of [2, 40, 64, 65, 3000]) {
      const values = Array.from({ length: count }, (_, k) => 1 + ((k * 7919) % count) * Number.EPSILON);
      expect(sorted(values)).toEqual(expected(values));
    }
  });

  it('agrees with it when runs of close numbers stand between others', () => {
    const values = Array.from({ length: 5000 }, (_, k) => (k % 3 === 0 ? 1 : k % 17) + ((k * 31) % 997) * 1e-14);
    expect(sorted(values)).toEqual(expected(values));
  });

  it('sorts one column after another with the same sorter', () => {
    const sorter = new ColumnSorter(4);
    const cells = Uint32Array.of(0, 1, 2, 3);
    expect([...sorter.sort(Float64Array.of(0.3, Number.NaN, 0.1, 0.2), cells).values]).toEqual([0.1, 0.2, 0.3]);
    expect([...sorter.sort(Float64Array.of(3, 2, 1, 0), cells).cells]).toEqual([3, 2, 1, 0]);
    expect([...sorter.sort(Float64Array.of(-1, -0.5, 0, -2), cells).values]).toEqual([-2, -1, -0.5, 0]);
  });
});
