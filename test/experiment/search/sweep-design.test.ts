import { describe, expect, it } from 'vitest';
import { designPoints } from '../../../src/experiment/index.ts';
import { type AxisSpec, readAxis } from '../../../src/scenario/axis.ts';

function axes(written: Readonly<Record<string, unknown>>) {
  return Object.entries(written).map(([path, values]) => {
    const reading = readAxis(values) as { readonly axis: AxisSpec };
    return { path, axis: reading.axis };
  });
}

const chosen = { points: null, seed: '1' };

describe('the points of a design', () => {
  it('of a grid are all combinations, the last path fastest', () => {
    expect(designPoints('grid', axes({ a: [1, 2], b: ['x', 'y', 'z'] }), chosen).points).toEqual([
      [1, 'x'],
      [1, 'y'],
      [1, 'z'],
      [2, 'x'],
      [2, 'y'],
      [2, 'z'],
    ]);
  });

  it('of a list are the first of each, the second of each and so on', () => {
    expect(
      designPoints('list', axes({ a: [1, 2, 3], b: { from: '1 h', to: '3 h', steps: 3 } }), chosen).points,
    ).toEqual([
      [1, '1 h'],
      [2, '2 h'],
      [3, '3 h'],
    ]);
    const uneven = designPoints('list', axes({ a: [1, 2, 3], b: [1, 2] }), chosen);
    expect(uneven).toMatchObject({ problem: expect.stringContaining('a has 3 values and b has 2'), axis: 1 });
  });

  it('of a Latin hypercube have one in each stratum of each path', () => {
    const { points } = designPoints('latin-hypercube', axes({ a: { from: 0, to: 1, whole: false }, b: '0 h … 10 h' }), {
      points: 20,
      seed: 'x',
    });
    expect(points).toHaveLength(20);
    const strata = (values: number[], width: number) =>
      values.map((value) => Math.floor(value / width)).sort((x, y) => x - y);
    const upTo19 = Array.from({ length: 20 }, (_, i) => i);
    expect(
      strata(
        points!.map(([a]) => Number(a)),
        0.05,
      ),
    ).toEqual(upTo19);
    expect(
      strata(
        points!.map(([, b]) => Number.parseFloat(String(b))),
        0.5,
      ),
    ).toEqual(upTo19);
  });

  it('of a Latin hypercube depend on the seed alone, and are ten for each path unless told otherwise', () => {
    const of = (seed: string) =>
      designPoints('latin-hypercube', axes({ a: '1..9', b: '1..9' }), { points: null, seed }).points;
    expect(of('1')).toHaveLength(20);
    expect(of('1')).toEqual(of('1'));
    expect(of('1')).not.toEqual(of('2'));
  });

  it('are refused where there are none, too many, or a number that makes no sense', () => {
    const many = { from: 1, to: 1000, steps: 1000 };
    expect(designPoints('grid', [], chosen).problem).toBe('nothing is varied');
    expect(designPoints('grid', axes({ a: many, b: many }), chosen).problem).toContain('1,000,000 points');
    expect(designPoints('grid', axes({ a: [1] }), { ...chosen, points: 3 }).problem).toContain(
      'takes no number of points',
    );
  });
});
