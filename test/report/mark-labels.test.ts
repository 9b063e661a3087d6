import { describe, expect, it } from 'vitest';
import { type LabelledMark, placeMarkLabels } from '../../viz/marks/mark-labels.ts';

const mark = (x: number, y: number, more: Partial<LabelledMark> = {}): LabelledMark => ({
  x,
  y,
  radius: 6,
  across: null,
  up: null,
  ...more,
});
const place = (marks: readonly LabelledMark[], names = marks.length, length = 50) =>
  placeMarkLabels(
    Array.from({ length: names }, () => length),
    marks,
    400,
    300,
  );

describe('the name of a mark', () => {
  it('stands right of it, and left of it where the figure ends', () => {
    expect(place([mark(200, 150)])).toEqual([{ x: 210, y: 154, anchor: 'start', leader: null }]);
    expect(place([mark(380, 150)])).toEqual([{ x: 370, y: 154, anchor: 'end', leader: null }]);
  });

  it('stands beyond the end of a short interval, and above a long one', () => {
    expect(place([mark(200, 150, { across: [188, 212] })])).toEqual([
      { x: 216, y: 154, anchor: 'start', leader: null },
    ]);
    expect(place([mark(200, 150, { across: [120, 280] })])).toEqual([
      { x: 200, y: 138, anchor: 'middle', leader: null },
    ]);
  });

  it('stands in a corner of two long intervals', () => {
    const [label] = place([mark(200, 150, { across: [100, 300], up: [60, 240] })]);
    // A line of text of 16 pixels, 2 pixels above the line across, 2 beside the mark.
    expect(label).toEqual({ x: 208, y: 143, anchor: 'start', leader: null });
  });

  it('keeps clear of marks that have no name, of their intervals, and of names written before', () => {
    const [left] = place([mark(200, 150), mark(230, 150)], 1);
    expect(left).toMatchObject({ x: 190, anchor: 'end' });
    const [under] = place([mark(200, 150), mark(230, 120, { up: [100, 170] })], 1);
    expect(under).toMatchObject({ x: 190, anchor: 'end' });
    // Left of the second its name would touch the name of the first.
    expect(place([mark(256, 150), mark(370, 150)])).toEqual([
      { x: 266, y: 154, anchor: 'start', leader: null },
      { x: 370, y: 138, anchor: 'middle', leader: null },
    ]);
  });

  it('is drawn away from a crowd with a thin line, and left out where there is no room', () => {
    const walls = [170, 200, 230]
      .flatMap((x) => [130, 170].map((y) => mark(x, y)))
      .concat(mark(160, 150), mark(240, 150));
    const [away] = place([mark(200, 150), ...walls.filter(({ x, y }) => x !== 200 || y !== 130)], 1);
    expect(away).toMatchObject({ x: 200, anchor: 'middle', leader: [200, 144] });
    expect(away!.y).toBeLessThan(130);
    expect(place([mark(200, 150)], 1, 500)).toEqual([null]);
  });
});
