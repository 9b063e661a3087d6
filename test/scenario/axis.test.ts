import { describe, expect, it } from 'vitest';
import { type AxisSpec, readAxis, valueAt, valuesOf, writtenAxis } from '../../src/scenario/axis.ts';

function axis(written: unknown): AxisSpec {
  const reading = readAxis(written);
  if (!('axis' in reading)) throw new Error(`expected ${reading.expected}, got ${reading.received}`);
  return reading.axis;
}

const values = (written: unknown) => valuesOf(axis(written));

describe('the values of an axis', () => {
  it('are those listed, in their order', () => {
    expect(values([32, 16, 'easy', '2 h', true, null])).toEqual([32, 16, 'easy', '2 h', true, null]);
  });

  it('of a range are its steps with both ends, in the unit of the ends', () => {
    expect(values('2 h … 8 h')).toEqual(['2 h', '3.5 h', '5 h', '6.5 h', '8 h']);
    expect(values('2 h..8 h')).toEqual(values('2 h … 8 h'));
    expect(values({ from: '10 %', to: '30 %', steps: 3 })).toEqual(['10 %', '20 %', '30 %']);
    expect(values({ from: 0.5, to: 2, steps: 4 })).toEqual([0.5, 1, 1.5, 2]);
  });

  it('of a log range have equal ratios', () => {
    expect(values({ from: 1, to: 1000, steps: 4, scale: 'log', whole: false })).toEqual([1, 10, 100, 1000]);
    expect(values({ from: '1 per h', to: '16 per h', steps: 5, scale: 'log' })).toEqual(
      [1, 2, 4, 8, 16].map((n) => `${n} per h`),
    );
  });

  it('between bare whole numbers are whole, each once, unless told otherwise', () => {
    expect(values('16..64')).toEqual([16, 28, 40, 52, 64]);
    expect(values({ from: 1, to: 3, steps: 5 })).toEqual([1, 2, 3]);
    expect(values({ from: 1, to: 3, steps: 5, whole: false })).toEqual([1, 1.5, 2, 2.5, 3]);
  });

  it('may be one range in a list, as a flag gives it', () => {
    expect(values(['2 h … 4 h'])).toEqual(values('2 h … 4 h'));
    expect(values([{ from: 1, to: 2, whole: false }])).toEqual([1, 1.25, 1.5, 1.75, 2]);
  });

  it('that are maps, lists, or texts that look like something else, are kept so that they read back as the same', () => {
    expect(values([{ kind: 'depth-k', k: 4 }, '1', 'true', 'plain text'])).toEqual([
      '{"kind":"depth-k","k":4}',
      '"1"',
      '"true"',
      'plain text',
    ]);
  });

  it('written out and read again are the same', () => {
    for (const written of [
      [1, 'a', '2 h', { kind: 'depth-k', k: 4 }, '1', ['x', 2], true, null],
      '2 h … 8 h',
      { from: 1, to: 64, steps: 7, scale: 'log' },
      { from: '5 %', to: '10 %' },
    ])
      expect(axis(writtenAxis(axis(written)))).toEqual(axis(written));
  });
});

describe('a value at a share of an axis', () => {
  it('lies as far along the range', () => {
    expect(valueAt(axis('2 h … 8 h'), 0.25)).toBe('3.5 h');
    expect(valueAt(axis({ from: 1, to: 100, scale: 'log', whole: false }), 0.5)).toBe(10);
    expect(valueAt(axis('2 h … 8 h'), 1 / 3)).toBe('4 h');
  });

  it('gives every whole number, the ends too, the same part', () => {
    const counts = new Map<unknown, number>();
    for (let i = 0; i < 400; i++) {
      const value = valueAt(axis('3..6'), (i + 0.5) / 400);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts]).toEqual([
      [3, 100],
      [4, 100],
      [5, 100],
      [6, 100],
    ]);
  });

  it('gives every listed value the same part', () => {
    const list = axis(['a', 'b', 'c']);
    expect([0, 0.33, 0.34, 0.66, 0.67, 0.999].map((share) => valueAt(list, share))).toEqual([
      'a',
      'a',
      'b',
      'b',
      'c',
      'c',
    ]);
  });
});

describe('what is not an axis', () => {
  it.each([
    [[], 'at least one value'],
    ['easy', 'values such as'],
    [{ from: 1 }, 'values such as'],
    [{ from: '2 h', to: '8 min' }, 'the same unit at both ends'],
    [{ from: 'low', to: 'high' }, 'a number at each end'],
    ['8 h … 2 h', 'a range that goes up'],
    [{ from: 1, to: 2, steps: 1 }, 'steps from 2'],
    [{ from: 0, to: 2, scale: 'log' }, 'a range above 0'],
    [{ from: 1, to: 2, scale: 'logarithmic' }, "a scale 'linear' or 'log'"],
    [{ from: 1, to: 2, step: 3 }, 'a range with from, to, steps, scale, whole'],
  ])('%j is told', (written, expected) => {
    expect(readAxis(written)).toMatchObject({ expected: expect.stringContaining(expected) });
  });
});
