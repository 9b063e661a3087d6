import type { Layer } from './stage.ts';

/** Slanted lines over a rectangle: what is there has no value. Drawn line by line, so that a saved picture has them too. */
export function hatch(area: Layer, x: number, y: number, width: number, height: number, gap = 6): void {
  let path = '';
  for (let at = gap / 2; at < width + height; at += gap) {
    const [x1, y1] = at < height ? [0, at] : [at - height, height];
    const [x2, y2] = at < width ? [at, 0] : [width, at - width];
    path += `M${x + x1},${y + y1}L${x + x2},${y + y2}`;
  }
  area.append('path').attr('class', 'hatch').attr('d', path);
}
